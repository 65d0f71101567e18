"""Icons of the interface: symbols of the one icon set, painted in the colours of the theme.

Regular weight stands for actions, duotone for things. Pixmaps and not an icon engine: an engine
written in Python is deleted twice by PySide and ends the program.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap

from journeymapper.app.theme import tokens
from journeymapper.display.primitives import Command
from journeymapper.typeset import icons as symbols

_UNKNOWN: Final[tuple[Command, ...]] = (
    *(("M", 0.15, 0.15), ("L", 0.85, 0.15), ("L", 0.85, 0.85), ("L", 0.15, 0.85), ("Z",)),
    *(("M", 0.23, 0.23), ("L", 0.23, 0.77), ("L", 0.77, 0.77), ("L", 0.77, 0.23), ("Z",)),
)
"""An empty square, for an icon that the set does not have."""


@cache
def _densities() -> tuple[float, ...]:
    """Return the densities that icons are painted in: whole ones that do for every screen."""
    ratios = {ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}
    return tuple(float(ratio) for ratio in sorted(ratios)) or (1.0,)


def other_densities() -> bool:
    """Tell whether the screens there are now need icons in other densities than before."""
    before = _densities()
    _densities.cache_clear()
    return _densities() != before


@lru_cache(maxsize=512)
def _layers(name: str, weight: str) -> tuple[tuple[QPainterPath, float], ...]:
    try:
        layers = symbols.symbol(name, weight).layers
    except KeyError:  # what is being painted cannot be given up half done
        layers = ((_UNKNOWN, 1.0),)
    made = []
    for commands, opacity in layers:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for step in commands:
            match step:
                case ("M", x, y):
                    path.moveTo(x, y)
                case ("L", x, y):
                    path.lineTo(x, y)
                case ("C", a, b, c, d, x, y):
                    path.cubicTo(a, b, c, d, x, y)
                case _:
                    path.closeSubpath()
        made.append((path, opacity))
    return tuple(made)


def paint_icon(
    painter: QPainter, name: str, box: QRectF, colour: str, weight: str = "duotone"
) -> None:
    """Paint an icon into a square box in one colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.x(), box.y())
    painter.scale(box.width(), box.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for path, opacity in _layers(name, weight):
        painter.setOpacity(opacity)
        painter.drawPath(path)
    painter.restore()


@lru_cache(maxsize=512)
def pixmap(
    name: str, size: int, colour: str, weight: str = "regular", density: float = 2.0
) -> QPixmap:
    """Return an icon as a pixmap of ``size`` logical pixels."""
    made = QPixmap(round(size * density), round(size * density))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, name, QRectF(0, 0, size, size), colour, weight)
    painter.end()
    return made


@lru_cache(maxsize=256)
def _icon(
    name: str, size: int, colour: str, disabled: str, weight: str, densities: tuple[float, ...]
) -> QIcon:
    made = QIcon()
    for density in densities:
        made.addPixmap(pixmap(name, size, colour, weight, density), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, size, disabled, weight, density), QIcon.Mode.Disabled)
    return made


def icon(name: str, size: int = 20, colour: str = "", weight: str = "regular") -> QIcon:
    """Return an icon in ``colour``, by default that of text; faint where disabled."""
    now = tokens()
    return _icon(name, size, colour or now.text, now.disabled, weight, _densities())


@lru_cache(maxsize=128)
def disc(
    name: str, side: int, ink: str, ground: str, radius: float = -1.0, glyph: int = 0
) -> QPixmap:
    """Return an icon on a tinted ground: a disc, or a tile where ``radius`` is given."""
    density = 2.0
    made = QPixmap(round(side * density), round(side * density))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    corner = side / 2 if radius < 0 else radius
    painter.drawRoundedRect(QRectF(0, 0, side, side), corner, corner)
    inner = glyph or round(side * 0.6)
    inset = (side - inner) / 2
    paint_icon(painter, name, QRectF(inset, inset, inner, inner), ink)
    painter.end()
    return made
