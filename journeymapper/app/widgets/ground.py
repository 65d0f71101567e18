"""The grounds that pages and panels stand on, the rules between them, the head of a page."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeymapper.app import plain


def ground(kind: Literal["page", "panel"]) -> QWidget:
    """Return an empty widget in the colour of a page, or of a panel beside it."""
    made = QWidget()
    made.setProperty(kind, True)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def rule(way: Literal["line", "upright"]) -> QFrame:
    """Return a thin rule: a line between what is above and below, or an upright one."""
    made = QFrame()
    made.setProperty(way, True)
    return made


def side_and_page(side: QWidget, page: QWidget) -> QWidget:
    """Return a page with a panel at its side, a rule between them."""
    made = ground("page")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side)
    row.addWidget(rule("upright"))
    row.addWidget(page, 1)
    return made


def page_head(title: str, told: QLabel, *tools: QWidget) -> QWidget:
    """Return the head of a page in the canvas's place: what it is and tells, then its tools."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(16, 9, 12, 9)
    row.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(plain.label(title, "subtitle"))
    words.addWidget(told)
    row.addLayout(words, 1)
    for tool in tools:
        row.addWidget(tool)
        if isinstance(tool, QPushButton):  # else a narrow window cuts its words off
            tool.ensurePolished()
            tool.setMinimumWidth(tool.sizeHint().width())
    return head
