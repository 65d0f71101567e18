"""What each command does; the parsed arguments go in, the exit code comes out."""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Final

from journeymapper.edit.persona_sheets import with_sheets
from journeymapper.exchange import catalog
from journeymapper.exchange.base import ExportOptions
from journeymapper.exchange.errors import ExportError
from journeymapper.exchange.map_fonts import barred_words, missing_words
from journeymapper.i18n import _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of
from journeymapper.render.pages import PAGE_SIZES, page_named
from journeymapper.storage.codec import dumps
from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.files import Opened, read_map, save
from journeymapper.storage.templates import new_from_template, template_names
from journeymapper.terminal import complain, say

NOT_IN_ORDER: Final = 1
USAGE: Final = 2
FAILED: Final = 3
_PLAIN_PAPER: Final = "A4"
"""What is turned where an orientation is asked for and no page."""


class CommandError(Exception):
    """A command that could not be done: a sentence for people and the exit code."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        """Keep the code beside the sentence."""
        super().__init__(sentence)
        self.code = code


def _opened(path: Path) -> Opened:
    try:
        return read_map(path)
    except OpenError as error:
        raise CommandError(str(error)) from error


def _refuse_output(output: Path, *, force: bool, source: Path | None = None) -> None:
    """Refuse to write over the input, ever, and over another file without ``force``."""
    if not os.path.lexists(output):
        return
    if source is not None and output.exists() and source.exists() and output.samefile(source):
        raise CommandError(
            _("the output is the input itself; name another file: {file}").format(file=output),
            USAGE,
        )
    if not force:
        raise CommandError(
            _("{file} exists already; --force replaces it").format(file=output), USAGE
        )


def run_new(asked: argparse.Namespace) -> int:
    """Write a new map made from a template."""
    try:
        journey = new_from_template(asked.template, date.today())  # noqa: DTZ011 (a local day)
    except KeyError:
        raise CommandError(
            _("there is no template «{name}»; there are: {names}").format(
                name=asked.template, names=", ".join(template_names())
            ),
            USAGE,
        ) from None
    except OpenError as error:
        raise CommandError(str(error)) from error
    _refuse_output(asked.output, force=asked.force)
    _save(journey, asked.output, None if asked.force else "")
    return 0


def _save(journey: JourneyMap, path: Path, expected_digest: str | None) -> None:
    try:
        saved = save(journey, path, expected_digest)
    except SaveError as error:
        raise CommandError(error.sentence) from error
    for note in saved.notes:
        complain(note)


def run_export(asked: argparse.Namespace) -> int:
    """Write the drawing of a map."""
    landscape = True if asked.landscape else False if asked.portrait else None
    name = asked.page or ("" if landscape is None else _PLAIN_PAPER)
    try:
        page = page_named(name) if name else ""
    except KeyError:
        raise CommandError(
            _("there is no page «{name}»; there are: {names}").format(
                name=asked.page, names=", ".join(PAGE_SIZES)
            ),
            USAGE,
        ) from None
    if not 0 < asked.scale <= 100:
        raise CommandError(_("--scale has to be more than 0, and 100 at most"), USAGE)
    _refuse_output(asked.output, force=asked.force, source=asked.file)
    try:
        catalog.check_suffix(asked.output)
    except ExportError as error:
        raise CommandError(str(error), USAGE) from error
    if page and asked.output.suffix.lower() != ".pdf":
        complain(_("a picture has the size of the map; page and orientation are for PDF"))
    journey = _opened(asked.file).map
    if asked.output.suffix.lower() in catalog.formats():
        for words in (missing_words(journey.theme), _barred(journey, asked.output)):
            if words:
                complain(words)
    if asked.persona_sheets is not None:
        journey = with_sheets(journey, shown=asked.persona_sheets)
    try:
        catalog.export(journey, asked.output, ExportOptions(page, landscape, asked.scale))
    except ExportError as error:
        raise CommandError(str(error)) from error
    return 0


def _barred(journey: JourneyMap, output: Path) -> str:
    return barred_words(journey.theme) if output.suffix.lower() in {".pdf", ".svg"} else ""


def run_check(asked: argparse.Namespace) -> int:
    """Say whether a file is a map in order."""
    try:
        read_map(asked.file)
    except OpenError as error:
        raise CommandError(str(error), NOT_IN_ORDER) from error
    say(_("{file}: in order").format(file=asked.file))
    return 0


def counts(journey: JourneyMap) -> dict[str, Any]:
    """Return what a map holds, by the words of its file."""
    seen = index(journey)
    kinds = Counter(kind_of(card, seen.lanes) for card in journey.cards)
    return {
        "title": journey.title,
        "language": journey.language,
        "personas": len(journey.personas),
        "channels": len(journey.channels),
        "stages": len(journey.stages),
        "steps": sum(len(stage.steps) for stage in journey.stages),
        "lanes": len(journey.lanes),
        "cards": dict(sorted(kinds.items())),
        "touchpoints": len(seen.touchpoints),
        "links": len(journey.links),
        "pictures": len(journey.assets),
    }


def run_info(asked: argparse.Namespace) -> int:
    """Count what a map holds."""
    found = counts(_opened(asked.file).map)
    if asked.json:
        say(json.dumps(found, indent=2))
        return 0
    for name, value in found.items():
        if isinstance(value, dict):
            say(f"{name}: {', '.join(f'{kind} {n}' for kind, n in value.items()) or 0}")
        else:
            say(f"{name}: {value}")
    return 0


def run_analyse(asked: argparse.Namespace) -> int:
    """Answer what a map tells."""
    from journeymapper.analysis.report import report
    from journeymapper.analysis.summary import summary

    journey = _opened(asked.file).map
    if asked.json:
        say(json.dumps(summary(journey), indent=2, allow_nan=False))
    else:
        say(report(journey))
    return 0


def run_diff(asked: argparse.Namespace) -> int:
    """Say what changed from one map to another."""
    from journeymapper.analysis.compare import compare
    from journeymapper.analysis.compare_words import as_data, sentences

    found = compare(_opened(asked.before).map, _opened(asked.after).map)
    if asked.json:
        say(json.dumps(as_data(found, interface_language()), indent=2))
        return 0
    for line in sentences(found, interface_language()) or (_("no difference"),):
        say(line)
    return 0


def run_portfolio(asked: argparse.Namespace) -> int:
    """Say what the maps of a folder have in common and how each stands."""
    from journeymapper.analysis.portfolio import map_row
    from journeymapper.analysis.portfolio_words import as_data, as_text
    from journeymapper.storage.collection import Unreadable, files_in, read_each

    try:
        files = files_in(asked.folder)
    except OpenError as error:
        raise CommandError(str(error)) from error
    rows, faults = [], []
    for one in read_each(asked.folder, files):
        if isinstance(one, Unreadable):
            faults.append((one.file, one.reason))
        else:
            rows.append(map_row(one.map, one.file, one.changed))
    if asked.json:
        say(json.dumps(as_data(rows, faults), indent=2, allow_nan=False))
    else:
        say(as_text(rows, faults) or _("there are no maps in {folder}").format(folder=asked.folder))
    return 0


def run_format(asked: argparse.Namespace) -> int:
    """Rewrite a map in the canonical form, unless it is in that form already."""
    opened = _opened(asked.file)
    if asked.file.read_bytes() != dumps(opened.map).encode():
        _save(opened.map, asked.file, opened.digest)
    return 0
