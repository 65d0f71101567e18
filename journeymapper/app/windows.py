"""The windows that are open: opening maps, starting new ones, choices that concern them all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app import plain, settings
from journeymapper.app.look import apply_language, apply_theme
from journeymapper.i18n import _, interface_language, set_interface_language
from journeymapper.storage.errors import OpenError

if TYPE_CHECKING:
    from journeymapper.app.document import Document
    from journeymapper.app.manual.window import Manual
    from journeymapper.app.portfolio.page import PortfolioPage
    from journeymapper.app.welcome import Welcome
    from journeymapper.app.window import MainWindow
    from journeymapper.model.document import JourneyMap


class Page(Protocol):
    """A window besides those of maps, which is made anew in another language or theme."""

    def build(self) -> None:
        """Make what is in it again."""

    def close(self) -> bool:
        """Close it."""


_open: Final[list[MainWindow]] = []
_welcome: Final[list[Welcome]] = []
_pages: Final[list[Page]] = []


def all_windows() -> list[MainWindow]:
    """Return the open windows of maps, in the order they were opened."""
    return list(_open)


def show(document: Document) -> MainWindow:
    """Open a window for a document; the welcome page gives way."""
    from journeymapper.app.window import MainWindow

    window = MainWindow(document)
    if _open:
        window.move(_open[-1].pos().x() + 28, _open[-1].pos().y() + 28)
    _open.append(window)
    window.show()
    for page in _welcome:
        page.close()
    return window


def closed(window: MainWindow) -> None:
    """Forget a window that goes."""
    if window in _open:
        _open.remove(window)


def open_file(path: Path, near: QWidget | None = None) -> MainWindow | None:
    """Open a file, or raise the window that shows it already; say why where it cannot be."""
    from journeymapper.app.document import Document

    wanted = path.resolve()
    for window in _open:
        if window.document.path == wanted:
            window.raise_()
            window.activateWindow()
            return window
    try:
        return show(Document.opened(path))
    except OpenError as problem:
        tell_problem(near, path, problem)
        return None


def open_copy(path: Path, near: QWidget | None = None) -> MainWindow | None:
    """Open what is in a file as a new map that has no file yet."""
    from journeymapper.app.document import Document
    from journeymapper.storage.opening import read_map

    try:
        return show(Document(read_map(path).map))
    except OpenError as problem:
        tell_problem(near, path, problem)
        return None


def tell_problem(near: QWidget | None, path: Path, problem: OpenError) -> None:
    """Say why a file cannot be opened, and where in it the fault is."""
    words = _("“{name}” cannot be opened.").format(name=path.name)
    where = ""
    if problem.line:
        where = _("Line {line}, column {column}: ").format(line=problem.line, column=problem.column)
    plain.warn(near, _("Open"), words, where + problem.sentence)


def ask_and_open(near: QWidget | None) -> None:
    """Ask for files and open each."""
    from PySide6.QtWidgets import QFileDialog

    from journeymapper.app.document import SUFFIX

    names, _kind = QFileDialog.getOpenFileNames(
        near, _("Open"), settings.text("folder"), f"{_('Journey maps')} (*{SUFFIX})"
    )
    for name in names:
        settings.remember("folder", str(Path(name).parent))
        open_file(Path(name), near)


def show_page(page: Page, widget: QWidget) -> None:
    """Show a page in a window of its own, and keep it in the language and theme in force."""
    _pages.append(page)
    widget.destroyed.connect(lambda: _pages.remove(page))
    widget.show()


def open_folder(folder: Path) -> PortfolioPage:
    """Show the maps of a folder in one table."""
    from journeymapper.app.portfolio.page import PortfolioPage

    page = PortfolioPage(folder)
    show_page(page, page)
    return page


def show_manual() -> Manual:
    """Show the user guide, or raise the window that shows it already."""
    from journeymapper.app.manual.window import Manual

    shown = next((page for page in _pages if isinstance(page, Manual)), None)
    if shown is None:
        shown = Manual()
        show_page(shown, shown)
    shown.raise_()
    shown.activateWindow()
    return shown


def ask_and_open_folder(near: QWidget | None) -> None:
    """Ask for a folder and show its maps in one table."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(near, _("Open folder"), settings.text("folder"))
    if name:
        settings.remember("folder", name)
        open_folder(Path(name))


def open_new(journey: JourneyMap) -> MainWindow:
    """Open a window for a map that has no file yet."""
    from journeymapper.app.document import Document

    return show(Document(journey))


def new_guided() -> MainWindow:
    """Start a map with the guided start beside it."""
    from journeymapper.app.guide.growing import start_map

    today = date.today()  # noqa: DTZ011 (a local day)
    window = open_new(start_map(interface_language(), today))
    window.middle.show_guide()
    return window


def new_map(near: QWidget | None) -> None:
    """Let a person choose a template and start a map from it."""
    from journeymapper.app.new_dialog import NewDialog

    dialog = NewDialog(near)
    dialog.chosen.connect(open_new)
    dialog.open()


def show_welcome() -> Welcome:
    """Show the first page."""
    from journeymapper.app.welcome import Welcome

    page = Welcome()
    _welcome.append(page)
    page.destroyed.connect(lambda: _welcome.clear())
    page.show()
    return page


def close_all() -> None:
    """Close every window; one that is not to go ends it."""
    for window in all_windows():
        if not window.close():
            return
    QApplication.closeAllWindows()


def choose(key: str, value: str) -> None:
    """Keep a choice of language or theme and show it in every window at once."""
    settings.remember(key, value)
    if key == "language":
        set_interface_language(value)
    rebuild()


def rebuild() -> None:
    """Make what is around every canvas anew, in the language and theme in force."""
    apply_language()
    apply_theme()
    for window in all_windows():
        window.build()
    for page in (*_welcome, *_pages):
        page.build()
