"""Starting the window: Qt set up, language and colours chosen, files opened."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import PySide6

from journeymapper.i18n import _

NAME: Final = "journeymapper"
_BAD_QT: Final = (6, 12, 0)
_GOOD_PYTHON: Final = (3, 12)


def refusal(
    qt: tuple[int, ...] = PySide6.__version_info__[:3],
    python: tuple[int, ...] = sys.version_info[:2],
) -> str:
    """Return why this pair of PySide6 and Python cannot run the window; empty if it can."""
    if tuple(qt) != _BAD_QT or python >= _GOOD_PYTHON:
        return ""
    return _(
        "PySide6 6.12.0 ends the program on Python {python}. Install another PySide6 "
        "(6.11.3 or 6.12.1 and later), or use Python 3.12 or later."
    ).format(python=".".join(map(str, python)))


def run(paths: list[str]) -> int:
    """Open a window for each file, or the welcome page; return the exit code."""
    reason = refusal()
    if reason:
        sys.stderr.write(f"{NAME}: {reason}\n")
        return 3
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([NAME])
    set_up(app)
    from journeymapper.app import emergency, windows

    emergency.install()
    for path in paths:
        windows.open_file(Path(path))
    if not windows.all_windows():
        if paths:
            return 3
        windows.show_welcome()
    return app.exec()


def set_up(app: object) -> None:
    """Give the application its name, its style, its font, its language and its colours."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from journeymapper.app import look, windows

    if not isinstance(app, QApplication):
        raise TypeError("a QApplication is needed")
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")
    app.setDesktopFileName(NAME)
    app.setStyle("Fusion")
    look.apply_font(app)
    look.apply_language()
    look.apply_theme()
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: windows.rebuild())
