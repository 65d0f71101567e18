"""Start as ``python -m journeymapper``."""

import sys

from journeymapper.cli import main

if __name__ == "__main__":
    sys.exit(main())
