"""Texts of a map's heading that are empty: nothing is drawn there, so the canvas offers them.

The offers show while the pointer is over the heading, and are never exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from journeymapper.canvas.overlay import EMPTY_BORDER, SECONDARY, window_font
from journeymapper.display.geometry import Rect
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP
from journeymapper.model.spec import described

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_FIELDS: Final = ("subtitle", "scenario", "goal")
_HIGH: Final = 22.0
_GAP: Final = 6.0
_BESIDE: Final = 360.0
"""Units from the title's left edge, beside the kind of map and its state that stand above it."""
_LEAST_ZOOM: Final = 0.35
"""Zoomed out further, the offers would cover what is there."""


class Blank(NamedTuple):
    """An empty field of the map: what it is called, and where it is offered in the viewport."""

    field: str
    words: str
    box: QRectF


def blanks(canvas: CanvasController) -> list[Blank]:
    """Return the empty fields of the heading that can be filled in where they will stand."""
    view, map_ = canvas.view, canvas.session.map
    # Asked for one by one: the spots of all cards are made for nobody here.
    spot_of = view.arrangement.spot_of
    title = spot_of(THE_MAP, "title")
    if title is None or view.zoom < _LEAST_ZOOM:
        return []
    corner = view.to_view(title.rect.x + _BESIDE, title.rect.y)
    x, found = corner.x(), []
    metrics = QFontMetricsF(window_font(12))
    for item in described(JourneyMap):
        if (
            item.name in _FIELDS
            and not getattr(map_, item.name)
            and not spot_of(THE_MAP, item.name)
        ):
            words = f"+ {_(item.spec.label)}"
            width = metrics.horizontalAdvance(words) + 16
            found.append(Blank(item.name, words, QRectF(x, corner.y() - _HIGH - 1, width, _HIGH)))
            x += width + _GAP
    return found


def blank_at(canvas: CanvasController, place: QPointF) -> Blank | None:
    """Return the offer at a place of the viewport, if it shows."""
    if not canvas.over_heading:
        return None
    return next((blank for blank in blanks(canvas) if blank.box.contains(place)), None)


def blank_rect(canvas: CanvasController, field: str) -> Rect | None:
    """Return where on the sheet an empty field is typed, until there is something to draw."""
    for blank in blanks(canvas):
        if blank.field == field:
            x, y = canvas.view.to_sheet(blank.box.topLeft())
            zoom = canvas.view.zoom
            return Rect(x, y, blank.box.width() / zoom, blank.box.height() / zoom)
    return None


def paint_blanks(painter: QPainter, canvas: CanvasController) -> None:
    """Paint a dashed pill for each empty field."""
    pen = QPen(QColor(EMPTY_BORDER), 1.2)
    pen.setDashPattern([4 / 1.2, 4 / 1.2])
    painter.setFont(window_font(12))
    for blank in blanks(canvas):
        painter.setPen(pen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(blank.box, _HIGH / 2, _HIGH / 2)
        painter.setPen(QColor(SECONDARY))
        painter.drawText(blank.box, Qt.AlignmentFlag.AlignCenter, blank.words)
