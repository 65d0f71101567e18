"""The window of a portfolio: a folder, its tables in tabs, a filter over all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain, settings, windows
from journeymapper.app.analysis.places import lead
from journeymapper.app.icons import icon
from journeymapper.app.portfolio.reading import Portfolio, Reading
from journeymapper.app.portfolio.rows import TABLES, UNREADABLE, rows_of, told
from journeymapper.app.widgets.ground import ground
from journeymapper.app.widgets.rows import Table
from journeymapper.app.widgets.search import SearchField
from journeymapper.app.widgets.table import TableView
from journeymapper.i18n import _
from journeymapper.model.ids import Ref
from journeymapper.storage.errors import OpenError

_SIDE: Final = 28


class PortfolioPage(QMainWindow):
    """Shows what the maps of a folder say together, and opens them."""

    def __init__(self, folder: Path) -> None:
        """Begin to read a folder."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.folder = folder
        self.portfolio: Portfolio | None = None
        self.reading: Reading | None = None
        self.tables: dict[str, TableView] = {}
        self._shown = TABLES[0].name
        for keys, do in (
            (QKeySequence.StandardKey.Find, lambda: self.filter.setFocus()),
            (QKeySequence.StandardKey.Refresh, self.read_again),
            (QKeySequence.StandardKey.Open, self.choose_folder),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self, do)
        QShortcut(QKeySequence("Ctrl+Q"), self, windows.close_all)
        self.resize(1320, 780)
        self.build()
        self.read_again()

    def build(self) -> None:
        """Make the page in the language and colours in force."""
        sought = self.filter.text() if self.tables else ""
        self.setWindowTitle(f"{plain.title_text(self.folder.name)} — {_('Portfolio')}")
        page = ground("page")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 22, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addSpacing(14)
        box.addLayout(self._bar())
        box.addSpacing(8)
        self.pages = QStackedWidget()
        self.tables = {}
        self._hints: dict[str, QWidget] = {}
        for table in TABLES:
            self.pages.addWidget(self._leaf(table))
        box.addWidget(self.pages, 1)
        self.setCentralWidget(page)
        self.tabs.currentChanged.connect(self._switch)
        self.filter.setText(sought)
        self._fill()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain.label(_("Portfolio"), "title"))
        self.place = plain.label(str(self.folder), "secondary")
        words.addWidget(self.place)
        row.addLayout(words, 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(170)
        self.progress.setAccessibleName(_("Reading the maps"))
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self._stop)
        self.again = self._button(_("Read again"), "arrow-clockwise", self.read_again)
        self.other = self._button(_("Open folder…"), "folder-open", self.choose_folder)
        for part in (self.progress, self.cancel, self.again, self.other):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _button(self, words: str, name: str, do: object) -> QPushButton:
        button = QPushButton(plain.beside_icon(words))
        button.setIcon(icon(name, 16))
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(do)
        return button

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE - 12, 0, _SIDE, 0)
        row.setSpacing(10)
        self.tabs = QTabBar()
        self.tabs.setProperty("page", True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Tables"))
        for table in TABLES:
            self.tabs.addTab(plain.menu_text(_(table.heading)))
        self.filter = SearchField(_("Filter"))
        self.filter.setFixedWidth(230)
        self.filter.textChanged.connect(self._filter)
        copy = self._button(_("Copy table"), "copy", lambda: self._copy())
        row.addWidget(self.tabs, 1)
        row.addWidget(self.filter)
        row.addWidget(copy)
        return row

    def _leaf(self, table: Table) -> QWidget:
        leaf = QWidget()
        box = QVBoxLayout(leaf)
        box.setContentsMargins(0, 0, 0, 0)
        view = TableView(table)
        view.opened.connect(self.open_map)
        hint = plain.wrapped(_(table.empty), "secondary")
        hint.setContentsMargins(_SIDE, 18, _SIDE, 0)
        self.tables[table.name] = view
        self._hints[table.name] = hint
        box.addWidget(hint)
        box.addWidget(view, 1)
        return leaf

    # Reading

    def choose_folder(self) -> None:
        """Ask for another folder and read it."""
        name = QFileDialog.getExistingDirectory(self, _("Open folder"), str(self.folder))
        if name:
            self.folder = Path(name)
            settings.remember("folder", name)
            self.portfolio = None
            self.build()
            self.read_again()

    def read_again(self) -> None:
        """Read every file of the folder anew."""
        if self.reading is not None:
            self.reading.forget()
        self.reading = Reading(self.folder, self._tell, self._done, self._failed, self)
        self._show_state()

    def _stop(self) -> None:
        if self.reading is not None:
            self.reading.stop()

    def _tell(self, found: Portfolio) -> None:
        self.progress.setRange(0, found.files)
        self.progress.setValue(found.read)

    def _done(self, found: Portfolio) -> None:
        self.reading, self.portfolio = None, found
        self._fill()
        if self.focusWidget() in {None, self.cancel, self.again, self.other}:
            self.tables[self._shown].setFocus()

    def _failed(self, problem: Exception) -> None:
        self.reading = None
        self._show_state()
        if not isinstance(problem, OpenError):
            raise problem
        self.place.setText(f"{self.folder}: {problem.sentence}")

    def _fill(self) -> None:
        if self.portfolio is not None:
            maps, faults = tuple(self.portfolio.maps), tuple(self.portfolio.faults)
            for place, table in enumerate(TABLES):
                rows = rows_of(table, maps, faults)
                view = self.tables[table.name]
                view.show_rows(rows)
                view.setVisible(bool(rows))
                self._hints[table.name].setVisible(not rows)
                shown = table is not UNREADABLE or bool(rows)
                self.tabs.setTabVisible(place, shown)
                self.tabs.setTabText(place, f"{plain.menu_text(_(table.heading))} · {len(rows)}")
        places = [table.name for table in TABLES]
        self.tabs.setCurrentIndex(places.index(self._shown))
        self._switch(self.tabs.currentIndex())
        self._show_state()

    def _show_state(self) -> None:
        reading = self.reading is not None
        self.progress.setVisible(reading)
        self.cancel.setVisible(reading)
        self.again.setVisible(not reading)
        words = str(self.folder)
        if reading:
            self.progress.setRange(0, 0)
            words = f"{words} · {_('Reading the maps…')}"
        elif self.portfolio is not None:
            found = self.portfolio
            words = f"{words} · {told(found.maps, found.faults)}"
            if found.read < found.files:
                part = _("only {n} of {all} files were read")
                words = f"{words} · {part.format(n=found.read, all=found.files)}"
        for hint in self._hints.values():
            hint.setVisible(hint.isVisibleTo(self) and self.portfolio is not None)
        self.place.setText(words)

    # What is shown

    def _switch(self, place: int) -> None:
        if place >= 0:
            self._shown = TABLES[place].name
            self.pages.setCurrentIndex(place)

    def _filter(self, text: str) -> None:
        for view in self.tables.values():
            view.look_for(text)

    def _copy(self) -> None:
        self.tables[self._shown].copy()

    def open_map(self, file: str, card: str) -> None:
        """Open a map of the folder, and lead to one of its cards."""
        window = windows.open_file(self.folder / file, self)
        if window is not None and card:
            lead(window, Ref("card", card))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Read no more."""
        if self.reading is not None:
            self.reading.forget()
        event.accept()
