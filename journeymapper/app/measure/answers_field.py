"""Where raw answers are pasted or dropped: text, or a text file with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


class AnswersField(QPlainTextEdit):
    """A plain text field; a file dropped on it is handed on, not written as its address."""

    file_dropped = Signal(object)
    """The path of a file."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and one file."""
        return file_in(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand a file on; insert text as it is."""
        path = file_in(source)
        if path is None:
            super().insertFromMimeData(source)
        else:
            self.file_dropped.emit(path)

    def show_line(self, line: int) -> None:
        """Select a line (from 1) and bring it into sight."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()


def file_in(source: QMimeData) -> Path | None:
    """Return the one local file that is dragged or pasted, if it is one."""
    urls = source.urls() if source.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
