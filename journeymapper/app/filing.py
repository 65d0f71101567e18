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
    from journeymapper.app.document import Beside
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


def look_beside(window: MainWindow) -> None:
    """Say it if another program changed the file, or put another version of it beside it."""
    window.document.look_beside(lambda beside: _tell_beside(window, beside))


def _tell_beside(window: MainWindow, beside: Beside) -> None:
    document = window.document
    if beside.changed and document.path is not None:
        if document.modified:
            words = _("Another program changed the file, and there are unsaved changes here.")
        else:
            words = _("Another program changed the file.")
        _offer_other(window, words, document.path)
        return
    for copy in beside.copies:
        if copy not in document.told:
            document.told.add(copy)
            words = _(
                "A program that keeps folders in step put a second version of this map beside it: "
                "“{name}”. Both are kept; look which has what you need."
            )
            _offer_other(window, words.format(name=copy.name), copy)
            return


def _offer_other(window: MainWindow, words: str, path: Path) -> None:
    offer = (_("Show the other version"), lambda: windows.open_copy(path, window))
    window.banner.say(words, [offer], warning=True)


def may_close(window: MainWindow) -> bool:
    """Tell whether a window may go: nothing is unsaved, or the person said what to do with it."""
    window.canvas.settle()
    document = window.document
    document.finish_saving()
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
