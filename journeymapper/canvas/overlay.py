"""What is painted over the map and never printed: frames, hover, insertion lines, ghosts.

All functions paint in pixels of the viewport; sizes here do not grow with the zoom, as handles
must stay easy to hit.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from journeymapper.display.primitives import Symbol
from journeymapper.frozen import frozen
from journeymapper.typeset.fonts import register_family_with_qt

ACCENT: Final = "#2F5BD0"
HOVER: Final = "#8FA6DE"
INK: Final = "#18212B"
SECONDARY: Final = "#525D6A"
EMPTY_BORDER: Final = "#B3BDC8"
_EMPTY_PLUS: Final = "#8793A0"
GHOST_SIZE: Final = (176.0, 46.0)
SMALLEST_WITH_HANDLES: Final = 44.0
"""Pixels below which a frame is all handles, and goes without."""
GHOST_OFFSET: Final = QPointF(12, 10)
_AROUND: Final = 14.0
"""Pixels around a ghost for the ones below it and for its number."""


@frozen
class Ghost:
    """What hangs at the pointer during a drag: its words, colours, icon, and how many there are."""

    title: str
    detail: str = ""
    colour: str = ACCENT
    tint: str = "#E8EEFC"
    symbol: Symbol | None = None
    count: int = 1


@cache
def window_font(pixels: float, weight: int = 400) -> QFont:
    """Return the bundled family at a size in pixels."""
    font = QFont(register_family_with_qt())
    font.setPixelSize(round(pixels))
    font.setWeight(QFont.Weight(weight))
    return font


def paint_hover(painter: QPainter, box: QRectF, radius: float = 7.0) -> None:
    """Paint the border that a card has under the pointer."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(HOVER), 1.5))
    painter.drawRoundedRect(box, radius, radius)


def paint_empty(painter: QPainter, box: QRectF) -> None:
    """Paint the dashed box and the plus that an empty cell shows under the pointer."""
    pen = QPen(QColor(EMPTY_BORDER), 1.2)
    pen.setDashPattern([4 / 1.2, 4 / 1.2])
    painter.setPen(pen)
    painter.setBrush(QColor(255, 255, 255, 130))
    painter.drawRoundedRect(box, 7, 7)
    pen = QPen(QColor(_EMPTY_PLUS), 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle, arm = box.center(), min(6.0, box.width() / 4, box.height() / 4)
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))


def paint_invitation(painter: QPainter, box: QRectF, words: str) -> None:
    """Paint an empty box that says what a click on its plus does, where the words have room."""
    paint_empty(painter, box)
    room = QRectF(box.left() + 4, box.center().y() + 10, box.width() - 8, 0)
    room.setBottom(box.bottom() - 2)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    font = window_font(12)
    if room.contains(QFontMetricsF(font).boundingRect(room, flags, words)):
        painter.setFont(font)
        painter.setPen(QColor(SECONDARY))
        painter.drawText(room, flags, words)


def paint_focus_frame(painter: QPainter, around: QRectF) -> None:
    """Paint a frame around the whole canvas: the keyboard is here, and nothing is selected."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ACCENT), 3))
    painter.drawRect(around.adjusted(1.5, 1.5, -1.5, -1.5))


def paint_selection(painter: QPainter, box: QRectF, *, handles: bool, focus: bool) -> None:
    """Paint the frame around what is selected, with its eight handles and the line of the focus."""
    frame = box.adjusted(-2, -2, 2, 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ACCENT), 2))
    painter.drawRoundedRect(frame, 9, 9)
    if focus:
        pen = QPen(QColor(ACCENT), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(frame.adjusted(-4.5, -4.5, 4.5, 4.5), 12, 12)
    if not handles or min(frame.width(), frame.height()) < SMALLEST_WITH_HANDLES:
        return
    painter.setPen(QPen(QColor(ACCENT), 1.6))
    painter.setBrush(QColor("#FFFFFF"))
    middle = frame.center()
    for x in (frame.left(), middle.x(), frame.right()):
        for y in (frame.top(), middle.y(), frame.bottom()):
            if (x, y) != (middle.x(), middle.y()):
                painter.drawRoundedRect(QRectF(x - 4, y - 4, 8, 8), 2, 2)


def paint_point_ring(painter: QPainter, centre: QPointF, zoom: float, *, hover: bool) -> None:
    """Paint the ring around a point of the curve that is selected or under the pointer."""
    radius = max(18.5 * zoom, 6.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(HOVER if hover else ACCENT), 1.5 if hover else 2))
    painter.drawEllipse(centre, radius, radius)


def paint_missing_point(painter: QPainter, centre: QPointF, zoom: float) -> None:
    """Paint the place where a score could be set: a dashed ring with a plus."""
    radius = max(12 * zoom, 5.0)
    pen = QPen(QColor(HOVER), 1.4)
    pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(QColor(255, 255, 255, 200))
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(QPen(QColor(ACCENT), 1.4))
    arm = radius * 0.42
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
    painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))


def paint_insertion(painter: QPainter, start: QPointF, end: QPointF, slot: QRectF | None) -> None:
    """Paint where a drag would land: the line with a ring at both ends, over a tinted strip."""
    if slot is not None:
        tint = QColor(ACCENT)
        tint.setAlphaF(0.10)
        painter.fillRect(slot, tint)
    pen = QPen(QColor(ACCENT), 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
    painter.setPen(QPen(QColor(ACCENT), 2))
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawEllipse(start, 5, 5)
    painter.drawEllipse(end, 5, 5)


def paint_trace(painter: QPainter, points: list[QPointF]) -> None:
    """Paint a connection that is selected or under the pointer: a wide soft line along it."""
    ink = QColor(ACCENT)
    ink.setAlphaF(0.35)
    pen = QPen(ink, 7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(points)


def paint_rubber_band(painter: QPainter, box: QRectF) -> None:
    """Paint the rectangle that selects what it touches."""
    tint = QColor(ACCENT)
    tint.setAlphaF(0.08)
    painter.setPen(QPen(QColor(ACCENT), 1))
    painter.setBrush(tint)
    painter.drawRect(box)


def paint_edge(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Paint the edge that is about to be pulled."""
    pen = QPen(QColor(ACCENT), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)


def paint_link_handle(painter: QPainter, centre: QPointF, *, hot: bool) -> None:
    """Paint the small ring that a connection is drawn from."""
    painter.setPen(QPen(QColor(ACCENT), 1.6))
    painter.setBrush(QColor(ACCENT if hot else "#FFFFFF"))
    painter.drawEllipse(centre, 5.5, 5.5)
    painter.setPen(QPen(QColor("#FFFFFF" if hot else ACCENT), 1.6))
    painter.drawLine(centre - QPointF(2.6, 0), centre + QPointF(2.6, 0))
    painter.drawLine(centre + QPointF(0.4, -2.3), centre + QPointF(2.6, 0))
    painter.drawLine(centre + QPointF(0.4, 2.3), centre + QPointF(2.6, 0))


def paint_link(painter: QPainter, start: QPointF, end: QPointF, *, lands: bool) -> None:
    """Paint the connection that is being drawn: dashed until it lands on a card."""
    # It swings over what lies between, as the finished connection will.
    reach, lift = (end.x() - start.x()) * 0.25, 36 + abs(end.x() - start.x()) * 0.12
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(reach, -lift), end - QPointF(reach, lift), end)
    pen = QPen(QColor(ACCENT), 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if not lands:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ACCENT))
    painter.drawEllipse(end, 4, 4)


def paint_ghost(painter: QPainter, pointer: QPointF, ghost: Ghost) -> None:
    """Paint what hangs at the pointer and says what it is and where it would land."""
    device = painter.device()
    picture = _ghost_picture(ghost, device.devicePixelRatioF())
    area = ghost_area(pointer, QSizeF(device.width(), device.height()))
    painter.drawImage(area.topLeft(), picture)


@lru_cache(maxsize=4)
def _ghost_picture(ghost: Ghost, ratio: float) -> QImage:
    """Return the pixels of a ghost, which every move of a drag paints again."""
    size = QSizeF(GHOST_SIZE[0] + 2 * _AROUND, GHOST_SIZE[1] + 2 * _AROUND) * ratio
    picture = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_ghost(painter, QRectF(_AROUND, _AROUND, *GHOST_SIZE), ghost)
    painter.end()
    return picture


def _draw_ghost(painter: QPainter, box: QRectF, ghost: Ghost) -> None:
    painter.save()
    painter.setOpacity(0.95)
    painter.setPen(QPen(QColor(ACCENT), 1.5))
    painter.setBrush(QColor("#FFFFFF"))
    for layer in range(min(ghost.count, 3) - 1, -1, -1):
        painter.drawRoundedRect(box.translated(4 * layer, 4 * layer), 7, 7)
    bar = QPainterPath()
    bar.addRoundedRect(box, 7, 7)
    painter.setClipPath(bar)
    painter.fillRect(QRectF(box.left(), box.top(), 5, box.height()), QColor(ghost.colour))
    painter.restore()
    disc = box.topLeft() + QPointF(27, 23)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ghost.tint))
    painter.drawEllipse(disc, 14, 14)
    if ghost.symbol is not None:
        paint_symbol(painter, ghost.symbol, disc - QPointF(9, 9), 18, ghost.colour)
    left, room = box.left() + 49, GHOST_SIZE[0] - 57
    if ghost.detail:
        _say(painter, QPointF(left, box.top() + 20), ghost.title, room, (13, 600, INK))
        # Its end says where: a number, or the later of two.
        _say(
            painter,
            QPointF(left, box.top() + 36),
            ghost.detail,
            room,
            (12, 400, SECONDARY),
            Qt.TextElideMode.ElideMiddle,
        )
    else:
        _say(painter, QPointF(left, box.top() + 28), ghost.title, room, (13, 600, INK))
    if ghost.count > 1:
        _badge(painter, box.topRight(), str(ghost.count))


def ghost_area(pointer: QPointF, room: QSizeF) -> QRectF:
    """Return all that a ghost at a pointer covers, with what lies under it and its number.

    It hangs on the other side of the pointer where it would stick out of ``room``.
    """
    box = QRectF(pointer + GHOST_OFFSET, QSizeF(*GHOST_SIZE))
    if box.right() > room.width():
        box.moveRight(pointer.x() - GHOST_OFFSET.x())
    if box.bottom() > room.height():
        box.moveBottom(pointer.y() - GHOST_OFFSET.y())
    return box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)


def paint_bubble(painter: QPainter, centre: QPointF, text: str, colour: str) -> None:
    """Paint a bubble beside a point that says its score while it is dragged."""
    font = window_font(15, 600)
    width = max(34.0, QFontMetricsF(font).horizontalAdvance(text) + 18)
    box = QRectF(centre.x() + 26, centre.y() - 14, width, 28)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, 8, 8)
    tip = QPainterPath(QPointF(box.left() + 1, centre.y() - 5))
    tip.lineTo(box.left() - 5, centre.y())
    tip.lineTo(box.left() + 1, centre.y() + 5)
    painter.drawPath(tip)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_symbol(
    painter: QPainter, symbol: Symbol, corner: QPointF, size: float, colour: str
) -> None:
    """Paint an icon's outline in one colour; ``corner`` is its top left, ``size`` its side."""
    painter.save()
    painter.translate(corner)
    painter.scale(size, size)
    painter.setPen(Qt.PenStyle.NoPen)
    for commands, opacity in symbol.layers:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for command in commands:
            if command[0] == "M":
                path.moveTo(command[1], command[2])  # type: ignore[misc]
            elif command[0] == "L":
                path.lineTo(command[1], command[2])  # type: ignore[misc]
            elif command[0] == "C":
                path.cubicTo(*command[1:])
            else:
                path.closeSubpath()
        ink = QColor(colour)
        ink.setAlphaF(opacity)
        painter.fillPath(path, QBrush(ink))
    painter.restore()


def _say(
    painter: QPainter,
    baseline: QPointF,
    text: str,
    room: float,
    look: tuple[int, int, str],
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    font = window_font(look[0], look[1])
    painter.setFont(font)
    painter.setPen(QColor(look[2]))
    shown = QFontMetricsF(font).elidedText(" ".join(text.split()), cut, room)
    painter.drawText(baseline, shown)


def _badge(painter: QPainter, centre: QPointF, text: str) -> None:
    painter.setPen(QPen(QColor("#FFFFFF"), 2))
    painter.setBrush(QColor(ACCENT))
    painter.drawEllipse(centre, 11, 11)
    painter.setFont(window_font(12, 600))
    painter.setPen(QColor("#FFFFFF"))
    box = QRectF(centre.x() - 11, centre.y() - 11, 22, 22)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
