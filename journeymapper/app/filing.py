"""Saving and closing as a person meets them: questions, failures, changes from outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.app import plain, settings, windows
from journeymapper.app.document import SUFFIX
from journeymapper.i18n import _
from journeymapper.storage.errors import SaveError

if TYPE_CHECKING:
    from journeymapper.app.banner import Offer
    from journeymapper.app.window import MainWindow


def last_folder() -> str:
    """Return the folder that a file was chosen from last."""
    return settings.text("folder")


def remember_folder(path: Path) -> None:
    """Start the next choice of a file where this one was."""
    settings.remember("folder", str(path.parent))


def save(window: MainWindow) -> None:
    """Save to the map's file; ask for one where it has none."""
    window.canvas.settle()
    if window.document.path is None:
        save_as(window)
    else:
        window.document.save_soon(window.document.path)


def save_as(window: MainWindow) -> bool:
    """Ask for a file and save to it; tell whether it was saved."""
    window.canvas.settle()
    path = ask_for_file(window)
    if path is None:
        return False
    return _save_now(window, path)


def ask_for_file(window: MainWindow) -> Path | None:
    """Return the file to save to, as the person chooses; None if they give up."""
    document = window.document
    start = document.path or Path(last_folder()) / f"{document.wished_name}{SUFFIX}"
    from PySide6.QtWidgets import QFileDialog

    name, _kind = QFileDialog.getSaveFileName(
        window, _("Save as"), str(start), f"{_('Journey maps')} (*{SUFFIX})"
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
        if path.exists() and not _confirm_replacing(window, path):
            return None
    remember_folder(path)
    return path


def _confirm_replacing(window: MainWindow, path: Path) -> bool:
    from PySide6.QtWidgets import QMessageBox

    box = plain.message(
        window,
        QMessageBox.Icon.Question,
        _("Save as"),
        _("“{name}” exists already.").format(name=path.name),
        _("Replacing it keeps the old version among the earlier versions."),
    )
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is replace


def _save_now(window: MainWindow, path: Path, *, overwrite: bool = False) -> bool:
    window.banner.hide()
    try:
        window.document.save(path, overwrite=overwrite)
    except SaveError as problem:
        tell_failure(window, problem)
        return False
    return True


def tell_failure(window: MainWindow, problem: SaveError) -> None:
    """Say above the canvas that the map is not saved, and what can be done; it stays until then."""
    path = window.document.path
    offers: list[Offer] = [(_("Save elsewhere…"), lambda: save_as(window))]
    if path is not None and problem.kind == "changed outside":
        words = _("Another program changed the file since it was opened. Nothing was overwritten.")
        offers.append((_("Replace it"), lambda: _save_now(window, path, overwrite=True)))
        offers.append((_("Show the other version"), lambda: windows.open_copy(path, window)))
    else:
        words = problem.sentence
        if path is not None:
            offers.append((_("Try again"), lambda: _save_now(window, path)))
    window.banner.say(words, offers, warning=True)


def notice_outside_change(window: MainWindow) -> None:
    """Say it if the file is another than the one that was opened."""
    document = window.document
    if not document.changed_outside() or document.path is None:
        return
    path = document.path
    if document.modified:
        words = _("Another program changed the file, and there are unsaved changes here.")
    else:
        words = _("Another program changed the file.")
    window.banner.say(
        words,
        [(_("Show the other version"), lambda: windows.open_copy(path, window))],
        warning=True,
    )


def may_close(window: MainWindow) -> bool:
    """Tell whether a window may go: nothing is unsaved, or the person said what to do with it."""
    window.canvas.settle()
    document = window.document
    if not document.modified:
        return True
    from PySide6.QtWidgets import QMessageBox

    box = plain.message(
        window,
        QMessageBox.Icon.Warning,
        _("Unsaved changes"),
        _("Save the changes to “{name}”?").format(name=document.name),
        _("Without saving, they stay for 30 days under File, Discarded work."),
    )
    standard = QMessageBox.StandardButton
    box.setStandardButtons(standard.Save | standard.Discard | standard.Cancel)
    box.setDefaultButton(standard.Save)
    answer = standard(box.exec())
    box.deleteLater()
    if answer == standard.Discard:
        return True
    if answer != standard.Save:
        return False
    return save_as(window) if document.path is None else _save_now(window, document.path)
