"""Text that is already set: glyphs with their places. Nobody above breaks lines again."""

from __future__ import annotations

from typing import Protocol

from journeymapper.frozen import frozen


@frozen
class TextStyle:
    """How text looks: size and line height in units of the paper, weight 400 or 600.

    A ``heading`` may be set in a family of its own.
    """

    size: float
    weight: int = 400
    leading: float = 0.0
    italic: bool = False
    heading: bool = False

    @property
    def line(self) -> float:
        """The distance between baselines."""
        return self.leading or self.size * 1.25


@frozen
class GlyphSpan:
    """Consecutive glyphs of one font in one direction, in visual order from left to right.

    ``font`` is a key that ``typeset.fonts`` resolves to a file; ``xs`` and ``ys`` are where each
    glyph's origin stands, in em from the line's origin (y down); ``clusters`` are indexes into the
    line's text of the first character each glyph stands for.
    """

    font: str
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[int, ...]
    rtl: bool = False


@frozen(eq=False)
class ShapedLine:
    """One line, shaped; ``width`` in em. Shared between runs and compared by identity first."""

    text: str
    spans: tuple[GlyphSpan, ...]
    width: float

    def __eq__(self, other: object) -> bool:
        """Tell whether both set the same glyphs in the same places."""
        if self is other:
            return True
        return (
            isinstance(other, ShapedLine)
            and self.text == other.text
            and self.width == other.width
            and self.spans == other.spans
        )

    def __hash__(self) -> int:
        """Hash by what is said, which equal lines share."""
        return hash((self.text, self.width))


class TextMeasurer(Protocol):
    """The one text engine as layout sees it."""

    def line(self, text: str, style: TextStyle) -> ShapedLine:
        """Shape text as one line, never broken (newlines count as spaces)."""

    def wrap(self, text: str, style: TextStyle, width: float) -> tuple[ShapedLine, ...]:
        """Break text at ``width`` units of the paper and at newlines, anywhere if no word fits.

        Returns at least one line, empty for empty text; no line is wider than ``width``, save one
        that is a single character.
        """

    def in_families(self, text: str, headings: str) -> TextMeasurer:
        """Return the engine that sets text and headings in families of the user's machine."""
