"""A display as the operators of a PDF page: in order, and only what changes is said again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Gradient,
    Group,
    Icon,
    Path,
    Picture,
    Primitive,
    Stroke,
    TextRun,
)
from journeymapper.render.links import is_safe
from journeymapper.render.outlined import OUTLINED
from journeymapper.render.pdf_resources import Resources
from journeymapper.render.pdf_shapes import (
    bounds,
    box_operators,
    colour_operands,
    ellipse_operators,
    path_operators,
    rounded,
)
from journeymapper.render.pdf_text import PdfFont, reads_backwards, says_itself
from journeymapper.typeset.fonts import fira_key
from journeymapper.typeset.lines import WordLine

_FRAME: Final = Stroke("#AEB7C1", 1.0, (4.0, 3.0))
_BETWEEN_REPORTS: Final = 100
"""Groups drawn between two calls of ``progress``."""


@dataclass(slots=True)
class _State:
    """What the page's graphics state is known to be; empty for unknown."""

    fill: str = ""
    line: str = ""
    pen: tuple[object, ...] = ()
    opacity: tuple[float, float] = (1.0, 1.0)
    font: PdfFont | None = None
    size: float = 0.0


class PdfContent:
    """Writes primitives as operators, in units of the paper: the origin at the top left, y up.

    Every group that is shifted has its own origin on the page, so that cards which look the same
    say the same, which makes a file of thousands of them small.
    """

    def __init__(
        self, resources: Resources, display: Display, progress: Callable[[float], None] | None
    ) -> None:
        """Start an empty page."""
        self.resources = resources
        self.links: list[tuple[str, Rect]] = []
        """Addresses and where they are, in units with y down."""
        self._out: list[str] = []
        self._state = _State()
        self._in_text = False
        self._origin = 0.0, 0.0
        self._display = display
        self._progress = progress
        self._faces: dict[int, str] = {}
        """Identity of a face's parts, which the display keeps alive -> its name."""
        self._groups = 0
        self._all_groups = sum(1 + len(layer.parts) for layer in display.layers) or 1

    def operators(self) -> bytes:
        """Return the content of the whole display.

        What ``progress`` raises ends it and goes through to the caller.
        """
        display = self._display
        if display.background.upper() != "#FFFFFF":
            self._shape(Box(0, 0, display.width, display.height, display.background))
        for layer in display.layers:
            self._group(layer)
        self._end_text()
        return "\n".join(self._out).encode("latin-1")

    def _part(self, part: Primitive) -> None:
        if isinstance(part, TextRun):
            self._text(part)
        elif isinstance(part, Box | Path | Ellipse):
            self._shape(part)
        elif isinstance(part, Icon):
            self._icon(part)
        elif isinstance(part, Group):
            self._group(part)
        else:
            self._picture(part)

    def _group(self, group: Group) -> None:
        self._groups += 1
        if self._progress and self._groups % _BETWEEN_REPORTS == 0:
            self._progress(min(1.0, self._groups / self._all_groups))
        left, top = self._origin
        if group.role == "face" and self._face(group):
            return
        self._origin = left + group.dx, top + group.dy
        if is_safe(group.url):
            self.links.append((group.url, group.bounds.moved(*self._origin)))
        saved = None
        if group.clip is not None or group.dx or group.dy:
            saved = self._save()
        if group.dx or group.dy:
            self._out.append(f"1 0 0 1 {group.dx:.2f} {-group.dy:.2f} cm")
        if group.clip is not None:
            clip = group.clip
            self._out.append(f"{clip.x:.2f} {-clip.bottom:.2f} {clip.w:.2f} {clip.h:.2f} re W n")
        for part in group.parts:
            self._part(part)
        if group.role == OUTLINED:
            self._words_unseen(group.alt, group.bounds)
        if saved is not None:
            self._restore(saved)
        self._origin = left, top

    def _face(self, group: Group) -> bool:
        """Show a face, which is drawn once at each score and size; False if it is not flat."""
        parts = group.parts
        name = self._faces.get(id(parts))
        if name is None:
            if group.clip or group.url or not all(_is_flat(part) for part in parts):
                return False
            outside, self._out, before, self._state = self._out, [], self._state, _State()
            for part in parts:
                self._part(part)
            drawn, self._out, self._state = "\n".join(self._out), outside, before
            name = self._faces[id(parts)] = self.resources.drawing(drawn, group.bounds)
        self._end_text()
        self._set_opacity(1.0, 1.0)
        self._out.append(f"q 1 0 0 1 {group.dx:.2f} {-group.dy:.2f} cm /{name} Do Q")
        return True

    def _save(self) -> _State:
        self._end_text()
        self._out.append("q")
        return replace(self._state)

    def _restore(self, saved: _State) -> None:
        self._end_text()
        self._out.append("Q")
        self._state = saved

    def _end_text(self) -> None:
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _set_opacity(self, fill: float, stroke: float) -> None:
        if self._state.opacity != (fill, stroke):
            self._state.opacity = fill, stroke
            self._out.append(f"/{self.resources.opacity(fill, stroke)} gs")

    def _set_fill(self, colour: str) -> None:
        if self._state.fill != colour:
            self._state.fill = colour
            self._out.append(f"{colour_operands(colour)} rg")

    def _set_pen(self, stroke: Stroke) -> None:
        if self._state.line != stroke.colour:
            self._state.line = stroke.colour
            self._out.append(f"{colour_operands(stroke.colour)} RG")
        pen = stroke.width, stroke.dash, stroke.round
        if self._state.pen != pen:
            before = self._state.pen or (1.0, (), False)
            self._state.pen = pen
            if before[0] != stroke.width:
                self._out.append(f"{stroke.width:.3g} w")
            if before[1] != stroke.dash:
                self._out.append(f"[{' '.join(f'{part:.3g}' for part in stroke.dash)}] 0 d")
            if before[2] != stroke.round:
                self._out.append("1 J 1 j" if stroke.round else "0 J 0 j")

    def _text(self, run: TextRun) -> None:
        line, out = run.line, self._out
        if isinstance(line, WordLine):  # nearly all are
            if line.text:
                self._begin_text(run.colour)
                font = self.resources.text.font(line.words.font.key)
                self._set_font(font, run.size)
                out.append(f"1 0 0 1 {run.x:.2f} {-run.y:.2f} Tm[({font.line(line)})]TJ")
            return
        pieces = self.resources.text.pieces(line)
        if not pieces:
            return
        self._begin_text(run.colour)
        actual = not (says_itself(line) or reads_backwards(line))
        if actual:
            out.append(_actual_text(line.text))
        size = run.size
        for piece in pieces:
            self._set_font(piece.font, size)
            if piece.actual:
                out.append(_actual_text(piece.actual))
            for x, y, string in piece.shows:
                left, base = run.x + x * size, -run.y - y * size
                out.append(f"1 0 0 1 {left:.2f} {base:.2f} Tm[({string})]TJ")
            if piece.actual:
                out.append("EMC")
        if actual:
            out.append("EMC")

    def _words_unseen(self, said: str, area: Rect) -> None:
        """Lay over outlines what they say, unseen, to be searched and copied.

        It is one wide letter whose code stands for the whole line.
        """
        font = self.resources.text.font(fira_key(400, italic=False))
        letter = font.face.glyph("m")
        size = area.h * 0.8
        wide = 100 * area.w / (font.width(letter) * size or 1)
        self._end_text()
        self._out.append(
            f"q BT /{font.name} {size:.4g} Tf 3 Tr {wide:.5g} Tz "
            f"1 0 0 1 {area.x:.2f} {-area.y - size:.2f} Tm [({font.code(letter, said)})]TJ ET Q"
        )

    def _begin_text(self, colour: str) -> None:
        self._set_opacity(1.0, 1.0)
        if not self._in_text:
            self._out.append("BT")
            self._in_text = True
        self._set_fill(colour)

    def _set_font(self, font: PdfFont, size: float) -> None:
        state = self._state
        if state.font is not font or state.size != size:
            state.font, state.size = font, size
            self._out.append(f"/{font.name} {size:.4g} Tf")

    def _shape(self, shape: Box | Path | Ellipse) -> None:
        fill, stroke = shape.fill, shape.stroke
        if stroke is not None and (stroke.width <= 0 or stroke.opacity <= 0):
            stroke = None
        if shape.opacity <= 0 or (fill is None and stroke is None):
            return
        self._end_text()
        outline = self._outline(shape)
        if not outline:
            return
        if isinstance(fill, Gradient):
            self._gradient(fill, shape, outline)
            fill = None
        if fill is None and stroke is None:
            return
        self._set_opacity(shape.opacity, shape.opacity * (stroke.opacity if stroke else 1.0))
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None:
            self._set_pen(stroke)
        self._out.append(outline)
        self._out.append("B" if fill and stroke else "f" if fill else "S")

    def _outline(self, shape: Box | Path | Ellipse) -> str:
        if isinstance(shape, Box):
            return box_operators(shape)
        if isinstance(shape, Path):
            return "\n".join(path_operators(shape.commands))
        return ellipse_operators(shape)

    def _gradient(self, gradient: Gradient, shape: Box | Path | Ellipse, outline: str) -> None:
        if not gradient.stops:
            return
        saved = self._save()
        self._out += [outline, "W n"]
        opacities = {stop[2] for stop in gradient.stops}
        if len(opacities) == 1:
            self._set_opacity(shape.opacity * opacities.pop(), 1.0)
        else:
            left, top, right, bottom = bounds(shape)
            box = (
                round(left, 2),
                round(-bottom, 2),
                round(right, 2),
                round(-top, 2),
            )
            self._set_opacity(shape.opacity, 1.0)
            self._out.append(f"/{self.resources.soft_mask(gradient, box)} gs")
        self._out.append(f"/{self.resources.shading(gradient)} sh")
        self._restore(saved)

    def _icon(self, icon: Icon) -> None:
        self._end_text()
        self._set_opacity(1.0, 1.0)
        self._set_fill(icon.colour)
        x, y = icon.x, -icon.y - icon.size
        self._out.append(
            f"q {icon.size:.4g} 0 0 {icon.size:.4g} {x:.2f} {y:.2f} cm"
            f" /{self.resources.symbol(icon.symbol)} Do Q"
        )

    def _picture(self, picture: Picture) -> None:
        if picture.w <= 0 or picture.h <= 0:
            return
        radius = picture.radius
        corners = (radius, radius, radius, radius)
        found = self.resources.picture(picture)
        if found is None:
            frame = Box(picture.x, picture.y, picture.w, picture.h, "#EDF0F4", _FRAME, corners)
            self._shape(frame)
            return
        name, ratio = found
        saved = self._save()
        self._set_opacity(1.0, 1.0)
        x, y = picture.x, -picture.y
        self._out += [rounded(x, y, picture.w, picture.h, corners), "W n"]
        w, h = max(picture.w, picture.h * ratio), max(picture.h, picture.w / ratio)
        left, low = x - (w - picture.w) / 2, y - picture.h - (h - picture.h) / 2
        self._out.append(f"{w:.2f} 0 0 {h:.2f} {left:.2f} {low:.2f} cm /{name} Do")
        self._restore(saved)


def _is_flat(part: Primitive) -> bool:
    """Tell whether a part is one shape that nothing shines through."""
    return (
        isinstance(part, Box | Path | Ellipse)
        and part.opacity == 1
        and not isinstance(part.fill, Gradient)
        and (part.stroke is None or part.stroke.opacity == 1)
    )


def _actual_text(text: str) -> str:
    code = ("\ufeff" + text).encode("utf-16-be", "replace").hex().upper()
    return f"/Span<</ActualText<{code}>>>BDC"
