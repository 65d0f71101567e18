"""How a map looks, chosen in a menu: its theme and its density, shown on hovering.

Both belong to the map and so to every export; the window's own light and dark is another thing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QActionGroup, QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from journeymapper.app.plain import menu_text
from journeymapper.app.theme import tokens
from journeymapper.display.palette import Palette, branded
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Operation
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP
from journeymapper.model.values import Theme
from journeymapper.model.vocabulary import DENSITIES, THEMES

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

CHEAP: Final = 400
"""Cards up to which hovering shows a look at once: a larger map is laid out when one is chosen."""
SWATCH: Final = 24
"""Logical pixels of a theme's small picture in the menu."""
_REST: Final = 90
"""Milliseconds that the pointer rests on an entry before its look is shown."""


def in_look(key: str, value: str) -> Operation:
    """Return what gives a map another value of its theme."""
    changed: dict[str, Any] = {key: value}

    def change(journey: JourneyMap) -> JourneyMap:
        return set_field(journey, (THE_MAP,), "theme", replace(journey.theme, **changed))

    return change


@lru_cache(maxsize=64)
def _swatch(palette: Palette, edge: str, line: float, w: int, h: int, stages: int) -> QIcon:
    made = QPixmap(w * 2, h * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = QPainterPath()
    sheet.addRoundedRect(QRectF(line / 2, line / 2, w - line, h - line), 4, 4)
    painter.fillPath(sheet, QColor(palette.paper))
    painter.save()
    painter.setClipPath(sheet)
    band, step = h * 0.62, w / stages
    for place in range(stages):
        colour = palette.stages[place % len(palette.stages)]
        painter.fillRect(QRectF(place * step, 0, step, band), QColor(colour))
    painter.fillRect(QRectF(3, band + (h - band) / 2 - 1, w * 0.45, 2), QColor(palette.ink))
    painter.fillRect(
        QRectF(w * 0.45 + 5, band + (h - band) / 2 - 1, w * 0.4 - 4, 2), QColor(palette.accent)
    )
    painter.restore()
    painter.setPen(QPen(QColor(edge), line))
    painter.drawPath(sheet)
    painter.end()
    return QIcon(made)


def swatch(theme: Theme, *, wide: bool = False, chosen: bool = False) -> QIcon:
    """Return a small picture of a look: paper, the colours of stages, words and accent.

    A menu frames the one that is ``chosen``.
    """
    palette, now = branded(theme.brand, theme.stages, theme.palette), tokens()
    edge, line = (now.accent_text, 2.0) if chosen else (now.border, 1.0)
    return (
        _swatch(palette, edge, line, 44, 18, 8)
        if wide
        else _swatch(palette, edge, line, SWATCH, SWATCH, 4)
    )


class Preview(QObject):
    """Shows what the entry under the pointer would do, and takes it back when the menu closes."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        """Watch a menu until it hides."""
        super().__init__(menu)
        self._session = window.session
        self._wanted: Operation | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._show)
        self._previewing = False
        menu.aboutToHide.connect(self.end)
        menu.aboutToHide.connect(self.deleteLater)

    def want(self, label: str, operation: Operation) -> None:
        """Show an operation as soon as the pointer rests."""
        self._label, self._wanted = label, operation
        self._timer.start()

    def _show(self) -> None:
        session = self._session
        if self._wanted is None or len(session.map.cards) > CHEAP:
            return
        if not self._previewing:
            if session.in_gesture:
                return
            session.begin(self._label)
            self._previewing = True
        session.preview(self._wanted)

    def end(self) -> None:
        """Show the map as it is again; nothing of this is in the history."""
        self._timer.stop()
        self._wanted = None
        if self._previewing:
            self._previewing = False
            self._session.cancel()


def fill_themes(window: MainWindow, menu: QMenu) -> None:
    """Fill the menu of the map's themes."""
    _fill(window, menu, "palette", THEMES, N_("Theme"))


def fill_densities(window: MainWindow, menu: QMenu) -> None:
    """Fill the menu of how close things stand on the map."""
    _fill(window, menu, "density", DENSITIES, N_("Density"))


def fill_fonts(window: MainWindow, menu: QMenu) -> None:
    """Fill the menu of the families that the map can be set in: ours, and those of the machine."""
    from journeymapper.typeset.machine import families

    menu.setStyleSheet("QMenu { menu-scrollable: 1 }")
    names = dict.fromkeys((window.session.map.theme.font, *families()))
    choices = {"": "Fira Sans"} | {name: name for name in names if name}
    _fill(window, menu, "font", choices, N_("Font"))


def _fill(window: MainWindow, menu: QMenu, key: str, choices: dict[str, str], label: str) -> None:
    now = window.session.map.theme
    preview = Preview(window, menu)
    if key == "palette":
        menu.setStyleSheet(f"QMenu {{ icon-size: {SWATCH}px }}")
    group = QActionGroup(menu)
    for value, words in choices.items():
        change = in_look(key, value)
        action = menu.addAction(menu_text(words if key == "font" else _(words)))
        chosen = getattr(now, key) == value
        if key == "palette":
            action.setIcon(swatch(replace(now, palette=value), chosen=chosen))
            action.setFont(_weighted(menu.font(), chosen))  # its picture hides the tick
        action.setCheckable(True)
        action.setChecked(chosen)
        action.hovered.connect(partial(preview.want, label, change))
        action.triggered.connect(partial(_choose, window, preview, label, change))
        group.addAction(action)


def _weighted(font: QFont, chosen: bool) -> QFont:
    made = QFont(font)
    made.setBold(chosen)
    return made


def _choose(
    window: MainWindow, preview: Preview, label: str, change: Operation, _checked: bool = False
) -> None:
    preview.end()
    window.session.apply(label, change)
