"""The trail of the selected pain over the map: where it leads to, down to the support process."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.analysis.trail import Trail, trail_of
from journeymapper.display.palette import Palette

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_AROUND = 3.0
_RADIUS = 9.0


def selected_trail(canvas: CanvasController) -> Trail | None:
    """Return the trail of the one pain point that is selected, while nothing is dragged."""
    selection, session = canvas.session.selection, canvas.session
    if len(selection) != 1 or selection[0].kind != "card" or session.in_gesture:
        return None
    return trail_of(session.map, selection[0].id)


def paint_trail(painter: QPainter, canvas: CanvasController) -> None:
    """Paint frames around the cards of the trail, and lines from each to those below it."""
    trail = selected_trail(canvas)
    if trail is None:
        return
    boxes, view = canvas.picker.arrangement.cards, canvas.view
    rows = [(trail.pain,), *(step.cards for step in trail.steps)]
    seen = [[view.rect_to_view(boxes[c.id].rect) for c in row if c.id in boxes] for row in rows]
    steps = sorted((row for row in seen if row), key=lambda row: min(box.top() for box in row))
    ink = QColor(Palette().pain.strong)
    soft = QColor(ink)
    soft.setAlphaF(0.6)
    line = QPen(soft, 2.5, Qt.PenStyle.DotLine)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(line)
    for above, below in pairwise(steps):
        for start in above:
            for end in below:
                first = QPointF(start.center().x(), start.bottom())
                painter.drawLine(first, QPointF(end.center().x(), end.top()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2))
    own = boxes.get(trail.pain.id)
    chosen = view.rect_to_view(own.rect) if own is not None else None
    for step in steps:
        for box in step:
            if box == chosen:
                continue  # it has the frame of what is selected
            around = box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            painter.drawRoundedRect(around, _RADIUS, _RADIUS)
