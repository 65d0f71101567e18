"""Text in SVG: real text in embedded fonts, each word set where the layout put it.

A viewer shapes the words again, from a subset of the same font, so that they look the same and can
be selected and searched; the place of every word is given, so that small differences of
a viewer's spacing never add up.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from journeymapper.display.primitives import TextRun
from journeymapper.display.text import GlyphSpan

FAMILY: Final = "Fira Sans"
_NOT_XML: Final = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_SPACES: Final = str.maketrans("\t\n\r", "   ")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


def clean(text: str) -> str:
    """Return text without characters that XML or a viewer refuses, not yet escaped."""
    return _NOT_XML.sub("", text).translate(_SPACES)


def quoted(text: str) -> str:
    """Return text as the inside of an attribute."""
    return escape(clean(text), {'"': "&quot;"})


def number(value: float) -> str:
    """Return a length: two decimals at most, no exponent, no minus zero."""
    short = f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    return "0" if short in {"-0", "nan", "inf", "-inf"} else short


def safe_colour(colour: str) -> str:
    """Return a colour that is one; anything else is black."""
    return colour if _COLOUR.fullmatch(colour) else "#000000"


class Texts:
    """Writes lines and remembers which characters of which font they need."""

    def __init__(self) -> None:
        """Begin without any text."""
        self._used: dict[str, set[str]] = {}

    def element(self, run: TextRun) -> str:
        """Return the ``text`` element of one line; empty for a line without glyphs."""
        line = run.line
        spans = [span for span in line.spans if span.glyphs]
        if not spans:
            return ""
        for span in spans:
            self._used.setdefault(span.font, set()).update(line.text)
        start = (
            f'<text y="{number(run.y)}" font-size="{number(run.size)}" '
            f'fill="{safe_colour(run.colour)}" x='
        )
        if any(span.rtl for span in spans):
            return start + self._bidirectional(run, spans)
        pieces: list[str] = []
        spans.sort(key=lambda span: min(span.clusters))
        ends = [min(span.clusters) for span in spans[1:]] + [len(line.text)]
        common = _look(spans[0].font)
        for span, end in zip(spans, ends, strict=True):
            other = "" if span.font == spans[0].font else _whole_look(span.font)
            for place, word in _words(line.text, span, end):
                said = escape(clean(word))
                x = number(run.x + place * run.size)
                if not pieces:  # on the element itself, for viewers that know no more than that
                    pieces.append(f'"{x}"{common}>{said}')
                else:
                    pieces.append(f'<tspan x="{x}"{other}>{said}</tspan>')
        return f"{start}{''.join(pieces)}</text>"

    def _bidirectional(self, run: TextRun, spans: list[GlyphSpan]) -> str:
        """Return the rest of a line that reads from right to left, at least in part.

        The viewer orders it by the same rules, from the direction of its first strong character.
        """
        first = min(spans, key=lambda span: min(span.clusters))
        at_right = first.rtl
        x = run.x + (run.line.width * run.size if at_right else 0)
        way = ' direction="rtl"' if at_right else ""
        families = list(dict.fromkeys(_family(span.font) for span in spans))
        names = ", ".join(families)
        weight = _weight(first.font)
        return (
            f'"{number(x)}"{way} font-family="{names}"{weight}>'
            f"{escape(clean(run.line.text))}</text>"
        )

    def style(self) -> str:
        """Return a style sheet that brings the fonts along, cut to the characters used."""
        rules = []
        for key in sorted(self._used):
            if key.startswith("system:"):
                continue  # not ours to hand on: the viewer has it, or takes another
            weight, italic = _traits(key)
            data = base64.b64encode(_subset(key, self._used[key])).decode("ascii")
            rules.append(
                f"@font-face{{font-family:'{_family(key)}';font-weight:{weight};"
                f"font-style:{'italic' if italic else 'normal'};"
                f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
            )
        return f"<style>text{{white-space:pre}}{''.join(rules)}</style>"


def _words(text: str, span: GlyphSpan, end: int) -> Iterator[tuple[float, str]]:
    """Yield the words of a span, each with the spaces after it, and where it begins (em)."""
    places: dict[int, float] = {}
    for cluster, x in zip(span.clusters, span.xs, strict=True):
        places.setdefault(cluster, x)
    begin = min(places)
    for at in sorted(places):
        if at > begin and text[at - 1] == " " and text[at] != " ":
            yield places[begin], text[begin:at]
            begin = at
    yield places[begin], text[begin:end]


def _traits(key: str) -> tuple[int, bool]:
    """Return the weight and the slant that a font's key names."""
    if key.startswith("system:"):
        return 600 if "Bold" in key else 400, "Italic" in key
    weight = key.rpartition("-")[2]
    return int(weight.rstrip("i") or 400) if weight[:1].isdigit() else 400, weight.endswith("i")


def _family(key: str) -> str:
    from journeymapper.typeset.fonts import face

    return FAMILY if key.startswith("fira-") else re.sub(r"[^\w -]", "", face(key).family)


def _weight(key: str) -> str:
    weight, italic = _traits(key)
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    return bold + (' font-style="italic"' if italic else "")


def _look(key: str) -> str:
    """Return the attributes of a font, as far as they are not those of the whole document."""
    family = _family(key)
    named = f' font-family="{family}"' if family != FAMILY else ""
    return named + _weight(key)


def _whole_look(key: str) -> str:
    """Return the same for a part of a line whose other parts look different."""
    weight, italic = _traits(key)
    style = "italic" if italic else "normal"
    return f' font-family="{_family(key)}" font-weight="{weight}" font-style="{style}"'


def _subset(key: str, characters: set[str]) -> bytes:
    """Return a font with no more than some characters need; the same bytes every time."""
    import uharfbuzz as hb

    from journeymapper.typeset.fonts import face

    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).set(ord(c) for c in characters)
    plan.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(face(key).face, plan).blob.data)
