"""Speaking to people and programs at a terminal: any text, any stream, one line a complaint."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from journeymapper.model.text import clean_line
from journeymapper.storage.errors import reason_of


class OutputError(Exception):
    """What we have to say cannot be written; the text says why."""


def prepare() -> None:
    """Let the streams take what their encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


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
