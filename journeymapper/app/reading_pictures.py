"""Files of pictures, read off the window's thread one after another, told as they come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymapper.app.background import Task
from journeymapper.canvas.pictures import Received, Taken, take_each
from journeymapper.i18n import _

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


def read_pictures(window: MainWindow, files: list[Path], received: Received) -> None:
    """Read files and hand their pictures on, with what is wrong with others."""
    _Reading(window, files, received)


class _Reading(QObject):
    """The reading of some files, as long as it takes."""

    def __init__(self, window: MainWindow, files: list[Path], received: Received) -> None:
        super().__init__(window)
        self._window = window
        self._left = list(files)
        self._all = len(files)
        self._received = received
        self._taken: list[Taken] = []
        self._problems: list[str] = []
        self._next()

    def _next(self) -> None:
        file = self._left.pop(0)
        if self._all > 1:
            words = _("Reading picture {number} of {total}…")
            self._window.status.say(
                words.format(number=self._all - len(self._left), total=self._all)
            )
        else:
            self._window.status.say(_("Reading the picture…"))
        self._task = Task(lambda: take_each([file]), self._read, self._failed, self)

    def _read(self, found: tuple[list[Taken], list[str]]) -> None:
        taken, problems = found
        self._taken += taken
        self._problems += problems
        self._task.deleteLater()
        if self._left:
            self._next()
            return
        self._window.status.say("")
        self.deleteLater()
        self._received(self._taken, self._problems)

    def _failed(self, problem: Exception) -> None:
        self._window.status.say("")
        self.deleteLater()
        raise problem
