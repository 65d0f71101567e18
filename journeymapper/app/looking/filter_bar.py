"""The bar that filters: a text, a menu for each facet, chips for what was chosen, the count."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from journeymapper.analysis.sifting import FACETS, RULE, active, named, values
from journeymapper.app import plain
from journeymapper.app.icons import icon
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.chips import Chips
from journeymapper.app.widgets.search import SearchField
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.views import View

NOTHING: Final = View(name="")
"""A filter that leaves everything as it is."""
_MAPS_WORDS: Final = frozenset({"personas", "channels", "tags", "owners"})
"""Facets whose values are words of the map, which nobody translates."""


class FilterBar(QFrame):
    """Says what is looked for; what does not meet it fades on the map."""

    changed = Signal(object)
    """The filter is another now: a ``View`` without a name."""
    closed = Signal()
    saving = Signal()
    """This filter is to be kept as a view."""
    view_wanted = Signal(str)
    """A saved view is to be shown."""
    view_unwanted = Signal(str)
    """A saved view is to be forgotten."""

    def __init__(self, session: Session) -> None:
        """Look for nothing yet."""
        super().__init__()
        self._session = session
        self.view = NOTHING
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("QToolButton { padding: 5px 4px 5px 5px }")
        self.setAccessibleName(_("Filter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 10, 6)
        box.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.text = SearchField(_("Filter by text"))
        self.text.setMinimumWidth(130)
        self.text.setMaximumWidth(220)
        self.text.setToolTip(plain.tip(_(RULE)))
        self.text.textChanged.connect(lambda text: self._take(replace(self.view, text=text)))
        row.addWidget(self.text, 1)
        row.addSpacing(4)
        self.facets: dict[str, QToolButton] = {}
        for facet, label in FACETS.items():
            button = self._button(_(label))
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda facet=facet, menu=menu: self._fill(facet, menu))
            button.setMenu(menu)
            self.facets[facet] = button
            row.addWidget(button)
        row.addStretch(1)
        self.count = plain.label("", "secondary")
        row.addWidget(self.count)
        row.addSpacing(4)
        self.views = self._button(_("Views"))
        menu = QMenu(self.views)
        menu.aboutToShow.connect(lambda: self._fill_views(menu))
        self.views.setMenu(menu)
        row.addWidget(self.views)
        close = QToolButton()
        close.setProperty("flat", True)
        close.setIcon(icon("x", 16, tokens().secondary))
        close.setToolTip(_("Close the filter: everything shows again"))
        close.setAccessibleName(_("Close the filter"))
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        self.chips = Chips(_("Clear the filter"))
        self.chips.button.setIcon(icon("broom", 14, tokens().accent_text))
        self.chips.removed.connect(self._drop)
        self.chips.adding.connect(self.clear)
        self.chips.hide()
        box.addLayout(row)
        box.addWidget(self.chips)
        self.hide()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the caret stands behind
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(icon("caret-down", 12, tokens().secondary))
        button.setIconSize(QSize(11, 11))
        return button

    # What is looked for

    def show_view(self, view: View) -> None:
        """Look for what a view does."""
        self._take(view)

    def clear(self) -> None:
        """Look for nothing any more; the bar stays."""
        self._take(NOTHING)
        self.text.setFocus()

    def close_bar(self) -> None:
        """Look for nothing, and go."""
        self._take(NOTHING)
        self.hide()
        self.closed.emit()

    def _take(self, view: View) -> None:
        before, self.view = self.view, view
        if view.text != self.text.text():
            self.text.blockSignals(True)
            self.text.setText(view.text)
            self.text.blockSignals(False)
        self.show_chips()
        if view != before:
            self.changed.emit(view)

    def show_chips(self) -> None:
        """Name what was chosen; names may be others now."""
        words = [f"{_(FACETS[facet])}: {self._words(facet, one)}" for facet, one in self._chosen()]
        self.chips.show_words(words)
        self.chips.setVisible(bool(words))

    def show_count(self, left: int | None) -> None:
        """Say how many cards are left; None: nothing is looked for."""
        whole = len(self._session.map.cards)
        words = _("{n} of {all} cards").format(n=left, all=whole) if left is not None else ""
        self.count.setText(words)

    def _chosen(self) -> list[tuple[str, str]]:
        return [(facet, one) for facet in FACETS for one in getattr(self.view, facet)]

    def _words(self, facet: str, value: str) -> str:
        words = named(self._session.map, facet, value)
        return words if facet in _MAPS_WORDS else _(words)

    def _drop(self, place: int) -> None:
        self._flip(*self._chosen()[place])

    def _flip(self, facet: str, value: str) -> None:
        now = getattr(self.view, facet)
        after = tuple(one for one in now if one != value) if value in now else (*now, value)
        changes: dict[str, object] = {facet: after}
        self._take(replace(self.view, **changes))  # type: ignore[arg-type]

    # Menus

    def _fill(self, facet: str, menu: QMenu) -> None:
        menu.clear()
        found = values(self._session.map, facet)
        chosen = getattr(self.view, facet)
        for value in dict.fromkeys([*found, *chosen]):
            words = f"{self._words(facet, value)} ({found.get(value, 0)})"
            action = menu.addAction(plain.menu_text(words))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.setData(value)
            action.triggered.connect(lambda _on=False, one=value: self._flip(facet, one))
        if menu.isEmpty():
            menu.addAction(_("Nothing of this on the map")).setEnabled(False)

    def _fill_views(self, menu: QMenu) -> None:
        menu.clear()
        kept = self._session.map.views
        for view in kept:
            action = menu.addAction(plain.menu_text(view.name))
            action.setCheckable(True)
            action.setChecked(view == self.view)
            action.setData(view.name)
            action.triggered.connect(lambda _on=False, one=view.name: self.view_wanted.emit(one))
        if kept:
            menu.addSeparator()
        menu.addAction(_("Save as a view…")).triggered.connect(lambda _on=False: self.saving.emit())
        if kept:
            less = menu.addMenu(_("Delete view"))
            for view in kept:
                action = less.addAction(plain.menu_text(view.name))
                action.triggered.connect(
                    lambda _on=False, one=view.name: self.view_unwanted.emit(one)
                )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the filter; once there is none, it closes the bar."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif active(self.view):
            self.clear()
        else:
            self.close_bar()
