"""Words of plain text: shaped once per font, with the places where a line may end inside them.

The rules are those of UAX #14 as Qt applies them, for the characters of Latin, Greek and Cyrillic
text; at a space, Qt ends a line whatever stands beside it. A word that would need more rules than
are told here is not plain: ``plain`` returns None and Qt breaks that text.
"""

from __future__ import annotations

import re
from typing import Final

import uharfbuzz as hb

from journeymapper.typeset.fonts import FontFace

_MARKS: Final = {
    "EX": "!?}",
    "QU": "\"';",
    "QI": "«‘“‹",
    "QF": "»’”›",
    "PR": "$%+\\¢£¤¥°±‰€№−",
    "OP": "([{¡¿‚„",
    "CP": ")]",
    "IS": ",.:⁄",
    "HY": "-",
    "SY": "/",
    "BA": "|–‐‒",
    "GL": "\u00a0\u202f\u2007‑",
    "B2": "—",
    "IN": "…",
    "NU": "0123456789",
    "AL": "#&*<=>@^_`~¦§¨©ª¬®¯²³µ¶·¸¹º¼½¾×÷†‡•™←↑→↓∂∆∏∑√∞∫≈≠≤≥",
}
_CLASS: Final = {mark: kind for kind, marks in _MARKS.items() for mark in marks}
_CLASS[";"] = "IS"

_ENDS: Final = {
    "AL": {"B2"},
    "NU": {"B2"},
    "EX": {"AL", "NU", "PR", "OP", "B2"},
    "PR": {"PR", "B2"},
    "CP": {"OP", "B2"},
    "IS": {"PR", "OP", "B2"},
    "HY": {"PR", "OP", "GL", "B2"},
    "SY": {"AL", "PR", "OP", "B2"},
    "BA": {"PR", "OP", "GL", "B2"},
    "B2": {"AL", "NU", "PR", "OP"},
    "IN": {"AL", "NU", "PR", "OP", "B2"},
}
"""After which class a line may end inside a word, and before which."""

_UNTOLD: Final = {("PR", "OP"), ("CP", "PR"), ("IS", "PR"), ("SY", "PR")}
"""Where it takes a look at the number around them to know."""

_COMMON: Final = re.escape("".join(_CLASS))
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-\u024f\u1e00-\u1eff"
_GREEK: Final = "\u0370-\u03e1\u03f0-\u03ff"
_CYRILLIC: Final = "\u0400-\u0482\u048a-\u052f"
_ONE_SCRIPT: Final = re.compile(
    f"[{_COMMON}{_LATIN}]*|[{_COMMON}{_GREEK}]*|[{_COMMON}{_CYRILLIC}]*"
)

_BEYOND_LATIN: Final = re.compile("[\u0370-\u052f]")


def mixes_scripts(text: str) -> bool:
    """Tell whether Greek or Cyrillic stands beside another script: Qt never kerns the two."""
    return _BEYOND_LATIN.search(text) is not None and not _ONE_SCRIPT.fullmatch(
        text.replace(" ", "")
    )


class Word:
    """A shaped word: in font units from its own origin, with the places where a line may end.

    ``ends`` are the indexes of characters before which a line may break.
    """

    __slots__ = ("advance", "clusters", "ends", "glyphs", "xs", "ys")

    def __init__(
        self,
        advance: int,
        glyphs: tuple[int, ...],
        xs: tuple[int, ...],
        ys: tuple[int, ...],
        clusters: tuple[int, ...],
        ends: tuple[int, ...] = (),
    ) -> None:
        """Hold what the shaper gave."""
        self.advance = advance
        self.glyphs = glyphs
        self.xs, self.ys = xs, ys
        self.clusters = clusters
        self.ends = ends

    def place(self, index: int) -> int:
        """Return where the character at an index starts."""
        if index <= 0:
            return 0
        return next(
            (x for x, cluster in zip(self.xs, self.clusters, strict=True) if cluster >= index),
            self.advance,
        )


def plain(text: str, face: FontFace) -> Word | None:
    """Shape a word, or return None where the text needs Qt to be set rightly."""
    if not _ONE_SCRIPT.fullmatch(text):
        return None
    if not face.characters.issuperset(text.replace("\u202f", " ")):
        return None
    kinds = [_CLASS.get(character, "AL") for character in text]
    ends = _line_ends(kinds)
    if ends is None:
        return None
    word = shape(text, face) if text else Word(0, (), (), (), ())
    word.ends = ends
    return word


def shape(text: str, face: FontFace) -> Word:
    """Shape text of one script, left to right, without asking where a line may end."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(face.font, buffer)
    x = y = 0
    xs: list[int] = []
    ys: list[int] = []
    for position in buffer.glyph_positions:
        xs.append(x + position.x_offset)
        ys.append(-y - position.y_offset)
        x += position.x_advance
        y += position.y_advance
    infos = buffer.glyph_infos
    return Word(
        x,
        tuple(info.codepoint for info in infos),
        tuple(xs),
        tuple(ys),
        tuple(info.cluster for info in infos),
    )


def _line_ends(kinds: list[str]) -> tuple[int, ...] | None:
    ends = []
    for index in range(1, len(kinds)):
        left, right = kinds[index - 1], kinds[index]
        if (left, right) in _UNTOLD:
            return None
        starts = index == 1 or kinds[index - 2] == "GL"
        if left in {"HY", "BA"} and right == "AL":
            may = not starts
        elif (left, right) == ("BA", "NU"):
            may = starts
        elif (left, right) == ("SY", "NU"):
            before = next(
                (kind for kind in reversed(kinds[:index]) if kind not in {"SY", "IS"}), ""
            )
            may = before != "NU"
        else:
            may = right in _ENDS.get(left, ())
        if may:
            ends.append(index)
    return tuple(ends)
