"""Copy as picture: what is selected, or the whole map, for slides, chats and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from journeymapper.app.background import Task
from journeymapper.canvas.excerpt import excerpt
from journeymapper.display.later import in_passing
from journeymapper.i18n import _
from journeymapper.render.qt import image

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


def copy_picture(window: MainWindow) -> None:
    """Put the picture on the clipboard as soon as it is drawn, off the window's thread."""
    window.canvas.settle()
    part = excerpt(window.view.arrangement, window.session.selection)

    def done(picture: QImage) -> None:
        task.deleteLater()
        mime = QMimeData()
        mime.setImageData(picture)
        QGuiApplication.clipboard().setMimeData(mime)
        words = _("Copied a picture of {width} × {height} pixels")
        window.status.say(words.format(width=picture.width(), height=picture.height()))

    def failed(problem: Exception) -> None:
        task.deleteLater()
        window.banner.say(str(problem), warning=True)

    def drawn() -> QImage:
        with in_passing():
            return image(part.drawing, part.scale, part.area)

    task = Task(drawn, done, failed, window)
