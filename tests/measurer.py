"""A text engine without fonts: every character is half an em wide. For tests below Qt."""

from journeymapper.display.primitives import Symbol
from journeymapper.display.text import GlyphSpan, ShapedLine, TextStyle

WIDTH = 0.5


class HalfEm:
    """Breaks at spaces, and anywhere in a word that is wider than the line."""

    def line(self, text: str, style: TextStyle) -> ShapedLine:
        shown = " ".join(text.split("\n"))
        glyphs = tuple(range(len(shown)))
        xs = tuple(WIDTH * n for n in glyphs)
        span = GlyphSpan("half-em", glyphs, xs, (0.0,) * len(xs), glyphs)
        return ShapedLine(shown, (span,) if shown else (), WIDTH * len(shown))

    def wrap(self, text: str, style: TextStyle, width: float) -> tuple[ShapedLine, ...]:
        most = max(1, int(width / (WIDTH * style.size) + 1e-9))
        lines: list[str] = []
        for paragraph in text.split("\n"):
            held = ""
            for word in paragraph.split(" "):
                longer = f"{held} {word}" if held else word
                if len(longer) <= most:
                    held = longer
                    continue
                if held:
                    lines.append(held)
                while len(word) > most:
                    lines.append(word[:most])
                    word = word[most:]
                held = word
            lines.append(held)
        return tuple(self.line(each, style) for each in lines)

    def in_families(self, text: str, headings: str) -> "HalfEm":
        return self


def any_symbol(name: str) -> Symbol:
    """Return an empty outline for every name but one that no set has."""
    if name == "no-such-icon":
        raise KeyError(name)
    return Symbol(name, ())
