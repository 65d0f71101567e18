"""The map makes room for what is dragged, and goes with an edge that is pulled, in pixels only.

Nothing is laid out for this. What lies right of the place is painted further right, row by row:
touchpoints part where they would, in other lanes what lies between the two points is drawn out,
so that curves run on, and the stage's header grows at its end, where no text stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.lanes.catalog import lane_kind
from journeymapper.layout.slots import Drop

if TYPE_CHECKING:
    from journeymapper.canvas.view import CanvasView

GAP: Final = 26.0
"""Units by which neighbours move apart."""
_FACE: Final = 20.0
"""Units beside a touchpoint's middle that keep their shape: the face on the curve, a dot."""
_NUMBER: Final = 11.0
"""Units beside the border of two slots that do: the number of a crossing."""
_TIP: Final = 22.0
"""Units before a stage's right end that do: the tip of its header."""


class Stretch(NamedTuple):
    """Pixels from ``start`` to ``end`` are drawn out by ``by``; the rest of the row moves along."""

    start: float
    end: float
    by: float


class Row(NamedTuple):
    """A strip of the viewport from y to y, and what is drawn out in it, from the left."""

    top: float
    bottom: float
    stretches: tuple[Stretch, ...]


class Opening(NamedTuple):
    """A gap in the map: the middle of it, and what each row of the viewport does for it."""

    middle: float
    rows: tuple[Row, ...]


def opening_for(view: CanvasView, drop: Drop | None) -> Opening | None:
    """Return the gap that the map shows for a drop between touchpoints; None for any other."""
    if drop is None or drop.under or not (drop.after or drop.following):
        return None
    place = view.to_view(drop.line[0], 0).x()
    gap = GAP * view.zoom
    arrangement, size = view.arrangement, view.viewport().size()
    last = arrangement.columns[-1]
    # Right of the last column the sheet's margin takes the shift up: its edge stays.
    margin = (
        view.to_view(last.x + last.w + 2, 0).x(),
        view.to_view(arrangement.display.width, 0).x(),
    )
    tail = (Stretch(*margin, -gap),) if margin[1] - margin[0] > gap + 1 else ()
    sharp = (Stretch(place, place + 1, gap), *tail)
    soft = _soft(view, drop, place, gap)
    soft = (*soft, *tail) if soft else sharp
    band = view.seen_rect(arrangement.band, "band")
    header = _header(view, drop, gap)
    rows = [Row(band.top(), band.bottom(), (*header, *tail) if header else sharp)]
    for lane in arrangement.lanes:
        top = rows[-1].bottom
        bottom = min(view.to_view(0, lane.y + lane.h).y(), size.height())
        parts = sharp if lane.kind == "touchpoints" else soft
        if not lane_kind(lane.kind).columns:
            parts = ()
        if bottom <= top:
            continue
        if rows[-1].stretches == parts:
            rows[-1] = Row(rows[-1].top, bottom, parts)
        else:
            rows.append(Row(top, bottom, parts))
    return Opening(place + gap / 2, tuple(rows))


def opening_at_edge(view: CanvasView, edge: float, by: float) -> Opening | None:
    """Return how the map shows a stage or step that is wider by so many pixels.

    ``edge`` is its right edge on the sheet; what lies right of it moves along. None for a narrower
    one: what would come in from the right is not painted yet.
    """
    if by < 1:
        return None
    a, height = view.arrangement, view.viewport().height()
    place = round(view.to_view(edge, 0).x())
    within = (Stretch(place - 1, place, round(by)),)
    end = view.to_view(a.band.right + 2, 0).x()
    beside = (Stretch(end - 1, end, round(by)),)  # the paper grows there, too
    top = round(view.seen_rect(a.band, "band").top())
    bottom = round(min(view.to_view(0, a.gutter.bottom).y(), height))
    rows = (Row(0, top, beside), Row(top, bottom, within), Row(bottom, height, beside))
    return Opening(place, tuple(row for row in rows if row.bottom > row.top))


def _soft(view: CanvasView, drop: Drop, place: float, gap: float) -> tuple[Stretch, ...]:
    """Return what is drawn out between two points of a curve: beside their border's number."""
    slots, zoom = view.arrangement.touchpoints, view.zoom
    before = slots[drop.after - 1] if drop.after else None
    after = slots[drop.following - 1] if drop.following else None
    share = 0.5
    if after is None or after.column != drop.column:
        share = 1.0
    elif before is None or before.column != drop.column:
        share = 0.0
    found = []
    if share and before is not None:
        start = view.to_view(before.x + _FACE, 0).x()
        found.append(Stretch(start, place - _NUMBER * zoom, gap * share))
    if share < 1 and after is not None:
        end = view.to_view(after.x - _FACE, 0).x()
        found.append(Stretch(place + _NUMBER * zoom, end, gap * (1 - share)))
    return tuple(found) if all(part.end > part.start for part in found) else ()


def _header(view: CanvasView, drop: Drop, gap: float) -> tuple[Stretch, ...]:
    for stage in view.arrangement.stages:
        if stage.x - 1 <= drop.line[0] <= stage.x + stage.w + 1:
            end = view.to_view(stage.x + stage.w - _TIP, 0).x()
            return (Stretch(end - 1, end, gap),)
    return ()


class GapPainter:
    """Paints the map with a gap in it; keeps the pixels to paint in until the gap closes."""

    def __init__(self) -> None:
        """Begin without a gap."""
        self._whole = QPixmap()

    def paint(
        self,
        painter: QPainter,
        opening: Opening | None,
        size: QSize,
        area: QRect,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint an area of a viewport of that size; without an opening, as it is."""
        if opening is None:
            self._whole = QPixmap()
            paint(painter)
            return
        ratio = painter.device().devicePixelRatioF()
        if self._whole.size() != size * ratio or self._whole.devicePixelRatioF() != ratio:
            self._whole = QPixmap(size * ratio)
            self._whole.setDevicePixelRatio(ratio)
        closed = QPainter(self._whole)
        reach = max(ceil(sum(abs(part.by) for part in row.stretches)) for row in opening.rows) + 2
        closed.setClipRect(area.adjusted(-reach, 0, 0, 0))
        paint(closed)
        closed.end()
        top = 0.0
        for row in (*opening.rows, Row(size.height(), size.height(), ())):
            for strip in (Row(top, row.top, ()), row):
                if strip.top <= area.bottom() + 1 and area.top() <= strip.bottom:
                    _paint_row(painter, strip, area, self._whole, ratio)
            top = max(top, row.bottom)


def _paint_row(painter: QPainter, row: Row, area: QRect, whole: QPixmap, ratio: float) -> None:
    top, height = round(row.top), round(row.bottom) - round(row.top)
    if height <= 0:
        return
    for start, end, shift, scale in _pieces(row.stretches, whole.width() / ratio):
        left, right = round(start), round(end)
        wide = round(shift + start + (end - start) * scale) - round(shift + start)
        at = round(start + shift)
        if right <= left or at > area.right() or at + wide < area.left():
            continue
        target = QRectF(at, top, wide, height)
        source = QRectF(left * ratio, top * ratio, (right - left) * ratio, height * ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale != 1)
        painter.drawPixmap(target, whole, source)


def _pieces(
    stretches: tuple[Stretch, ...], width: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield (from, to, shift, scale) for all of a row, from left to right."""
    at, shift = 0.0, 0.0
    for part in stretches:
        yield at, part.start, shift, 1.0
        length = part.end - part.start
        yield part.start, part.end, shift, (length + part.by) / length
        at, shift = part.end, shift + part.by
    yield at, width, shift, 1.0
