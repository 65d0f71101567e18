"""What the set-up says to the person who started it."""

from __future__ import annotations

import sys


class SetupError(Exception):
    """The set-up cannot go on; its text says what happened and what to do."""


def say(text: str) -> None:
    """Print one line of progress at once, also where output is a file."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print one message on the error channel, after everything said so far."""
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)
