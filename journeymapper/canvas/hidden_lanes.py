"""The quiet word below the last lane that tells how many are hidden, and brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QMenu

from journeymapper.canvas.overlay import ACCENT, SECONDARY, window_font
from journeymapper.i18n import ngettext

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_HIGH: Final = 20.0
_LEFT: Final = 44.0
"""Units from the sheet's edge, where the names of lanes begin."""
_LEAST_ZOOM: Final = 0.5


def word(canvas: CanvasController) -> str:
    """Return how many lanes are hidden; empty for none."""
    count = sum(lane.hidden for lane in canvas.session.map.lanes)
    if not count:
        return ""
    return ngettext("{n} lane hidden", "{n} lanes hidden", count).format(n=count)


def box(canvas: CanvasController) -> QRectF | None:
    """Return where the word stands in the viewport; None where it does not show."""
    words, view = word(canvas), canvas.view
    if not words or view.zoom < _LEAST_ZOOM:
        return None
    gutter = view.arrangement.gutter
    seen = view.seen_rect(gutter, "gutter")
    left = seen.left() + (_LEFT - gutter.x) * view.zoom - 8
    width = QFontMetricsF(window_font(12)).horizontalAdvance(words) + 16
    return QRectF(left, view.to_view(0, gutter.bottom).y() - _HIGH / 2, width, _HIGH)


def hit(canvas: CanvasController, place: QPointF) -> bool:
    """Tell whether the word is at a place of the viewport."""
    area = box(canvas)
    return area is not None and area.contains(place)


def paint(painter: QPainter, canvas: CanvasController) -> None:
    """Paint the word."""
    area = box(canvas)
    if area is None:
        return
    hot = canvas.over_hidden
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#E8EEFC" if hot else "#FFFFFF"))
    painter.drawRoundedRect(area, _HIGH / 2, _HIGH / 2)
    painter.setFont(window_font(12))
    painter.setPen(QColor(ACCENT if hot else SECONDARY))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word(canvas))


def offer(canvas: CanvasController) -> None:
    """Let one of the hidden lanes be chosen, or all."""
    from journeymapper.canvas.menu import Offers, fill_hidden

    area = box(canvas)
    menu = QMenu(canvas.view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_hidden(canvas, Offers(menu))
    corner = area.bottomLeft().toPoint() if area is not None else QPoint()
    menu.popup(canvas.view.viewport().mapToGlobal(corner))
