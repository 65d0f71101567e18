"""A drag on the canvas, from the press that begins it to its end: one undo step, or no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from journeymapper.canvas.tools.base import PointerEvent

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


class Gesture:
    """One kind of drag. It begins when the pointer has moved far enough from the press."""

    cursor: Qt.CursorShape = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: CanvasController, start: PointerEvent) -> None:
        """Begin at the place of the press."""
        self.canvas = canvas
        self.start = start

    def move(self, event: PointerEvent) -> None:
        """Follow the pointer."""

    def finish(self, event: PointerEvent) -> None:
        """End where the button was let go."""

    def cancel(self) -> None:
        """Give up; whatever was shown goes away."""

    def paint(self, painter: QPainter) -> None:
        """Paint what shows where the drag would land, in pixels of the viewport."""
