"""Starting the window: Qt set up, language and colours chosen, files opened."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import PySide6

from journeymapper.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journeymapper.model.document import JourneyMap

NAME: Final = "journeymapper"
STYLE: Final = ("-style", "Fusion")
"""Said to Qt as it starts: ``setStyle`` makes Python classes of all styles, which takes 8 ms."""
USAGE: Final = 2
FAILED: Final = 3
COLLECTING: Final = (100_000, 20, 20)
"""When Python looks for garbage in circles: rarely, as a big map is a million values without any,
and looking through them takes longer than laying the map out."""
STARTED_MS: Final = 1000
"""Milliseconds from the first window on, until which Python looks for no garbage at all (see
``cli``): its rounds through what imports make would be a tenth of the start."""
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


def run(
    paths: list[str], *, template: str = "", picture: Path | None = None, language: str = ""
) -> int:
    """Open a window for each file, or the welcome page; return the exit code.

    ``template`` opens a new map made from it. ``picture`` paints the window of the first map into
    that file instead, without a screen. ``language`` counts for this run, whatever is chosen.
    """
    reason = refusal()
    if reason:
        return _refuse(reason, FAILED)
    if picture is not None:
        return _picture(paths, template, picture)
    app = _application(language)
    from PySide6.QtCore import QTimer

    from journeymapper.app import emergency, recovery, windows

    QTimer.singleShot(STARTED_MS, _collect)

    emergency.install()
    if template:
        try:
            windows.open_new(_from_template(template))
        except KeyError:
            return _refuse(_no_template(template), USAGE)
    for path in paths:
        windows.open_file(Path(path))
    recovery.open_orphans()
    if not windows.all_windows():
        if paths:
            return FAILED
        windows.show_welcome()
    return app.exec()


def _collect() -> None:
    """Look for garbage from now on, but not in what the start made: it lives as long as we do."""
    gc.freeze()
    gc.enable()


def _application(language: str = "") -> QApplication:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([NAME, *STYLE])
    set_up(app, language)
    return app


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(f"{NAME}: {' '.join(sentence.split())}\n")
    return code


def _from_template(name: str) -> JourneyMap:
    from datetime import date

    from journeymapper.storage.templates import new_from_template

    return new_from_template(name, date.today())  # noqa: DTZ011 - the user's own calendar


def _no_template(name: str) -> str:
    from journeymapper.storage.templates import template_names

    return _("there is no template «{name}»; there are: {names}").format(
        name=name, names=", ".join(template_names())
    )


def _picture(paths: list[str], template: str, target: Path) -> int:
    """Paint the window of one map into a file; say in one sentence why that cannot be done."""
    from tempfile import TemporaryDirectory

    from PySide6.QtCore import QLoggingCategory, QSettings

    from journeymapper.storage.errors import OpenError, SaveError
    from journeymapper.storage.files import read_map

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # That platform has no window manager, and says so at every step.
    QLoggingCategory.setFilterRules("default.warning=false")
    if not paths and not template:
        return _refuse(_("--picture needs a FILE or a template"), USAGE)
    try:
        journey = read_map(Path(paths[0])).map if paths else _from_template(template)
        with TemporaryDirectory() as folder:
            # As on a first start: what this user has arranged is neither shown nor changed.
            ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
            QSettings.setPath(ini, user, folder)
            app = _application()
            from journeymapper.app.picture import grab

            grab(journey, target)
            app.processEvents()
    except KeyError:
        return _refuse(_no_template(template), USAGE)
    except (OpenError, SaveError) as error:
        return _refuse(str(error), FAILED)
    return 0


def set_up(app: object, language: str = "") -> None:
    """Give the application its name, its style, its font, its language and its colours."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from journeymapper.app import icons, look, windows

    def screen_added(_screen: object) -> None:
        if icons.other_densities():
            windows.rebuild()

    if not isinstance(app, QApplication):
        raise TypeError("a QApplication is needed")
    gc.set_threshold(*COLLECTING)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")
    app.setDesktopFileName(NAME)
    look.apply_font(app)
    look.start_language(language)
    look.apply_theme()
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: windows.rebuild())
    app.screenAdded.connect(screen_added)
