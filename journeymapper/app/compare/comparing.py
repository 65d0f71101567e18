"""What a window does to make another persona's map, and to put journeys side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.app import windows
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap

if TYPE_CHECKING:
    from journeymapper.app.compare.duplicate_dialog import DuplicateDialog
    from journeymapper.app.compare.page import ComparePage
    from journeymapper.app.window import MainWindow


def ask_duplicate(window: MainWindow) -> DuplicateDialog:
    """Ask what another persona's map begins with; the window waits, nothing blocks."""
    from journeymapper.app.compare.duplicate_dialog import DuplicateDialog

    window.canvas.settle()
    dialog = DuplicateDialog(window.session.map, window)
    dialog.chosen.connect(lambda made: _open(window, made))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()
    return dialog


def _open(window: MainWindow, made: JourneyMap) -> None:
    opened = windows.open_new(made)
    words = _("This map has the structure of “{name}”. What it says is still to be found out.")
    opened.banner.say(
        words.format(name=window.document.name),
        [(_("Compare side by side…"), lambda: _pair(window, opened))],
    )


def _pair(window: MainWindow, other: MainWindow) -> ComparePage:
    from journeymapper.app.compare.sources import first_keys

    first, second = first_keys(window)[0], first_keys(other)[0]
    return _show(first, second)


def compare(window: MainWindow) -> ComparePage:
    """Put this map's journey beside another: its second persona or state, else another map."""
    from journeymapper.app.compare.sources import first_keys

    return _show(*first_keys(window))


def _show(first: str, second: str = "") -> ComparePage:
    from journeymapper.app.compare.page import ComparePage

    page = ComparePage(first, second)
    windows.show_page(page, page)
    return page
