"""A picture of the window as it would show a map: where there is no screen, and for the docs."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QSize, QTimer

from journeymapper.app.document import Document
from journeymapper.app.windows import show
from journeymapper.model.document import JourneyMap
from journeymapper.storage.atomic import write_durably

SIZE: Final = QSize(1920, 1080)
SETTLED: Final = 400
"""Milliseconds until panels that are there are in place and the canvas is painted sharp."""
TURN: Final = 20
LONGEST: Final = 20.0
"""Seconds to wait for the panels of a window at most: on a busy machine they take a while."""


def grab(journey: JourneyMap, target: Path, size: QSize = SIZE) -> None:
    """Write a PNG of a window of ``size`` pixels that shows a map; raises SaveError."""
    window = show(Document(journey))
    window.resize(size)
    begun = monotonic()
    while not window.later.done and monotonic() - begun < LONGEST:
        _wait(TURN)
    _wait(SETTLED)
    picture = QBuffer()
    picture.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(picture, "PNG")
    write_durably(target, bytes(picture.data().data()))
    window.close()


def _wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    passed = QEventLoop()
    QTimer.singleShot(milliseconds, passed.quit)
    passed.exec()
