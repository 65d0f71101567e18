"""Text as outlines where a document may not carry its font: it looks the same, and is a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from journeymapper.display.later import Later
from journeymapper.display.primitives import Display, Group, Path, Primitive, TextRun
from journeymapper.display.walk import extent
from journeymapper.typeset.fonts import not_for_documents
from journeymapper.typeset.lines import WordLine

OUTLINED: Final = "outlined"
"""The role of a line that became a path: its bounds are those of the text, ``alt`` says it."""


def for_documents(display: Display) -> Display:
    """Return a drawing in which every font may be embedded; the same one where all may.

    Lines in another font become paths; what they say stays with them in words.
    """
    barred = not_for_documents()
    if not barred:
        return display
    return replace(display, layers=tuple(_group(layer, barred) for layer in display.layers))


def _group(group: Group, barred: frozenset[str]) -> Group:
    parts = group.parts
    if group.role == "face":  # shared by identity, and without words
        return group

    def make() -> tuple[Primitive, ...]:
        return tuple(_part(part, barred) for part in parts)

    return replace(group, parts=Later(make))


def _part(part: Primitive, barred: frozenset[str]) -> Primitive:
    if isinstance(part, Group):
        return _group(part, barred)
    if isinstance(part, TextRun) and not barred.isdisjoint(_fonts(part)):
        from journeymapper.typeset.glyph_shapes import line_shape

        shape = Path(line_shape(part.line, part.x, part.y, part.size), fill=part.colour)
        return Group((shape,), extent(part), role=OUTLINED, alt=part.line.text)
    return part


def _fonts(run: TextRun) -> Iterator[str]:
    line = run.line
    if isinstance(line, WordLine):
        yield line.words.font.key
    else:
        for span in line.spans:
            yield span.font
