"""What the keys do on the canvas; whatever is not named here goes on to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeymapper.canvas.navigation import Direction

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_ARROWS: Final[dict[int, Direction]] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_WRITTEN_ON: Final = {"card", "stage", "step", "lane", "link"}
"""What begins to be edited when somebody just types: what is called something on the map."""
_NO_TYPING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def handle_key(canvas: CanvasController, event: QKeyEvent) -> bool:
    """Do what a key means on the canvas; False if it means nothing there."""
    return (
        _standard(canvas, event)
        or canvas.capture.score_key(event)
        or _by_key(canvas, event)
        or _typing(canvas, event)
    )


def keyboard_came(canvas: CanvasController, *, by_keyboard: bool) -> None:
    """Show that the keyboard is at the canvas now, if it was not the mouse that brought it."""
    canvas.by_keyboard = canvas.by_keyboard or by_keyboard
    canvas.refresh()


def _standard(canvas: CanvasController, event: QKeyEvent) -> bool:
    """Do what the platform's own sequences mean, for a canvas without a window's menus."""
    standard = QKeySequence.StandardKey
    if event.matches(standard.SelectAll):
        canvas.select_all()
    elif event.matches(standard.Copy):
        canvas.copy()
    elif event.matches(standard.Cut):
        canvas.cut()
    elif event.matches(standard.Paste):
        canvas.paste()
    elif event.matches(standard.Undo):
        canvas.session.undo()
    elif event.matches(standard.Redo):
        canvas.session.redo()
    else:
        return False
    return True


def _by_key(canvas: CanvasController, event: QKeyEvent) -> bool:
    key, modifiers = event.key(), event.modifiers()
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    control = held == Qt.KeyboardModifier.ControlModifier
    if key in _ARROWS:
        return _arrow(canvas, _ARROWS[key], held)
    if control and key == Qt.Key.Key_D:
        return canvas.duplicate_selection()
    if held:
        return False
    if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
        return canvas.can_delete and canvas.delete_selection()
    if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
        return canvas.edit_selection()
    if key == Qt.Key.Key_Escape and canvas.session.selection:
        canvas.session.select([])
        return True
    return False


def _arrow(canvas: CanvasController, direction: Direction, held: Qt.KeyboardModifier) -> bool:
    if held == Qt.KeyboardModifier.AltModifier:
        return canvas.shift(direction)
    if held == Qt.KeyboardModifier.ShiftModifier:
        return canvas.go(direction, extend=True)
    if held:
        return False
    return canvas.go(direction)


def _typing(canvas: CanvasController, event: QKeyEvent) -> bool:
    """Begin editing with what was typed, which replaces the text of what is selected.

    With nothing selected it is the next touchpoint; a slash asks for the card's channel.
    """
    text = event.text()
    selection = canvas.session.selection
    if event.modifiers() & _NO_TYPING or not text or not text.isprintable() or text == " ":
        return False
    if text == "/" and canvas.capture.ask_channel():
        return True
    if not selection and canvas.session.map.stages:
        canvas.insert_touchpoint_after()
        canvas.capture.begin()
        canvas.editor.insertPlainText(text)
        return True
    if len(selection) != 1 or selection[0].kind not in _WRITTEN_ON:
        return False
    return canvas.edit_selection(text)
