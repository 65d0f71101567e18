"""Small pictures of maps, drawn by the real layout off the window's thread, and kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from journeymapper import __version__
from journeymapper.app.background import Task
from journeymapper.storage.errors import OpenError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

WIDTH: Final = 264
HEIGHT: Final = 186
_DENSITY: Final = 2
_ABOVE_BAND: Final = 14.0
"""Units of paper above the stages in the picture of a template."""
_WAY: Final = 2
"""How pictures are made now: those of another way are drawn again."""


def _kept(path: Path) -> Path:
    import hashlib

    from PySide6.QtCore import QStandardPaths

    status = path.stat()
    stamp = f"{path.resolve()}\0{status.st_mtime_ns}\0{status.st_size}\0{__version__}\0{_WAY}"
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    return Path(place) / "maps" / f"{hashlib.sha256(stamp.encode()).hexdigest()[:24]}.png"


def picture_of(path: Path) -> QImage:
    """Return the picture of the map in a file; raises OpenError and OSError."""
    from PySide6.QtGui import QImage

    from journeymapper.app.specimen import filled
    from journeymapper.layout.engine import arrange
    from journeymapper.render.qt import image
    from journeymapper.storage.opening import read_map
    from journeymapper.storage.templates import is_template
    from journeymapper.typeset.engine import engine
    from journeymapper.typeset.icons import symbol

    kept = _kept(path)
    if kept.is_file():
        found = QImage(str(kept))
        if not found.isNull():
            return found
    journey = read_map(path).map
    shown = filled(journey) if is_template(path) else journey
    arranged = arrange(shown, engine(), symbol)
    drawing = arranged.display
    # Twice the size first, then down: hairlines and small type keep their weight.
    scale = min(WIDTH * _DENSITY / drawing.width, 1.0)
    large = image(drawing, scale * 2)
    if shown is not journey:  # of a template the band and the lanes, not its empty heading
        top = round((arranged.band.y - _ABOVE_BAND) * scale * 2)
        large = large.copy(0, top, large.width(), large.height() - top)
    made = large.scaledToWidth(WIDTH * _DENSITY, Qt.TransformationMode.SmoothTransformation)
    if made.height() > HEIGHT * _DENSITY:
        made = made.copy(0, 0, made.width(), HEIGHT * _DENSITY)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        made.save(str(kept), "PNG")  # type: ignore[call-overload]
    return made


class Pictures(QObject):
    """Makes pictures one after another, in the order they were asked for."""

    def __init__(self, parent: QObject) -> None:
        """Stop with ``parent``."""
        super().__init__(parent)
        self._wanted: list[tuple[Path, Callable[[QImage], None]]] = []
        self._task: Task | None = None

    def ask(self, path: Path, take: Callable[[QImage], None]) -> None:
        """Give ``take`` the picture of a file when it is ready; nothing where it has none."""
        self._wanted.append((path, take))
        if self._task is None:
            self._next()

    def stop(self) -> None:
        """Make no more."""
        self._wanted.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _next(self) -> None:
        if not self._wanted:
            self._task = None
            return
        path, take = self._wanted.pop(0)

        def done(picture: QImage) -> None:
            take(picture)
            self._next()

        def failed(problem: Exception) -> None:
            self._next()
            if not isinstance(problem, OpenError | OSError):
                raise problem

        self._task = Task(lambda: picture_of(path), done, failed, self)
