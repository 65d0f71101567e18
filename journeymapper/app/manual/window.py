"""The window of the user guide: its pages at the left, a search over them, the page itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import plain, windows
from journeymapper.app.manual.pages import Page, pages
from journeymapper.app.manual.writing import write
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.ground import ground, side_and_page
from journeymapper.app.widgets.search import ListSearch
from journeymapper.i18n import _, interface_language

_COLUMN: Final = 760
"""Pixels: the widest a line of text is, so that eyes find the next one."""
_MARGIN: Final = 36
_SIDE: Final = 268


class _Text(QTextBrowser):
    """A page in a column of a readable width; no markup is read, nothing is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes while a page is written would change the width it is written in.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Page of the guide"))
        self.document().setDocumentMargin(0)
        self._page: Page | None = None
        self._sought = ""
        self._width = 0
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._show_again)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle; pictures follow its width."""
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(_MARGIN, (self.width() - bar - _COLUMN) // 2)
        self.setViewportMargins(side, _MARGIN - 8, side, 0)
        super().resizeEvent(event)
        self._again.start()

    def _show_again(self) -> None:
        """Write the page in the width that there is now; it stays where it was read."""
        if self._page is None or self._column() == self._width:
            return
        share = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self.show_page(self._page, self._sought)
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))

    def _column(self) -> int:
        return min(_COLUMN, self.viewport().width())

    def show_page(self, page: Page, sought: str) -> None:
        """Show a page with the words sought marked, the first of them in sight."""
        self._page, self._sought, self._width = page, sought, self._column()
        self.clear()
        self.document().clear()
        write(self.document(), page, self._width)
        found = self._mark(sought)
        # Writing has pushed the caret to the end, and the view follows it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        if found is not None:
            self.setTextCursor(found)
            self.ensureCursorVisible()

    def _mark(self, sought: str) -> QTextCursor | None:
        marks, first = [], None
        for word in sought.split():
            cursor = self.document().find(word, 0, QTextDocument.FindFlag(0))
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(tokens().accent_tint))
                mark.format.setForeground(QColor(tokens().on_accent_tint))
                marks.append(mark)
                if first is None:
                    first = self.document().find(word)
                    first.clearSelection()
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)
        return first


class Manual(QMainWindow):
    """Shows the pages of the guide in the language of the interface, beside the maps."""

    def __init__(self) -> None:
        """Show the first page."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown = ""
        for keys, do in (
            (QKeySequence.StandardKey.Find, lambda: self.search.setFocus()),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self, do)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)
        QShortcut(QKeySequence("Ctrl+Q"), self, windows.close_all)
        room = self.screen().availableGeometry().size()
        self.resize(min(1180, room.width()), min(820, room.height() - 40))
        self.build()

    def build(self) -> None:
        """Make the window in the language and colours in force."""
        self.setWindowTitle(_("User guide"))
        self.text = _Text()
        self.text.anchorClicked.connect(self._follow)
        self.setCentralWidget(side_and_page(self._side(), self.text))
        self._fill("")
        self.search.setFocus()

    def _side(self) -> QWidget:
        side = ground("panel")
        side.setFixedWidth(_SIDE)
        box = QVBoxLayout(side)
        box.setContentsMargins(14, 22, 12, 12)
        box.setSpacing(10)
        box.addWidget(plain.label(_("User guide"), "subtitle"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Pages"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setWordWrap(True)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.currentItemChanged.connect(lambda _now, _old: self._show_current())
        self.search = ListSearch(_("Search the guide"), self.rows)
        self.search.textChanged.connect(self._fill)
        self.nothing = plain.wrapped(_("No page holds these words."), "secondary")
        box.addWidget(self.search)
        box.addWidget(self.nothing)
        box.addWidget(self.rows, 1)
        return side

    def sizeHint(self) -> QSize:
        """Return a size in which a page has its full width."""
        return QSize(1180, 820)

    def _fill(self, words: str) -> None:
        """List the pages that hold all words; stay on the one that shows where it is among them."""
        self.rows.blockSignals(True)
        self.rows.clear()
        for page in pages(interface_language()):
            if page.holds(words):
                item = QListWidgetItem(page.title, self.rows)
                item.setData(Qt.ItemDataRole.UserRole, page.name)
                if page.name == self.shown:
                    self.rows.setCurrentItem(item)
        if self.rows.currentRow() < 0:
            self.rows.setCurrentRow(0)
        self.rows.blockSignals(False)
        self.nothing.setVisible(not self.rows.count())
        self._show_current()

    def show_page(self, name: str) -> None:
        """Show a page by the name of its file without the suffix."""
        self.search.clear()
        for row in range(self.rows.count()):
            if self.rows.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.rows.setCurrentRow(row)

    def _show_current(self) -> None:
        item = self.rows.currentItem()
        if item is None:
            return
        self.shown = str(item.data(Qt.ItemDataRole.UserRole))
        for page in pages(interface_language()):
            if page.name == self.shown:
                self.text.show_page(page, self.search.text())

    def _follow(self, url: QUrl) -> None:
        self.show_page(url.fileName().removesuffix(".md"))
