"""The command line: what was asked for, in one clear sentence if it cannot be done."""

from __future__ import annotations

import argparse
import gc
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final, NoReturn

from journeymapper import __version__, terminal
from journeymapper.i18n import LANGUAGES, _, set_interface_language

DONE: Final = 0
NOT_IN_ORDER: Final = 1
USAGE: Final = 2
FAILED: Final = 3
FAULT: Final = 4

COMMANDS: Final = ("new", "export", "check", "info", "format", "analyse", "diff", "portfolio")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without repeating how to call it."""

    def error(self, message: str) -> NoReturn:
        """Leave with the usage code."""
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _epilog() -> str:
    return _(
        "exit codes: 0 done; 1 check found a fault; 2 wrong use (unknown option, output exists);\n"
        "3 a file cannot be read or written; 4 a fault of the program itself.\n"
        "`--` ends the options: journeymapper -- -odd-name.journey"
    )


def _add_language(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(
        "--language",
        choices=sorted(LANGUAGES),
        default=default,
        help=_("language of the program; otherwise the system's"),
    )


def _add_global(parser: argparse.ArgumentParser) -> None:
    _add_language(parser, "")
    parser.add_argument(
        "--version", action="version", version=f"journeymapper {__version__}", help=_("show it")
    )


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="journeymapper",
        description=_("Draw customer journey maps: opens the window on FILEs, or on an empty map."),
        epilog=_("commands (each has its own --help): {commands}").format(
            commands=", ".join(COMMANDS)
        )
        + "\n\n"
        + _epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="journeymapper [options] [FILE ...]\n       journeymapper COMMAND ...",
        allow_abbrev=False,
    )
    _add_global(parser)
    parser.add_argument("files", metavar="FILE", nargs="*", help=_("maps to open in the window"))
    parser.add_argument(
        "--template", metavar="NAME", help=_("open a new map made from this template")
    )
    parser.add_argument(
        "--picture",
        metavar="OUT.png",
        type=Path,
        help=_("paint the window into a picture and leave, without a screen"),
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=_("check that this installation is complete and works"),
    )
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="journeymapper", allow_abbrev=False, epilog=_epilog())
    _add_global(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        parser = commands.add_parser(
            name,
            help=words,
            description=words,
            epilog=_epilog(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        _add_language(parser, argparse.SUPPRESS)  # what stands before the command stays
        return parser

    new = command("new", _("Write a new map, made from a template."))
    new.add_argument("--template", metavar="NAME", required=True, help=_("one of the templates"))
    new.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    export = command("export", _("Write a map as PDF, PNG, SVG, or in words (Markdown, HTML)."))
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument(
        "-o", "--output", metavar="OUT.pdf|png|svg|md|html", type=Path, required=True
    )
    export.add_argument(
        "--page", metavar="SIZE", help=_("fit it to A5 … A0, Letter, Legal or Tabloid (PDF)")
    )
    turned = export.add_mutually_exclusive_group()
    turned.add_argument("--landscape", action="store_true", help=_("paper on its side (PDF)"))
    turned.add_argument("--portrait", action="store_true", help=_("paper upright (PDF)"))
    export.add_argument(
        "--scale", type=float, default=2.0, help=_("pixels a unit of the map (PNG); 2 by default")
    )
    export.add_argument(
        "--persona-sheets",
        action=argparse.BooleanOptionalAction,
        help=_("show the persona sheets, or leave them out; without it as the map says"),
    )
    for one in (new, export):
        one.add_argument("--force", action="store_true", help=_("replace an output that exists"))
    check = command("check", _("Say whether a file is a map in order; if not, where and why."))
    check.add_argument("file", metavar="FILE", type=Path)
    info = command("info", _("Count what a map holds."))
    info.add_argument("file", metavar="FILE", type=Path)
    info.add_argument("--json", action="store_true", help=_("as JSON"))
    analyse = command("analyse", _("Answer what a map tells: emotion, path, funnel, findings."))
    analyse.add_argument("file", metavar="FILE", type=Path)
    analyse.add_argument("--json", action="store_true", help=_("as JSON"))
    diff = command("diff", _("Say what changed from one map to another, in words."))
    diff.add_argument("before", metavar="A", type=Path)
    diff.add_argument("after", metavar="B", type=Path)
    diff.add_argument("--json", action="store_true", help=_("as JSON"))
    portfolio = command("portfolio", _("Say how the maps of a folder stand and what they share."))
    portfolio.add_argument("folder", metavar="DIR", type=Path)
    portfolio.add_argument("--json", action="store_true", help=_("as JSON"))
    rewrite = command("format", _("Rewrite a map in the canonical form; comments are lost."))
    rewrite.add_argument("file", metavar="FILE", type=Path)
    return parser


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

    asked = _command_parser().parse_args(words)
    try:
        return int(getattr(commands, f"run_{asked.command}")(asked))
    except commands.CommandError as error:
        terminal.complain(error)
        return error.code


def _run_window(words: list[str]) -> int:
    asked = _window_parser().parse_args(words)
    if asked.self_test:
        from journeymapper.self_test import self_test

        return self_test()
    gc.disable()  # until the window is there: run enables it again
    try:
        return _open_window(asked)
    finally:
        gc.enable()


def _open_window(asked: argparse.Namespace) -> int:
    from journeymapper.app import qt_import

    qt_import.import_qt()
    from journeymapper.app.main import run

    options = {
        "template": asked.template,
        "picture": asked.picture,
        "language": asked.language,
    }
    return run(asked.files, **{name: value for name, value in options.items() if value})


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
