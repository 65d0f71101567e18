"""The menu bar and the toolbar, made from their data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from journeymapper.app.actions import ACTIONS, BY_ID
from journeymapper.app.icons import icon, paint_icon
from journeymapper.app.menus import LINE, MENUS, TOOLBAR, Submenu
from journeymapper.app.plain import beside_icon, menu_text, tip
from journeymapper.app.shortcuts import all_keys
from journeymapper.app.theme import tokens
from journeymapper.app.things import Thing, colours_of
from journeymapper.display.palette import PERSONAS
from journeymapper.i18n import _
from journeymapper.model.vocabulary import STATES

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


STATE_WIDTH: Final = 150
"""Pixels, at least: a language may need more."""
_BESIDE_WORDS: Final = 62
"""Pixels of a chooser that its icon, its caret and its edges take."""
PERSONA_WIDTH: Final = 196
PERSONA_LEAST: Final = 132
SEARCH_WIDTH: Final = 236
SEARCH_LEAST: Final = 42


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """Return an action for every entry of ``ACTIONS``; the window runs them by id."""
    made, keys = {}, all_keys()
    for spec in ACTIONS:
        action = QAction(_(spec.text), window)
        action.setObjectName(spec.id)
        action.setMenuRole(spec.role)
        action.setCheckable(spec.checkable)
        action.setShortcuts(keys[spec.id])
        action.triggered.connect(lambda _checked=False, id_=spec.id: window.run(id_))
        window.addAction(action)
        made[spec.id] = action
    return made


def fill_menu_bar(window: MainWindow) -> None:
    """Fill the menu bar; icons are drawn when a menu first opens."""
    bar = window.menuBar()
    for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    bar.clear()
    for spec in MENUS:
        menu = bar.addMenu(_(spec.title))
        for entry in spec.entries:
            if isinstance(entry, Submenu):
                menu.addMenu(_submenu(window, entry, menu))
            elif entry == LINE:
                menu.addSeparator()
            else:
                menu.addAction(window.actions_by_id[entry])
        menu.aboutToShow.connect(lambda shown=menu: _before_showing(window, shown))
        menu.aboutToHide.connect(lambda: window.status.clearMessage())
    if bar.property("tells") is None:  # once: the bar stays when its menus are made anew
        bar.setProperty("tells", True)
        bar.hovered.connect(lambda action: _tell(window, action))


def _tell(window: MainWindow, action: QAction) -> None:
    """Say in the status bar what the entry under the pointer does.

    Not by status tips: these would also push the status away whenever the pointer crosses the
    toolbar, where a tool tip says the same.
    """
    spec = BY_ID.get(action.objectName())
    if spec is not None and spec.tip:
        window.status.showMessage(_(spec.tip))
    elif not action.statusTip():
        window.status.clearMessage()


def _submenu(window: MainWindow, entry: Submenu, parent: QWidget) -> QMenu:
    menu = QMenu(_(entry.text), parent)
    menu.menuAction().setProperty("icon_name", entry.icon)
    menu.aboutToShow.connect(lambda: _fill(window, entry.id, menu))
    return menu


def _fill(window: MainWindow, name: str, menu: QMenu) -> None:
    from journeymapper.app import submenus

    submenus.fill(window, name, menu)


def _before_showing(window: MainWindow, menu: QMenu) -> None:
    window.refresh_actions()
    for action in menu.actions():
        name = action.property("icon_name")
        if name and action.icon().isNull():
            action.setIcon(icon(str(name), 18))
    for id_, action in window.actions_by_id.items():
        spec = BY_ID[id_]
        bare = action in menu.actions() and action.icon().isNull()
        if bare and spec.icon and not spec.checkable:
            action.setIcon(icon(spec.icon, 18, weight="duotone" if spec.thing else "regular"))


class Toolbar(QToolBar):
    """What is at hand most: files, undo, clipboard, new things, whose journey, which state."""

    def __init__(self, window: MainWindow) -> None:
        """Fill the toolbar."""
        super().__init__(_("Toolbar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setEnabled(False)
        self._window = window
        for entry in TOOLBAR:
            if isinstance(entry, Submenu):
                self.addWidget(self._menu_button(entry))
            elif entry == LINE:
                self.addSeparator()
            else:
                self._add(entry)
        self.persona = self._chooser("personas", PERSONA_WIDTH)
        self.state = self._chooser("state", STATE_WIDTH)
        for chooser in (self.persona, self.state):
            self.addWidget(chooser)
            self._gap(10)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.search = _Search(window)
        self.addWidget(self.search)
        self._gap(8)
        self.export = self._add("export")
        self.export.setProperty("framed", True)
        self._gap(8)
        self.addWidget(self._present_button())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Let the search be a field, or its icon alone; then the name of the persona gives way."""
        free = self.width() - self.sizeHint().width() + self.search.width() + self.persona.width()
        persona = max(PERSONA_LEAST, min(PERSONA_WIDTH, free - SEARCH_LEAST))
        search = SEARCH_WIDTH if free - persona >= SEARCH_WIDTH else SEARCH_LEAST
        for part, wide in ((self.persona, persona), (self.search, search)):
            if wide != part.width():
                part.setFixedWidth(wide)

    def _gap(self, width: int) -> None:
        gap = QWidget()
        gap.setFixedWidth(width)
        self.addWidget(gap)

    def _present_button(self) -> QPushButton:
        """Return the button that stands out; its icon has another colour than that in the menu."""
        spec, action = BY_ID["present"], self._window.actions_by_id["present"]
        button = QPushButton(icon(spec.icon, 20, tokens().on_accent), beside_icon(_(spec.short)))
        button.setAccessibleName(_(spec.short))
        button.setProperty("primary", True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        button.setToolTip(tip(f"{_(spec.tip)} ({keys})"))
        button.clicked.connect(lambda: self._window.run("present"))
        return button

    def _add(self, id_: str) -> QToolButton:
        spec, action = BY_ID[id_], self._window.actions_by_id[id_]
        action.setIcon(icon(spec.icon, 20, weight="duotone" if spec.thing else "regular"))
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(_(spec.text))
        if spec.short:
            button.setText(beside_icon(_(spec.short)))
            button.setProperty("worded", True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        words = _(spec.tip) or _(spec.text)
        action.setToolTip(tip(f"{words} ({keys})" if keys else words))
        self.addWidget(button)
        return button

    def _menu_button(self, entry: Submenu) -> QToolButton:
        button = QToolButton()
        button.setText(beside_icon(_(entry.text)))
        button.setAccessibleName(_(entry.text))
        button.setIcon(icon(entry.icon, 20, weight="duotone"))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("worded", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(_submenu(self._window, entry, button))
        return button

    def _chooser(self, name: str, width: int) -> _Chooser:
        button = _Chooser()
        button.setFixedWidth(width)
        button.setMenu(_submenu(self._window, Submenu(name, ""), button))
        return button

    def refresh(self) -> None:
        """Show whose journey it is and which state."""
        journey = self._window.session.map
        first = journey.personas[0] if journey.personas else None
        others = len(journey.personas) - 1
        name = menu_text(first.name or first.id) if first else _("No persona")
        self.persona.show_words(f"{name} +{others}" if others > 0 else name)
        self.persona.setAccessibleName(_("Personas"))
        self.persona.setToolTip(tip(_("Whose journey this is: see, edit or add personas")))
        ink = (first.colour if first else "") or PERSONAS[0]
        mark = icon("user-circle", 20, colours_of(Thing("", "", "voice"))[0], "duotone")
        self.persona.setIcon(mark if first else icon("user-plus", 20, ink))
        self.state.show_words(_(STATES.get(journey.state, STATES["current"])))
        self.state.setAccessibleName(_("State"))
        self.state.setToolTip(tip(_("State that this map describes")))
        self.state.setIcon(icon("map-pin", 18, tokens().secondary))
        self.state.setFixedWidth(max(STATE_WIDTH, self.state.wanted))
        self._share()


class _Search(QToolButton):
    """Looks like a field to search in and opens the search; a mere icon where room is short."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        action = window.actions_by_id["find"]
        self._keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        self.setProperty("framed", True)
        self.setFixedSize(SEARCH_LEAST, 34)
        self.setAccessibleName(_("Find in the map"))
        self.setToolTip(tip(f"{_(BY_ID['find'].tip)} ({self._keys})"))
        self.clicked.connect(lambda: window.run("find"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the icon, and the words and keys that there is room for."""
        super().paintEvent(event)
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = (self.height() - 17) / 2
        paint_icon(painter, "magnifying-glass", QRectF(12, side, 17, 17), now.secondary, "regular")
        middle = Qt.AlignmentFlag.AlignVCenter
        small = QFont(self.font())
        small.setPixelSize(12)
        keys = QFontMetricsF(small).horizontalAdvance(self._keys)
        words = _("Find in the map")
        wide = QFontMetricsF(self.font()).horizontalAdvance(words)
        painter.setPen(QColor(now.secondary))
        if 40 + wide <= self.width() - 8:
            painter.setFont(self.font())
            painter.drawText(QRectF(38, 0, wide + 2, self.height()), middle, words)
        if 40 + wide + keys + 24 <= self.width():
            painter.setFont(small)
            end = QRectF(self.width() - keys - 12, 0, keys + 2, self.height())
            painter.drawText(end, middle, self._keys)
        painter.end()


class _Chooser(QToolButton):
    """A framed button that opens a menu, with a caret at its right end."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("framed", True)
        self.setProperty("chooser", True)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._words = ""

    @property
    def wanted(self) -> int:
        """How many pixels the words want, with the icon before them and the caret behind."""
        return self.fontMetrics().horizontalAdvance(beside_icon(self._words)) + _BESIDE_WORDS

    def show_words(self, words: str) -> None:
        """Show words, with an ellipsis where they are longer than the button."""
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _BESIDE_WORDS
        words, cut = beside_icon(self._words), Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(words, cut, room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the caret."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.width() - 25, (self.height() - 14) / 2, 14, 14)
        paint_icon(painter, "caret-down", box, tokens().secondary, "regular")
