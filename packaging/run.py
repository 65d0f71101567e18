#!/usr/bin/env python3
"""Set everything up and open the editor on a sample map, or set everything up and run the tests.

    python3 packaging/run.py                      the editor, on a sample map
    python3 packaging/run.py test [pytest ...]    every test; its exit code is the tests'
    python3 packaging/run.py setup [--window]     the set-up alone, with what developers need

Needs Python 3.11 or newer and nothing else. This file itself is written so that any older
Python 3 can read it far enough to say so.
"""

import sys

OLDEST = (3, 11)


def main(arguments: "list[str]") -> int:
    """Do what the words on the command line ask; return the exit code."""
    if sys.version_info[:2] < OLDEST:
        sys.stderr.write(
            "journeymapper needs Python {}.{} or newer; this is Python {}.{}.\n".format(
                *OLDEST, *sys.version_info[:2]
            )
        )
        return 2
    from bootstrap.commands import run

    return run(arguments, usage=__doc__ or "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
