"""All formats a map can be exported to, and the way from a map to a file in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions
from journeymapper.exchange.errors import ExportError
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.registry import discover
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError


@cache
def formats() -> Mapping[str, ExportFormat]:
    """Return every format by its suffix (``.pdf``)."""
    found = discover("journeymapper.exchange.formats", "FORMAT", ExportFormat)
    return {format_.suffix: format_ for format_ in found.values()}


def format_for(path: Path) -> ExportFormat:
    """Return the format that the suffix of a file's name asks for; raises ExportError."""
    found = formats().get(path.suffix.lower())
    if found is None:
        raise ExportError(
            _("«{name}» has to end in {suffixes}.").format(
                name=path.name, suffixes=", ".join(sorted(formats()))
            )
        )
    return found


def drawn(journey: JourneyMap) -> Display:
    """Return the drawing of a map, as the window shows it."""
    from journeymapper.layout.engine import arrange
    from journeymapper.typeset.engine import engine
    from journeymapper.typeset.icons import symbol

    return arrange(journey, engine(), symbol).display


def export(journey: JourneyMap, path: Path, options: ExportOptions | None = None) -> None:
    """Write the drawing of a map to ``path``, complete or not at all; raises ExportError."""
    format_for(path)
    export_drawing(drawn(journey), path, options)


def export_drawing(drawing: Display, path: Path, options: ExportOptions | None = None) -> None:
    """Write a drawing to ``path``, complete or not at all; raises ExportError."""
    data = format_for(path).make(drawing, options or ExportOptions())
    try:
        write_durably(path, data)
    except SaveError as error:
        raise ExportError(error.sentence) from error
