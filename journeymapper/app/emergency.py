"""When the program itself fails: copies of what is unsaved first, then a plain sentence."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymapper.app import plain, windows
from journeymapper.i18n import _
from journeymapper.storage.folders import state_folder


def copies_folder() -> Path:
    """Return the folder for emergency copies."""
    return state_folder() / "emergency"


def save_copies() -> list[Path]:
    """Write a copy of every map with unsaved changes; never touches the documents themselves."""
    from datetime import datetime

    from journeymapper.storage.files import save_map

    made = []
    folder = copies_folder()
    for number, window in enumerate(windows.all_windows(), 1):
        if not window.document.modified:
            continue
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        path = folder / f"{window.document.wished_name}-{stamp}-{number}.journey"
        save_map(window.session.committed, path)
        made.append(path)
    return made


class _Guard:
    """Keeps a fault inside the handling of a fault from going round in circles."""

    busy = False


def handle(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """Save copies, tell the terminal everything and the person what matters; go on."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, problem, trace)
        return
    traceback.print_exception(kind, problem, trace)
    if _Guard.busy or QApplication.instance() is None:
        return
    _Guard.busy = True
    try:
        copies = save_copies()
    except Exception:  # noqa: BLE001 (whatever it is, the first fault is the one to tell)
        traceback.print_exc()
        copies = []
    from PySide6.QtCore import QThread

    if QThread.currentThread() is QApplication.instance().thread():  # type: ignore[union-attr]
        QTimer.singleShot(0, lambda: _tell(f"{kind.__name__}: {problem}", copies))
    else:
        _Guard.busy = False


def _tell(fault: str, copies: list[Path]) -> None:
    saved = ""
    if copies:
        names = "\n".join(str(path) for path in copies)
        saved = _("What is unsaved was copied to:\n{files}").format(files=names)
    plain.warn(
        QApplication.activeWindow(),
        _("Something went wrong"),
        _("The program met a fault of its own; the map is still open. Save it now."),
        "\n\n".join(part for part in (saved, fault) if part),
    )
    _Guard.busy = False


def install() -> None:
    """Handle every error that nobody caught."""
    sys.excepthook = handle
