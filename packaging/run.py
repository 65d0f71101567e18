#!/usr/bin/env python3
"""Set everything up and open the editor on a sample map, or set everything up and run the tests.

    python3 packaging/run.py                      the editor, on a sample map
    python3 packaging/run.py test [pytest ...]    every test; its exit code is the tests'
    python3 packaging/run.py setup [--window]     the set-up alone, with what developers need

Needs Python 3.11 or newer and nothing else.
"""

# Written so that any older Python, even 2.7, can read it far enough to say what it lacks.

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is the question
    sys.stderr.write(
        "journeymapper needs Python 3.11 or newer; this is Python {}.{}.\n".format(
            *sys.version_info[:2]
        )
    )
    sys.exit(2)

from bootstrap.commands import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], usage=__doc__))
