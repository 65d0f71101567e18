"""The options of the command line, and what their help says."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final, NoReturn

from journeymapper import __version__
from journeymapper.cli import COMMANDS, USAGE
from journeymapper.i18n import LANGUAGES, N_, _, ngettext

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
vars(argparse).update(_=_, ngettext=ngettext)  # so that it speaks our languages


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


def window_parser() -> argparse.ArgumentParser:
    """Return the parser for opening the window."""
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


def command_parser() -> argparse.ArgumentParser:
    """Return the parser for the commands, which need no window."""
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
