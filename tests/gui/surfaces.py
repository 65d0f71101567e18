"""Every window, panel, page and dialog of the program, to be opened one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from journeymapper.app import windows
from journeymapper.app.window import MainWindow
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index, kind_of
from journeymapper.storage.templates import template_path


def _main(window: MainWindow) -> QWidget:
    return window


def _action(name: str) -> Callable[[MainWindow], QWidget]:
    def open_(window: MainWindow) -> QWidget:
        window.run(name)
        QTest.qWait(60)
        dialog = QApplication.activeModalWidget() or next(
            (d for d in window.findChildren(QDialog) if d.isVisible()), None
        )
        return dialog or window

    return open_


def _inspecting(kind: str) -> Callable[[MainWindow], QWidget]:
    def open_(window: MainWindow) -> QWidget:
        journey = window.session.map
        facts = index(journey)
        refs = {
            "map": THE_MAP,
            "stage": Ref("stage", journey.stages[0].id),
            "lane": Ref("lane", journey.lanes[0].id),
            "persona": Ref("persona", journey.personas[0].id),
            "channel": Ref("channel", journey.channels[0].id),
        }
        found = refs.get(kind) or next(
            Ref("card", card.id) for card in journey.cards if kind_of(card, facts.lanes) == kind
        )
        window.inspect(found)
        return window

    return open_


def _guide(step: int) -> Callable[[MainWindow], QWidget]:
    def open_(window: MainWindow) -> QWidget:
        window.middle.show_guide()
        assert window.middle.guide is not None
        window.middle.guide.go(step)
        return window

    return open_


def _welcome(_window: MainWindow) -> QWidget:
    return windows.show_welcome()


def _new(window: MainWindow) -> QWidget:
    from journeymapper.app.new_dialog import NewDialog

    dialog = NewDialog(window)
    dialog.open()
    return dialog


def _portfolio(_window: MainWindow) -> QWidget:
    from journeymapper.app.portfolio.page import PortfolioPage

    page = PortfolioPage(Path(template_path("five-stages-en")).parent)
    page.show()
    for _ in range(100):
        QTest.qWait(30)
        if page.portfolio is not None:
            break
    return page


def _compare(_window: MainWindow) -> QWidget:
    from journeymapper.app.compare.page import ComparePage

    page = ComparePage()
    page.show()
    return page


def _answers_dialog(_window: MainWindow) -> QWidget:
    from journeymapper.app.measure.answers_dialog import AnswersDialog

    dialog = AnswersDialog(None, "Adds an indicator", date(2026, 1, 5))
    dialog.show()
    return dialog


def _view(window: MainWindow) -> QWidget:
    from journeymapper.app.looking.view_dialog import ViewDialog

    dialog = ViewDialog(["One"], True, window)
    dialog.open()
    return dialog


def _banner(window: MainWindow) -> QWidget:
    window.tell_recovered()
    return window


_CARDS = ("touchpoint", "pain_point", "kpi")
SURFACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "window": _main,
    "banner": _banner,
    "welcome": _welcome,
    "new": _new,
    "portfolio": _portfolio,
    "compare": _compare,
    "compute from answers": _answers_dialog,
    "save a view": _view,
    **{
        name: _action(name)
        for name in (
            "export",
            "keys",
            "about",
            "glossary",
            "inbox",
            "findings",
            "answers",
            "touchpoint_table",
            "strategies",
            "filter",
            "find",
            "replace",
            "command_palette",
            "close_review",
            "changes",
            "duplicate_map",
            "manage_channels",
        )
    },
    **{
        f"inspector: {kind}": _inspecting(kind)
        for kind in (
            "map",
            "stage",
            "lane",
            "persona",
            "channel",
            "touchpoint",
            "pain_point",
            "kpi",
        )
    },
    **{f"guide {step}": _guide(step) for step in range(6)},
}
