"""The guided start beside the map: six steps, each short, each to be skipped; the map grows."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.completeness import completeness
from journeymapper.app import plain
from journeymapper.app.analysis.meter import Meter
from journeymapper.app.guide.fields import Page
from journeymapper.app.guide.steps import STEPS
from journeymapper.app.widgets.ground import rule
from journeymapper.edit.session import Change, Session
from journeymapper.i18n import _
from journeymapper.model.ids import Ref

WIDTH: Final = 420


class GuidePanel(QWidget):
    """Asks step by step; everything that is answered is on the map at once."""

    left = Signal()
    """The guide is to go; the map stays as it is."""
    touched = Signal(object)
    """What the last answer put on the map."""
    finished = Signal()
    """The last step is done."""

    def __init__(self, session: Session, step: int = 0) -> None:
        """Begin with a step, from 0."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Guided start"))
        self._session = session
        self.step = -1
        self.page: Page | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.end = session.subscribe(self._changed)
        self.place = plain.label("", "group")
        self.title = plain.wrapped("", "title")
        self.words = plain.wrapped("", "secondary")
        self.meter = Meter()
        self.meter.missing.hide()
        self.back = QPushButton(_("&Back"))
        self.next = QPushButton()
        self.next.setProperty("primary", True)
        self.back.clicked.connect(lambda: self.go(self.step - 1))
        self.next.clicked.connect(self._go_on)
        self.leave = QPushButton(_("Leave"))
        self.leave.setToolTip(plain.tip(_("The map stays as it is now")))
        self.leave.clicked.connect(self.left)
        for keys, do in (("Ctrl+PgDown", self._go_on), ("Ctrl+PgUp", self._go_back)):
            shortcut = QShortcut(QKeySequence(keys), self, do)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grown = QTimer(self, singleShot=True, interval=0)
        self._grown.timeout.connect(self._in_sight)
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_range: self._grown.start())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._in_sight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 12)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addWidget(self.area, 1)
        box.addLayout(self._foot())
        self.go(step)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(22, 0, 22, 8)
        head.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(5)
        self.numbers: list[QPushButton] = []
        row.addWidget(self.place, 1)
        for number, step in enumerate(STEPS):
            button = QPushButton(str(number + 1))
            button.setProperty("rating", True)
            button.setCheckable(True)
            button.setFixedWidth(28)
            button.setToolTip(plain.tip(_(step.title)))
            button.setAccessibleName(f"{number + 1}: {_(step.title)}")
            button.clicked.connect(lambda _on=False, at=number: self.go(at))
            self.numbers.append(button)
            row.addWidget(button)
        head.addLayout(row)
        head.addSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.words)
        return head

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 0, 22, 0)
        foot.setSpacing(10)
        foot.addWidget(rule("line"))
        foot.addWidget(self.meter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        foot.addLayout(row)
        return foot

    def go(self, step: int) -> None:
        """Show a step, with the keyboard in its first field."""
        if not 0 <= step < len(STEPS) or step == self.step:
            for number, button in enumerate(self.numbers):
                button.setChecked(number == self.step)
            return
        self.step = step
        spec = STEPS[step]
        self.place.setText(_("Step {n} of {all}").format(n=step + 1, all=len(STEPS)))
        self.title.setText(_(spec.title))
        self.words.setText(_(spec.words))
        self.back.setEnabled(step > 0)
        self.next.setText(_("&Next") if step < len(STEPS) - 1 else _("&Finish"))
        for number, button in enumerate(self.numbers):
            button.setChecked(number == step)
        self.page = spec.make(self._session)
        self.page.refresh()
        frame = QWidget()
        box = QVBoxLayout(frame)
        box.setContentsMargins(22, 8, 18, 12)
        box.addWidget(self.page)
        box.addStretch(1)
        self.area.setWidget(frame)
        self.refresh()
        if self.isVisible():
            self.go_first()

    def go_first(self) -> None:
        """Put the keyboard into the first field of the step."""
        for part in self.page.findChildren(QWidget) if self.page else ():
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _in_sight(self, *_old_and_new: QWidget | None) -> None:
        """Keep the field that has the focus in sight, also when rows grow above it."""
        field = self.focusWidget()
        if field is not None and field.hasFocus() and self.area.isAncestorOf(field):
            self.area.ensureWidgetVisible(field, 0, 48)

    def _go_on(self) -> None:
        if self.step < len(STEPS) - 1:
            self.go(self.step + 1)
        else:
            self.finished.emit()

    def _go_back(self) -> None:
        self.go(self.step - 1)

    def _changed(self, change: Change) -> None:
        if change.before is change.after or change.reason == "preview":
            return
        self._soon.start()
        known = {id(card) for card in change.before.cards}
        new = next((card for card in change.after.cards if id(card) not in known), None)
        if new is not None and self.isVisible():
            self.touched.emit(Ref("card", new.id))

    def refresh(self) -> None:
        """Show the map as it is now."""
        if self.page is not None:
            self.page.refresh()
            way = (*self.page.by_tab[-1:], self.next, self.back, self.leave)
            for before, after in pairwise(way):
                self.setTabOrder(before, after)
        self.meter.show_completeness(completeness(self._session.map))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc; the map stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
