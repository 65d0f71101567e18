"""The status bar: what is selected, how much there is, whether it is saved, and the zoom."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStatusBar,
    QToolButton,
    QWidget,
)

from journeymapper.app import plain
from journeymapper.app.document import Document
from journeymapper.app.icons import icon, pixmap
from journeymapper.app.plain import tip
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.buttons import flat_button
from journeymapper.i18n import _, interface_language, ngettext
from journeymapper.model.query import index
from journeymapper.numerals import percent

LOWEST: Final = 0.05
HIGHEST: Final = 4.0
_STEPS: Final = 400
_MESSAGE_MS: Final = 6000


class StatusBar(QStatusBar):
    """One row: words at the left, the zoom at the right."""

    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    findings_wanted = Signal()

    def __init__(self, document: Document) -> None:
        """Follow a document; the window says what the zoom is."""
        super().__init__()
        self._document = document
        self._zoom = 1.0
        self.setSizeGripEnabled(False)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(14, 0, 0, 0)
        self._row.setSpacing(14)
        holder = QWidget()
        holder.setLayout(self._row)
        self.addWidget(holder, 1)
        self.findings = self._findings_button()
        self._row.addWidget(self.findings)
        self._findings_line = self._line()
        self.findings.hide()
        self._findings_line.hide()
        self.message = self._word()
        self._message_line = self._line()
        self.selected = self._word()
        self._selected_line = self._line()
        self.counts = self._word()
        self._line()
        self.mark = self._word()
        self.saved = self._word()
        self._row.addStretch(1)
        self.addPermanentWidget(self._zoom_row())
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(lambda: self.say(""))
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self.refresh_saved)
        self._minute.start()
        self.say("")

    def _findings_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(self.findings_wanted)
        return button

    def show_findings(self, pressing: int, hints: int) -> None:
        """Show how many findings ask for attention, or else how many hints there are."""
        now = tokens()
        told = [ngettext("{n} finding", "{n} findings", pressing).format(n=pressing)]
        told += [ngettext("{n} hint", "{n} hints", hints).format(n=hints)]
        if pressing:
            words, mark = told[0], icon("warning", 16, now.warning, "fill")
        elif hints:
            words, mark = told[1], icon("info", 16, now.secondary)
        else:
            words, mark = _("No findings"), icon("check-circle", 16, now.success)
        both = ", ".join(told) if pressing and hints else words
        self.findings.setIcon(mark)
        self.findings.setText(plain.beside_icon(words))
        self.findings.setAccessibleName(both)
        self.findings.setToolTip(tip(both))
        self.findings.setStyleSheet(f"QToolButton {{ font-weight: {600 if pressing else 400} }}")
        self.findings.show()
        self._findings_line.show()

    def hide_findings(self) -> None:
        """Show nothing about findings: the map has hardly begun."""
        self.findings.hide()
        self._findings_line.hide()

    def _word(self) -> QLabel:
        made = plain.label()
        self._row.addWidget(made)
        return made

    def _line(self) -> QFrame:
        line = QFrame()
        line.setFixedSize(1, 14)
        line.setProperty("between", True)
        self._row.addWidget(line)
        return line

    def _zoom_row(self) -> QWidget:
        holder = QWidget()
        # It stays at the right while a message hides all that stands at the left.
        holder.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 14, 0)
        row.setSpacing(8)
        fit = flat_button("frame-corners", _("Fit the map"))
        fit.clicked.connect(self.fit_wanted)
        less = flat_button("minus", _("Zoom out"))
        more = flat_button("plus", _("Zoom in"))
        less.clicked.connect(lambda: self.zoom_wanted.emit(self._zoom / 1.25))
        more.clicked.connect(lambda: self.zoom_wanted.emit(self._zoom * 1.25))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setFixedWidth(122)
        self.slider.setAccessibleName(_("Zoom"))
        self.slider.valueChanged.connect(self._slid)
        self.figure = plain.label("", "head")
        self.figure.setFixedWidth(48)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (fit, less, self.slider, more, self.figure):
            row.addWidget(part)
        return holder

    def _slid(self, place: int) -> None:
        self.zoom_wanted.emit(LOWEST * math.exp(place / _STEPS * math.log(HIGHEST / LOWEST)))

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom (1 is 100 %)."""
        self._zoom = zoom
        self.figure.setText(percent(round(zoom * 100), interface_language(), 0))
        with QSignalBlocker(self.slider):
            share = math.log(max(zoom, LOWEST) / LOWEST) / math.log(HIGHEST / LOWEST)
            self.slider.setValue(round(share * _STEPS))

    def say(self, words: str) -> None:
        """Show a word from a tool for a while; empty takes it away."""
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self._message_line.setVisible(bool(words))
        if words:
            self._fade.start(_MESSAGE_MS)

    def refresh(self) -> None:
        """Show what is selected and how much there is."""
        session = self._document.session
        facts = index(session.map)
        n = len(session.selection)
        cards = sum(ref.kind == "card" for ref in session.selection)
        if n and cards == n:
            words = ngettext("{n} card selected", "{n} cards selected", n).format(n=n)
        else:
            words = ngettext("{n} item selected", "{n} items selected", n).format(n=n)
        self.selected.setText(words)
        self.selected.setVisible(n > 0)
        self._selected_line.setVisible(n > 0)
        points, stages = len(facts.touchpoints), len(session.map.stages)
        touched = ngettext("{n} touchpoint", "{n} touchpoints", points).format(n=points)
        staged = ngettext("{n} stage", "{n} stages", stages).format(n=stages)
        self.counts.setText(_("{points} in {stages}").format(points=touched, stages=staged))

    def refresh_saved(self) -> None:
        """Show whether everything is saved, and since when."""
        now = tokens()
        document = self._document
        if document.saving is not None:
            words, name, colour = _("Saving…"), "circle-dashed", now.secondary
        elif document.modified:
            words, name, colour = _("Not saved yet"), "circle", now.warning
        elif document.path is None:
            words, name, colour = _("New map"), "circle", now.secondary
        else:
            words, name, colour = self._since(), "check-circle", now.success
        self.saved.setText(words)
        self.mark.setPixmap(pixmap(name, 16, colour))

    def _since(self) -> str:
        if self._document.saved_at is None:
            return _("Saved")
        minutes = int((datetime.now(UTC) - self._document.saved_at).total_seconds() // 60)
        if minutes < 1:
            return _("Saved just now")
        if minutes < 60:
            return _("Saved {n} min ago").format(n=minutes)
        return _("Saved {n} h ago").format(n=minutes // 60)
