"""Computing an indicator from raw answers: paste or import them, see what they make, write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.kpi import METRICS
from journeymapper.analysis.measuring import Measurement
from journeymapper.analysis.raw_answers import ALLOWED, SCALED
from journeymapper.app import plain, settings
from journeymapper.app.background import Task
from journeymapper.app.inspector.editors.base import ComboBox
from journeymapper.app.inspector.editors.date import parse_date, shown_date
from journeymapper.app.inspector.editors.text import mark_wrong
from journeymapper.app.measure.answers_field import AnswersField
from journeymapper.app.measure.reading import Reading, UnreadableError, read, text_of
from journeymapper.app.measure.result_view import ResultView
from journeymapper.app.widgets.ground import rule
from journeymapper.i18n import N_, _, interface_language, ngettext
from journeymapper.model import vocabulary
from journeymapper.model.card import Card
from journeymapper.model.text import clean_line
from journeymapper.numerals import quoted

_SOON_MS: Final = 60
_MOST_FAULTS: Final = 200
"""Entries that are listed one by one; of more it says how many."""
_SCALES: Final = (5, 7, 10)
_ASKED: Final = {
    "nps": N_("One answer a line, from 0 to 10: 9 10 7 …"),
    "csat": N_("One answer a line: 5 4 2 …"),
    "ces": N_("One answer a line: 6 7 4 …"),
    "retention": N_("Start, new, end: 1000 120 1020. Or 1 for each who stayed, 0 for who left."),
    "conversion": N_("Reached, went on: 2600 1450. Or 1 for each who went on, 0 for who left."),
    "acquisition": N_("Approached, won: 18000 1450. Or 1 for each who was won, 0 for the others."),
}


class AnswersDialog(QDialog):
    """Stays open beside the map; what it shows follows what is typed, and nothing else changes."""

    written = Signal(object)
    """The measurement to write."""

    def __init__(
        self, card: Card | None, target: str, today: date, parent: QWidget | None = None
    ) -> None:
        """Start with the answers of ``card``, if there is one; ``target`` says where it goes."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Compute from answers"))
        self.reading: Reading | None = None
        self._task: Task | None = None
        self._column: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(24, 20, 24, 18)
        left.setSpacing(5)
        self._add_kind(left)
        self._add_answers(left)
        self._add_faults(left)
        self._add_origin(left, card, today)
        left.addSpacing(8)
        self.target = plain.wrapped(target, "hint")
        left.addWidget(self.target)
        left.addSpacing(4)
        self._add_buttons(left, new=card is None)
        row.addLayout(left, 1)
        row.addWidget(rule("upright"))
        self.view = ResultView()
        row.addWidget(self.view)
        self.resize(820, 560)
        self._start_with(card)

    def _add_kind(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.kind, self.scale = ComboBox(), ComboBox()
        for metric in METRICS:
            self.kind.addItem(_(vocabulary.METRICS[metric]), metric)
        for top in _SCALES:
            words = _("from {low} to {high}").format(low=1, high=top)
            self.scale.addItem(words, top)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.scale.currentIndexChanged.connect(lambda _at: self._later())
        self._scale_holder = QWidget()
        for name, field, holder in (
            (_("Kind of indicator"), self.kind, QWidget()),
            (_("Scale of the answers"), self.scale, self._scale_holder),
        ):
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(4)
            self._add(inner, name, field)
            row.addWidget(holder, 1)
        box.addLayout(row)
        box.addSpacing(5)

    def _add(self, box: QVBoxLayout, name: str, field: QWidget) -> None:
        label = plain.label(name, "field")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        box.addWidget(label)
        box.addWidget(field)

    def _add_answers(self, box: QVBoxLayout) -> None:
        self.field = AnswersField()
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._typed)
        self.field.file_dropped.connect(self.take_file)
        self._add(box, _("Raw answers"), self.field)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.file = QPushButton(_("Open file…"))
        self.file.setAutoDefault(False)
        self.file.clicked.connect(self._ask_for_file)
        self.column = ComboBox()
        self.column.setAccessibleName(_("Column with the answers"))
        self.column.activated.connect(self._column_chosen)
        self._column_label = plain.label(_("Column"), "field")
        row.addWidget(self.file)
        self._hint = plain.label(_("or drop a CSV or text file above"), "hint")
        row.addWidget(self._hint, 1)
        row.addWidget(self._column_label)
        row.addWidget(self.column, 1)
        box.addLayout(row)

    def _add_faults(self, box: QVBoxLayout) -> None:
        self.unread = plain.wrapped("", "error")
        self.faults = QListWidget()
        self.faults.setProperty("boxed", True)
        self.faults.setFixedHeight(96)
        self.faults.setAccessibleName(_("Entries that could not be read"))
        self.faults.itemClicked.connect(self._show_fault)
        self.faults.itemActivated.connect(self._show_fault)
        box.addWidget(self.unread)
        box.addWidget(self.faults)

    def _add_origin(self, box: QVBoxLayout, card: Card | None, today: date) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.day, self.source = QLineEdit(shown_date(today)), QLineEdit(card.source if card else "")
        self.day.textChanged.connect(lambda _text: self._look())
        self.source.setPlaceholderText(_("Survey, system, who asked"))
        self.source.setMaxLength(400)
        for name, field, share in ((_("Measured on"), self.day, 2), (_("Source"), self.source, 3)):
            inner = QVBoxLayout()
            inner.setSpacing(4)
            self._add(inner, name, field)
            row.addLayout(inner, share)
        box.addSpacing(5)
        box.addLayout(row)

    def _add_buttons(self, box: QVBoxLayout, *, new: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.go = QPushButton(_("Add the indicator") if new else _("Write to the card"))
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self._write)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        box.addLayout(row)

    def _start_with(self, card: Card | None) -> None:
        metric = card.metric if card is not None and card.metric in METRICS else "nps"
        highest = card.highest if card is not None else None
        self.kind.setCurrentIndex(self.kind.findData(metric))
        self._kind_changed()
        if metric in SCALED and highest is not None:
            if self.scale.findData(highest) < 0:
                words = _("from {low} to {high}").format(low=1, high=highest)
                self.scale.addItem(words, highest)
            self.scale.setCurrentIndex(self.scale.findData(highest))
        if card is not None and card.answers:
            self.field.setPlainText("\n".join(f"{answer:g}" for answer in card.answers))
        self.field.setFocus()
        self._read()

    def _kind_changed(self) -> None:
        metric = str(self.kind.currentData())
        self._scale_holder.setVisible(metric in SCALED)
        if metric in SCALED:
            self.scale.setCurrentIndex(self.scale.findData(int(ALLOWED[metric].high)))
        self.field.setPlaceholderText(_(_ASKED[metric]))
        self._column = None
        self._later()

    def _typed(self) -> None:
        self._column = None
        self._later()

    def _column_chosen(self, at: int) -> None:
        self._column = at
        self._later()

    def _later(self) -> None:
        self.go.setEnabled(False)
        self._soon.start(_SOON_MS)

    def _read(self) -> None:
        """Read in another thread; what was asked before no longer counts."""
        if self._task is not None:
            self._task.cancel()
        text, metric = self.field.toPlainText(), str(self.kind.currentData())
        highest = int(self.scale.currentData()) if metric in SCALED else None
        column = self._column
        self._task = Task(lambda: read(text, metric, highest, column), self._show, _fail, self)

    def _show(self, reading: Reading) -> None:
        self.reading = reading
        self.view.show_reading(reading)
        self._show_columns(reading)
        self._show_faults(reading)
        self._look()

    def _show_columns(self, reading: Reading) -> None:
        several = len(reading.headings) > 1
        for part in (self.column, self._column_label):
            part.setVisible(several)
        self._hint.setVisible(not several)
        shown = [self.column.itemText(at) for at in range(self.column.count())]
        wanted = [plain.menu_text(name) or str(at) for at, name in enumerate(reading.headings, 1)]
        if shown != wanted:
            self.column.clear()
            self.column.addItems(wanted)
        self.column.setCurrentIndex(reading.column)

    def _show_faults(self, reading: Reading) -> None:
        found = reading.answers.faults
        self.unread.setVisible(bool(found))
        self.faults.setVisible(bool(found))
        self.unread.setText(
            ngettext(
                "{n} entry could not be read and does not count:",
                "{n} entries could not be read and do not count:",
                len(found),
            ).format(n=len(found))
        )
        self.faults.clear()
        for fault in found[:_MOST_FAULTS]:
            words = _("Line {line}: {found}, {reason}").format(
                line=fault.line,
                found=quoted(" ".join(fault.found.split())[:60], interface_language()),
                reason=fault.message,
            )
            item = QListWidgetItem(words, self.faults)
            item.setData(Qt.ItemDataRole.UserRole, fault.line)

    def _show_fault(self, item: QListWidgetItem) -> None:
        self.field.show_line(int(item.data(Qt.ItemDataRole.UserRole)))

    def _look(self) -> None:
        fits = not self.day.text().strip() or parse_date(self.day.text()) is not None
        mark_wrong(self.day, wrong=not fits)
        ready = self.reading is not None and self.reading.result is not None
        self.go.setEnabled(fits and ready and not self._soon.isActive())

    def _ask_for_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Raw answers"),
            settings.text("folder"),
            f"{_('Tables and text')} (*.csv *.tsv *.txt)",
        )
        if name:
            settings.remember("folder", str(Path(name).parent))
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Show the answers of a file; it is the source, unless one was given."""
        try:
            text = text_of(path)
        except UnreadableError as problem:
            self.unread.setText(str(problem))
            self.unread.show()
            return
        self.field.setPlainText(text)
        if not self.source.text().strip():
            self.source.setText(path.name)

    def _write(self) -> None:
        reading = self.reading
        if reading is None or reading.result is None:
            return
        self.written.emit(
            Measurement(
                reading.metric,
                reading.answers.values,
                parse_date(self.day.text()),
                clean_line(self.source.text()).strip(),
                reading.highest,
            )
        )
        self.accept()


def _fail(problem: Exception) -> None:
    raise problem
