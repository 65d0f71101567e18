"""Text in SVG: real text in embedded fonts, each word set where the layout put it.

A viewer shapes the words again, from a subset of the same font, so that they look the same and can
be selected and searched; the place of every word is given, so that small differences of
a viewer's spacing never add up.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from journeymapper.display.primitives import TextRun
from journeymapper.display.text import GlyphSpan
from journeymapper.render.svg_values import Numbers, number, quoted, safe_colour
from journeymapper.typeset.lines import WordLine

FAMILY: Final = "Fira Sans"


class Texts:
    """Writes lines and remembers which characters of which font they need."""

    def __init__(self, numbers: Numbers) -> None:
        """Begin without any text; ``numbers`` is shared with the shapes of the document."""
        self._numbers = numbers
        self._said: dict[str, list[str]] = {}
        """Font -> the texts that it sets at least a part of."""
        self._looks: dict[tuple[float, str, str], str] = {}

    def element(self, run: TextRun) -> str:
        """Return the ``text`` element of one line; empty for a line without glyphs."""
        line = run.line
        if isinstance(line, WordLine):
            return self._plain(run, line) if line.text else ""
        text = line.text
        spans = [span for span in line.spans if span.glyphs]
        if not spans:
            return ""
        for span in spans:
            self._note(span.font, text)
        if any(span.rtl for span in spans):
            return self._bidirectional(run, spans)
        spans.sort(key=lambda span: min(span.clusters))
        ends = [min(span.clusters) for span in spans[1:]] + [len(text)]
        pieces: list[str] = []
        for span, end in zip(spans, ends, strict=True):
            other = "" if span.font == spans[0].font else _whole_look(span.font)
            for place, word in _words(text, span, end):
                x = number(run.x + place * run.size)
                if not pieces:  # on the element itself, for viewers that know no more than that
                    pieces.append(f"{self._start(run, span.font, x)}>{quoted(word)}")
                else:
                    pieces.append(f'<tspan x="{x}"{other}>{quoted(word)}</tspan>')
        return f"{''.join(pieces)}</text>"

    def _plain(self, run: TextRun, line: WordLine) -> str:
        """Return a line of plain words in one font, as nearly all are.

        Where they stand follows from their widths: no glyph is looked at, and none is kept.
        """
        text, words = line.text, line.words
        font = words.font
        left, em = run.x, run.size / font.units_per_em
        self._note(font.key, text)
        said = quoted(text)
        out = [self._start(run, font.key, self._numbers[left])]
        if " " not in text:
            return f"{out[0]}>{said}</text>"
        x, between, end = 0, ">", ""
        for part in text.split(" "):
            word = words.word(part)
            if word is not None and word.glyphs:
                if x:
                    between += f'{end}<tspan x="{left + (x + word.xs[0]) * em:.2f}">'
                    end = "</tspan>"
                out += between, part if said is text else quoted(part)
                between = ""
                x += word.advance
            x += words.space
            between += " "
        out += between[:-1], end, "</text>"
        return "".join(out)

    def _start(self, run: TextRun, font: str, x: str) -> str:
        key = run.size, run.colour, font
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = (
                f' font-size="{number(run.size)}" fill="{safe_colour(run.colour)}"{_look(font)}'
            )
        return f'<text x="{x}" y="{self._numbers[run.y]}"{look}'

    def _note(self, font: str, text: str) -> None:
        said = self._said.get(font)
        if said is None:
            said = self._said[font] = []
        said.append(text)

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
            f'<text x="{number(x)}" y="{number(run.y)}" font-size="{number(run.size)}" '
            f'fill="{safe_colour(run.colour)}"{way} font-family="{names}"{weight}>'
            f"{quoted(run.line.text)}</text>"
        )

    def style(self) -> str:
        """Return a style sheet that brings the fonts along, cut to the characters used."""
        rules = []
        for key in sorted(self._said):
            if key.startswith("system:"):
                continue  # not ours to hand on: the viewer has it, or takes another
            weight, italic = _traits(key)
            data = base64.b64encode(_subset(key, set("".join(self._said[key])))).decode("ascii")
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


@lru_cache(maxsize=256)
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
