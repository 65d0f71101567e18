"""All formats a map can be exported to, and the way from a map to a file in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportFormat, ExportOptions, TextFormat
from journeymapper.exchange.errors import ExportError
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.registry import discover
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError


@cache
def formats() -> Mapping[str, ExportFormat]:
    """Return every format of a drawing by its suffix (``.pdf``)."""
    found = discover("journeymapper.exchange.formats", "FORMAT", ExportFormat)
    return {format_.suffix: format_ for format_ in found.values()}


@cache
def text_formats() -> Mapping[str, TextFormat]:
    """Return every format that tells a journey in words by its suffix (``.md``)."""
    found = discover("journeymapper.exchange.texts", "TEXT", TextFormat)
    return {format_.suffix: format_ for format_ in found.values()}


def format_for(path: Path) -> ExportFormat:
    """Return the drawing's format that the suffix of a file's name asks for; raises ExportError."""
    found = formats().get(path.suffix.lower())
    if found is None:
        raise _unknown(path, formats())
    return found


def check_suffix(path: Path) -> None:
    """Raise ExportError unless the suffix of a file's name is that of a drawing or a text."""
    if path.suffix.lower() not in {**formats(), **text_formats()}:
        raise _unknown(path, {**formats(), **text_formats()})


def _unknown(path: Path, known: Mapping[str, object]) -> ExportError:
    return ExportError(
        _("«{name}» has to end in {suffixes}.").format(
            name=path.name, suffixes=", ".join(sorted(known))
        )
    )


def drawn(journey: JourneyMap) -> Display:
    """Return the drawing of a map, as the window shows it."""
    from journeymapper.layout.engine import arrange
    from journeymapper.typeset.engine import engine
    from journeymapper.typeset.icons import symbol

    return arrange(journey, engine(), symbol).display


def export(journey: JourneyMap, path: Path, options: ExportOptions | None = None) -> None:
    """Write a map, drawn or in words, to ``path``, complete or not at all; raises ExportError."""
    check_suffix(path)
    text = text_formats().get(path.suffix.lower())
    if text:
        _written(path, text.write(journey).encode())
    else:
        export_drawing(drawn(journey), path, options)


def export_drawing(drawing: Display, path: Path, options: ExportOptions | None = None) -> None:
    """Write a drawing to ``path``, complete or not at all; raises ExportError."""
    _written(path, format_for(path).make(drawing, options or ExportOptions()))


def _written(path: Path, data: bytes) -> None:
    try:
        write_durably(path, data)
    except SaveError as error:
        raise ExportError(error.sentence) from error
