"""What a canvas tool is: one gesture in one class.

The view owns scrolling, zooming and panning (wheel, pinch, Space+drag, middle drag). All else goes
to ``view.tool``: presses, moves (with or without a button), releases, double clicks, keys, and what
is dragged in from other widgets. A tool that is in the middle of a gesture gives it up in
``cancel``; the view calls it on Esc, on loss of the mouse and when another tool is set.

Coordinates come twice: ``view`` in logical pixels of the viewport, ``x`` and ``y`` in units of the
sheet. The latter are those of what is *seen* under the pointer, also over the pinned stage band
and lane gutter (see ``CanvasView.sheet_point``).

What a tool paints lies over the content and never reaches an export. The painter arrives in
viewport pixels; ``view.rect_to_view`` and ``view.to_view`` lead there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from journeymapper.frozen import frozen

if TYPE_CHECKING:
    from journeymapper.canvas.view import CanvasView


@frozen
class PointerEvent:
    """Where the pointer is, and what is pressed.

    ``button`` is the one that changed (NoButton for a move), ``buttons`` all that are down.
    """

    view: QPointF
    x: float
    y: float
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    buttons: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def shift(self) -> bool:
        """Whether Shift is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        """Whether Ctrl (Command on a Mac) is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        """Whether Alt is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)


@frozen
class DropEvent:
    """Something dragged over the canvas from outside it."""

    view: QPointF
    x: float
    y: float
    mime: QMimeData
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


class Tool:
    """A gesture on the canvas; every handler does nothing until a tool overrides it."""

    cursor: Qt.CursorShape = Qt.CursorShape.ArrowCursor
    """The pointer's shape while the tool is set; ``view.set_cursor`` changes it on the way."""

    def __init__(self, view: CanvasView) -> None:
        """Work on ``view``."""
        self.view = view

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way (the view scrolls by itself at its edges meanwhile)."""
        return False

    def press(self, event: PointerEvent) -> None:
        """Take a press of a button."""

    def move(self, event: PointerEvent) -> None:
        """Take a move; without buttons this is a hover."""

    def release(self, event: PointerEvent) -> None:
        """Take the release of a button."""

    def double_click(self, event: PointerEvent) -> None:
        """Take a second press in a row; a release follows."""

    def context_menu(self, event: PointerEvent) -> bool:  # noqa: ARG002
        """Show what can be done here; False lets the event go on to the parent."""
        return False

    def leave(self) -> None:
        """Note that the pointer left the canvas."""

    def key_press(self, event: QKeyEvent) -> bool:  # noqa: ARG002
        """Handle a key; False lets it go on to the view and the window."""
        return False

    def drag_move(self, event: DropEvent) -> bool:  # noqa: ARG002
        """Show where something from outside would land; tell whether it may."""
        return False

    def drag_leave(self) -> None:
        """Forget what hovered: it went away again."""

    def drop(self, event: DropEvent) -> bool:  # noqa: ARG002
        """Take something from outside; tell whether it was taken."""
        return False

    def cancel(self) -> None:
        """Give up the gesture under way, leaving nothing behind."""

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint over the content, in pixels of the viewport."""
