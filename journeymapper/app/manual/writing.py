"""A page of the guide written with formats alone: no markup reaches Qt, nothing is loaded by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)

from journeymapper.app.manual.pages import Block, Page, blocks, spans
from journeymapper.app.theme import tokens

_SIZES: Final = {"1": 25, "2": 17}
_TEXT: Final = 14
_LINE: Final = 145.0
"""Percent of the font's height from line to line."""
_KEY_SPACE: Final = "\u2009"
"""Around keys, so that their ground is wider than they are."""


def write(document: QTextDocument, page: Page, width: int) -> None:
    """Write a page into an empty document, its pictures at most ``width`` pixels wide."""
    cursor = QTextCursor(document)
    for number, block in enumerate(blocks(page.text)):
        if block.kind == "table":
            _table(cursor, block)
            continue
        form = _form(block, first=number == 0)
        if number == 0:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)
        _WRITERS[block.kind](cursor, block, page, width)


def _form(block: Block, *, first: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    above = {"heading": 26.0, "picture": 16.0, "item": 5.0, "keys": 12.0}.get(block.kind, 10.0)
    form.setTopMargin(0 if first else above)
    if block.kind in {"item", "keys"}:
        form.setLeftMargin(20)
    if block.kind == "item":
        form.setTextIndent(-16)
    if block.kind == "heading":
        form.setHeadingLevel(int(block.mark))
    if block.kind == "picture":
        form.setBottomMargin(8)
    else:
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def _ink(size: int = _TEXT, *, weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, size)
    made.setForeground(QColor(tokens().text))
    made.setFontWeight(weight)
    return made


def _key() -> QTextCharFormat:
    made = _ink(_TEXT - 1, weight=QFont.Weight.DemiBold)
    made.setBackground(QColor(tokens().accent_tint))
    made.setForeground(QColor(tokens().on_accent_tint))
    return made


def _prose(cursor: QTextCursor, text: str) -> None:
    for span in spans(text):
        form = _ink()
        words = span.text
        if span.kind == "bold":
            form.setFontWeight(QFont.Weight.DemiBold)
            words = words.replace(" > ", " › ")
        elif span.kind == "said":
            form.setFontItalic(True)
        elif span.kind == "key":
            form = _key()
            words = f"{_KEY_SPACE}{words}{_KEY_SPACE}"
        elif span.kind == "link":
            form.setAnchor(True)
            form.setAnchorHref(span.target)
            form.setForeground(QColor(tokens().accent_text))
        cursor.insertText(words, form)


def _heading(cursor: QTextCursor, block: Block, _page: Page, _width: int) -> None:
    cursor.insertText(block.text, _ink(_SIZES.get(block.mark, 15), weight=QFont.Weight.DemiBold))


def _text(cursor: QTextCursor, block: Block, _page: Page, _width: int) -> None:
    _prose(cursor, block.text)


def _item(cursor: QTextCursor, block: Block, _page: Page, _width: int) -> None:
    cursor.insertText(f"{block.mark}.  " if block.mark else "•  ", _ink())
    _prose(cursor, block.text)


def _keys(cursor: QTextCursor, block: Block, _page: Page, _width: int) -> None:
    cursor.insertText(block.text.replace("\n", "\u2028"), _key())


def _picture(cursor: QTextCursor, block: Block, page: Page, width: int) -> None:
    image = QImage(str(page.folder / block.mark))
    if image.isNull():
        cursor.insertText(block.text, _ink())
        return
    url = f"{page.name}/{block.mark}"
    cursor.document().addResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(url), _fitting(image, width)
    )
    form = QTextImageFormat()
    form.setName(url)
    form.setWidth(min(image.width(), width))
    # What is read aloud in its place.
    form.setProperty(QTextCharFormat.Property.ImageAltText, block.text)
    cursor.insertImage(form)


def _fitting(image: QImage, width: int) -> QImage:
    if image.width() <= width:
        return image
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def _table(cursor: QTextCursor, block: Block) -> None:
    form = QTextTableFormat()
    form.setTopMargin(10)
    form.setBorder(0)
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.FixedLength, 190),
            QTextLength(QTextLength.Type.VariableLength, 0),
        ]
    )
    table = cursor.insertTable(len(block.rows), len(block.rows[0]), form)
    for row, cells in enumerate(block.rows):
        for column, words in enumerate(cells):
            inner = table.cellAt(row, column).firstCursorPosition()
            if row == 0:
                inner.insertText(words, _ink(_TEXT - 1, weight=QFont.Weight.DemiBold))
            else:
                _prose(inner, words)
    cursor.movePosition(QTextCursor.MoveOperation.End)


_WRITERS: Final[dict[str, Callable[[QTextCursor, Block, Page, int], None]]] = {
    "heading": _heading,
    "text": _text,
    "item": _item,
    "keys": _keys,
    "picture": _picture,
}
