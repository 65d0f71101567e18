"""Speaking to people and programs at a terminal: any text, any stream, one line a complaint."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Final

from journeymapper.i18n import N_, _, ngettext
from journeymapper.model.text import clean_line
from journeymapper.storage.errors import reason_of

# What argparse says, for the catalogue to know it; it looks these words up by itself.
ARGPARSE_WORDS: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


class OutputError(Exception):
    """What we have to say cannot be written; the text says why."""


def prepare() -> None:
    """Let the streams take what their encoding lacks, and argparse speak our languages."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")
    vars(argparse).update(_=_, ngettext=ngettext)


def say(words: str) -> None:
    """Write words for the reader of the output; raises OutputError."""
    try:
        print(words)  # noqa: T201
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason_of(error)) from error


def complain(sentence: object) -> None:
    """Write a sentence about what is wrong on one line, without what could steer a terminal."""
    if sys.stderr is not None:
        line = clean_line(" ".join(str(sentence).split()))
        print(f"journeymapper: {line}", file=sys.stderr)  # noqa: T201


def flush() -> None:
    """See to it that all that was said has left; raises OutputError.

    There is no output at all where a window was started without a terminal.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason_of(error)) from error


def abandon_output() -> None:
    """Drop what could not be written, so that leaving does not try it again."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
