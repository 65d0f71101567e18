"""The page of strategies: library, matrix, what is open in one line, the table for others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.strategies import COVERAGE_RULE, Matrix
from journeymapper.analysis.strategy_table import table
from journeymapper.app import plain, settings
from journeymapper.app.strategies.library_list import LibraryList
from journeymapper.app.strategies.view import MatrixView
from journeymapper.app.widgets.buttons import worded_button
from journeymapper.app.widgets.ground import page_head, rule
from journeymapper.edit.session import Session
from journeymapper.i18n import _, ngettext
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError
from journeymapper.storage.library import LibraryEntry
from journeymapper.tables import as_csv, as_html, as_tabbed


class StrategiesPage(QWidget):
    """Stands in the place of the canvas and shows the same map, with the same undo."""

    closed = Signal()
    """The map is to be shown again."""
    lead_wanted = Signal(object)
    """A card that is to be shown on the map."""
    said = Signal(str)
    """A word for the status bar."""

    def __init__(self, session: Session, name: str) -> None:
        """Show the strategies of a session's map; ``name`` is what a file would be called."""
        super().__init__()
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._name = session, name
        self.view = MatrixView(session)
        self.view.lead_wanted.connect(self.lead_wanted)
        self.view.shown.connect(self._tell)
        self.library = LibraryList()
        self.library.chosen.connect(self._add)
        self.told = plain.wrapped("", "secondary")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.setToolTip(plain.tip(_(COVERAGE_RULE)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.library)
        row.addWidget(rule("upright"))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._head())
        right.addWidget(self.view, 1)
        row.addLayout(right, 1)
        self.setFocusProxy(self.view)

    def _head(self) -> QWidget:
        self.copy = worded_button(_("Copy table"), "copy", self.copy_table)
        self.save = worded_button(_("Save as CSV…"), "file-csv", self.ask_and_save)
        self.back = worded_button(_("Back to the map"), "map-trifold", self.closed.emit)
        title = _("Strategies and messages")
        return page_head(title, self.told, self.copy, self.save, self.back)

    def showEvent(self, event: object) -> None:
        """Speak the language of the map."""
        self.library.show_language(self._session.map.language)
        super().showEvent(event)  # type: ignore[arg-type] # always a QShowEvent

    def _tell(self, found: Matrix) -> None:
        self.library.show_language(self._session.map.language)
        empty = sum(len(one.without) for one in found.coverage)
        pains = {pain.id for one in found.coverage for pain in one.unanswered}
        cells = len(found.coverage) * len(found.stages)
        said = [
            _("{covered} of {all} stages and personas have a strategy").format(
                covered=cells - empty, all=cells
            )
        ]
        if pains:
            n = len(pains)
            words = ngettext(
                "{n} pain point without strategy", "{n} pain points without strategy", n
            )
            said.append(words.format(n=n))
        nothing = _("Add a stage to the map first")
        self.told.setText(" · ".join(said) if found.stages else nothing)

    def _add(self, entry: LibraryEntry) -> None:
        cell, box = self.view.current, self.view.current_card
        if cell is None:
            self.said.emit(_("Add a stage to the map first"))
            return
        card = self.view.acts.add_entry(entry, cell, box.card.id if box and box.open else "")
        self.view.stand(cell, card)

    def copy_table(self) -> None:
        """Put the table on the clipboard, for spreadsheets and documents."""
        rows = table(self._session.map)
        mime = QMimeData()
        mime.setText(as_tabbed(rows))
        mime.setData("text/html", as_html(rows).encode())
        QGuiApplication.clipboard().setMimeData(mime)
        self.said.emit(_("The table is on the clipboard"))

    def ask_and_save(self) -> None:
        """Ask for a file and save the table to it."""
        start = Path(settings.text("folder")) / f"{self._name}.csv"
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save as CSV"), str(start), f"{_('Tables')} (*.csv)"
        )
        if name:
            path = Path(name)
            self.save_table(path if path.suffix else path.with_suffix(".csv"))

    def save_table(self, path: Path) -> None:
        """Save the table as CSV that spreadsheets read in any language."""
        try:
            write_durably(path, as_csv(table(self._session.map)).encode("utf-8-sig"))
        except SaveError as problem:
            plain.warn(self, _("Save as CSV"), problem.sentence)
            return
        self.said.emit(_("Saved: {name}").format(name=path.name))

    def edit_selected(self) -> None:
        """Write the selected card's text."""
        self.view.edit_selected()

    def rest(self) -> None:
        """Close what is open while the map shows."""
        self.view.writer.close()

    def end(self) -> None:
        """Let go of the session."""
        self.view.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the map on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
