"""The command line: what was asked for, in one clear sentence if it cannot be done."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, Final

from journeymapper import terminal
from journeymapper.i18n import LANGUAGES, _, set_interface_language

DONE: Final = 0
NOT_IN_ORDER: Final = 1
USAGE: Final = 2
FAILED: Final = 3
FAULT: Final = 4

COMMANDS: Final = ("new", "export", "check", "info", "format", "analyse", "diff", "portfolio")


def _asked_command(arguments: Sequence[str]) -> bool:
    """Whether the first word that is no option (nor an option's value) is a command."""
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word == "--":
            return False
        elif word in {"--language", "--template", "--picture"}:
            skip = True
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


def _language_in(arguments: Sequence[str]) -> str:
    """Return the language asked for, so that even the help speaks it."""
    for word, after in pairwise([*arguments, ""]):
        if word == "--":
            break
        if word == "--language":
            return after if after in LANGUAGES else ""
        if word.startswith("--language="):
            return word.partition("=")[2]
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    terminal.prepare()
    try:
        set_interface_language(_language_in(words))
        code = _run_command(words) if _asked_command(words) else _run_window(words)
        terminal.flush()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        terminal.abandon_output()
        return DONE
    except terminal.OutputError as error:
        terminal.abandon_output()
        terminal.complain(_("the output cannot be written: {reason}").format(reason=error))
        return FAILED
    except Exception as error:  # noqa: BLE001 (the last line: no traceback for people)
        terminal.complain(_fault(error))
        return FAULT
    return code


def _run_command(words: list[str]) -> int:
    from journeymapper import commands
    from journeymapper.options import command_parser

    asked = command_parser().parse_args(words)
    try:
        return int(getattr(commands, f"run_{asked.command}")(asked))
    except commands.CommandError as error:
        terminal.complain(error)
        return error.code


def _run_window(words: list[str]) -> int:
    files, options = words, {}
    if any(word.startswith("-") for word in words):
        from journeymapper.options import window_parser

        asked = vars(window_parser().parse_args(words))
        if asked.pop("self_test"):
            from journeymapper.self_test import self_test

            return self_test()
        files = asked.pop("files")
        options = {name: value for name, value in asked.items() if value}
    gc.disable()  # until the window is there: run enables it again
    try:
        return _open_window(files, options)
    finally:
        gc.enable()


def _open_window(files: list[str], options: dict[str, Any]) -> int:
    from journeymapper.app import qt_import

    qt_import.import_qt()
    from journeymapper.app.main import run

    return run(files, **options)


def _fault(error: Exception) -> str:
    """Keep the traceback for a report; return the sentence for people."""
    from journeymapper.storage.folders import state_folder

    reason = f"{type(error).__name__}: {error}"[:200]
    with suppress(OSError):
        state_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        report = state_folder() / "last-fault.txt"
        report.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
        return _("a fault of the program ({reason}); please report it with {file}").format(
            reason=reason, file=report
        )
    return _("a fault of the program ({reason}); please report it").format(reason=reason)
