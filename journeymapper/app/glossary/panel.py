"""The glossary to read: a search, the terms found, and the one looked at in full."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.glossary import Term, search, terms
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.search import ListSearch
from journeymapper.i18n import LANGUAGES, N_, _, interface_language

_KEY: Final = Qt.ItemDataRole.UserRole
_MARGIN: Final = 14
_IN_LANGUAGE: Final = {"en": N_("In English"), "es": N_("In Spanish")}
_PRACTICE: Final = N_("Practice of the field")


class _Definition(QTextBrowser):
    """Text made of formats alone: no markup is read, nothing is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Definition"))
        self.document().setDocumentMargin(_MARGIN)
        self.viewport().setAutoFillBackground(False)


class GlossaryPanel(QWidget):
    """Shows terms by what is searched, and the definition of the current one."""

    def __init__(self) -> None:
        """Show every term, the first one in full."""
        super().__init__()
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Terms"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.currentItemChanged.connect(lambda _now, _old: self._show_current())
        self.search = ListSearch(_("Search the glossary"), self.rows)
        self.search.textChanged.connect(self._filter)
        top = QHBoxLayout()
        top.setContentsMargins(12, 5, 12, 6)
        top.addWidget(self.search)
        box.addLayout(top)
        self.text = _Definition()
        self.text.anchorClicked.connect(self._follow)
        holder = QWidget()
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(8, 0, 4, 0)
        inner.addWidget(self.rows)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(holder)
        parts.addWidget(self.text)
        parts.setSizes([240, 300])
        box.addWidget(parts, 1)
        self.setFocusProxy(self.search)
        self._filter("")

    def sizeHint(self) -> QSize:
        """Return a size that leaves the canvas its own."""
        return QSize(236, 400)

    @property
    def current(self) -> str:
        """The id of the term that shows; empty for none."""
        item = self.rows.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def show_term(self, id_: str) -> None:
        """Show a term among all of them."""
        self.search.clear()
        for row in range(self.rows.count()):
            if self.rows.item(row).data(_KEY) == id_:
                self.rows.setCurrentRow(row)
                self.rows.scrollToItem(self.rows.item(row))

    def _filter(self, words: str) -> None:
        language = interface_language()
        self.rows.blockSignals(True)
        self.rows.clear()
        for term in search(words, language):
            item = QListWidgetItem(term.name(language), self.rows)
            item.setData(_KEY, term.id)
        self.rows.setCurrentRow(0)
        self.rows.blockSignals(False)
        self._show_current()

    def _follow(self, url: QUrl) -> None:
        self.show_term(url.toString())

    def _show_current(self) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        if self.current:
            _write(cursor, terms()[self.current])
        else:
            cursor.insertText(_("No term holds these words."), _ink())
        self.text.verticalScrollBar().setValue(0)


def _write(cursor: QTextCursor, term: Term) -> None:
    """Write a term with formats alone: no markup is read."""
    language = interface_language()
    entry = term.entries[language]
    cursor.setBlockFormat(_spaced(0))
    cursor.insertText(entry.name, _ink(15, bold=True))
    for other in LANGUAGES:
        if other != language:
            cursor.insertBlock(_spaced(4))
            cursor.insertText(f"{_(_IN_LANGUAGE[other])}: ", _ink(12, faint=True))
            cursor.insertText(term.name(other), _ink(12))
    if entry.also:
        cursor.insertBlock(_spaced(2))
        cursor.insertText(f"{_('Also')}: ", _ink(12, faint=True))
        cursor.insertText(", ".join(entry.also), _ink(12))
    cursor.insertBlock(_spaced(9))
    cursor.insertText(entry.text, _ink())
    cursor.insertBlock(_spaced(9))
    cursor.insertText(f"{_('See also')}: ", _ink(12, faint=True))
    for number, id_ in enumerate(term.see):
        if number:
            cursor.insertText(", ", _ink(12))
        cursor.insertText(terms()[id_].name(language), _link(id_))
    cursor.insertBlock(_spaced(9))
    source = _(_PRACTICE) if term.source == "practice" else term.source
    cursor.insertText(f"{_('Source')}: {source}", _ink(12, faint=True))


def _ink(size: int = 13, *, bold: bool = False, faint: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, size)
    made.setForeground(QColor(tokens().secondary if faint else tokens().text))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _link(id_: str) -> QTextCharFormat:
    made = _ink(12)
    made.setAnchor(True)
    made.setAnchorHref(id_)
    made.setForeground(QColor(tokens().accent_text))
    return made


def _spaced(top: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(top)
    return made
