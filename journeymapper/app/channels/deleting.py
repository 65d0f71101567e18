"""Deleting a channel or a persona: what uses it is told before, at the button itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.app.icons import icon
from journeymapper.app.plain import menu_text
from journeymapper.app.theme import tokens
from journeymapper.edit.channels import delete_channel
from journeymapper.edit.personas import delete_persona
from journeymapper.edit.session import Session
from journeymapper.edit.usage import users_of
from journeymapper.i18n import N_, _, ngettext
from journeymapper.model.document import JourneyMap

DELETE: Final[dict[str, tuple[str, Callable[[JourneyMap, str], JourneyMap]]]] = {
    "persona": (N_("Delete persona"), delete_persona),
    "channel": (N_("Delete channel"), delete_channel),
}


def usage_words(journey: JourneyMap, kind: str, id_: str) -> str:
    """Return what would lose a channel or a persona; empty where nothing would."""
    count = len(users_of(journey, kind, id_))
    if not count:
        return ""
    if kind == "channel":
        return ngettext(
            "{n} card will have no channel", "{n} cards will have no channel", count
        ).format(n=count)
    return ngettext(
        "{n} card or lane will lose its scores and mentions",
        "{n} cards and lanes will lose their scores and mentions",
        count,
    ).format(n=count)


def delete(session: Session, kind: str, id_: str, button: QWidget) -> QMenu | None:
    """Delete at once what nothing uses; else open a menu at ``button`` that says what does."""
    label, operation = DELETE[kind]

    def do() -> None:
        session.apply(label, lambda journey: operation(journey, id_))

    words = usage_words(session.map, kind, id_)
    if not words:
        do()
        return None
    menu = QMenu(button)
    menu.addAction(icon("info", 16, tokens().secondary), menu_text(words)).setEnabled(False)
    action = menu.addAction(icon("trash", 16, tokens().error), _(label))
    action.triggered.connect(lambda _checked=False: do())
    menu.setActiveAction(action)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
    return menu
