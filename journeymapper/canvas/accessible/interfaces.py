"""The map's parts as Qt's accessibility sees them; each is made when somebody asks for it.

Qt keeps pointers to what it was given: every interface stays referred to from here until it is
taken back with ``deleteAccessibleInterface``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from journeymapper.canvas.accessible.tree import Tree
from journeymapper.canvas.accessible.words import description_of, name_of
from journeymapper.canvas.tools.base import PointerEvent
from journeymapper.i18n import N_, _
from journeymapper.model.ids import THE_MAP, Ref

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_Role = QAccessible.Role
ROLES: Final = {
    "stage": _Role.ColumnHeader,
    "step": _Role.ColumnHeader,
    "lane": _Role.List,
    "card": _Role.ListItem,
    "link": _Role.Link,
}
EDIT: Final = N_("Edit text")
MENU: Final = "ShowMenu"
_NOWHERE: Final = QRect()
_NOTHING: Final = Shiboken.VoidPtr(0)
"""A null pointer for Qt; PySide makes a wild one of None and of 0."""


class Parts:
    """The interfaces of one canvas, and the tree of the map that it shows now."""

    def __init__(self, canvas: CanvasController) -> None:
        """Know none yet."""
        self.canvas = canvas
        self.root = Sheet(self)
        self.made: dict[Ref, Part] = {}
        self._tree = Tree(canvas.session.map)

    @property
    def tree(self) -> Tree:
        """The tree of the map as it is now."""
        now = self.canvas.session.map
        if self._tree.journey is not now:
            self._tree = Tree(now)
        return self._tree

    def of(self, ref: Ref | None) -> QAccessibleInterface | None:
        """Return the interface of a part of the map, made if it is the first time."""
        if ref is None or ref == THE_MAP:
            return self.root
        found = self.made.get(ref)
        if found is None and self.tree.parent(ref) is not None:
            found = self.made[ref] = Part(self, ref)
            QAccessible.registerAccessibleInterface(found)
        return found

    def drop(self, ref: Ref) -> None:
        """Take an interface back from Qt."""
        part = self.made.pop(ref, None)
        if part is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))

    def end(self) -> None:
        """Take all of them back; Qt does so with the root, which goes with its widget."""
        for ref in tuple(self.made):
            self.drop(ref)

    def at(self, x: int, y: int) -> Ref | None:
        """Return what is seen at a place of the screen; None outside of the canvas."""
        viewport = self.canvas.view.viewport()
        place = viewport.mapFromGlobal(QPoint(x, y))
        if not viewport.rect().contains(place):
            return None
        seen = QPointF(place)
        return self.canvas.hit(PointerEvent(seen, *self.canvas.view.sheet_point(seen))).ref

    def rect(self, ref: Ref) -> QRect:
        """Return where something is on the screen, also while it is scrolled out of sight."""
        seen = self.canvas.seen(ref)
        if seen is None:
            return _NOWHERE
        viewport = self.canvas.view.viewport()
        found = seen.toAlignedRect()
        found.moveTopLeft(viewport.mapToGlobal(found.topLeft()))
        return found

    def in_sight(self, ref: Ref) -> bool:
        """Tell whether any of it is seen."""
        seen = self.canvas.seen(ref)
        return seen is not None and seen.intersects(QRectF(self.canvas.view.viewport().rect()))

    def focused(self) -> Ref | None:
        """Return what the keyboard is at on the canvas; None while it is elsewhere."""
        selection = self.canvas.session.selection
        if not selection or not self.canvas.view.hasFocus():
            return None
        return selection[-1]


class Sheet(QAccessibleWidget):
    """The canvas itself: the map as a whole."""

    def __init__(self, parts: Parts) -> None:
        """Stand for the widget of a canvas."""
        super().__init__(parts.canvas.view, _Role.Canvas, "")
        self._parts = parts

    def text(self, which: QAccessible.Text) -> str:
        """Return the map's name, or what it is about."""
        journey = self._parts.canvas.session.map
        if which == QAccessible.Text.Name:
            return name_of(journey, THE_MAP)
        return description_of(journey, THE_MAP) if which == QAccessible.Text.Description else ""

    def _viewport(self) -> QWidget:
        return self._parts.canvas.view.viewport()

    def childCount(self) -> int:
        """Count stages, lanes, connections, and what lies over them: editor, minimap."""
        return len(self._parts.tree.children(THE_MAP)) + 1

    def child(self, index_: int) -> Any:
        """Return one of them."""
        children = self._parts.tree.children(THE_MAP)
        if 0 <= index_ < len(children):
            return self._parts.of(children[index_])
        if index_ == len(children):
            return QAccessible.queryAccessibleInterface(self._viewport())
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of one of them."""
        if isinstance(child, Part):
            return self._parts.tree.place(THE_MAP, child.ref)
        if child.object() is self._viewport():
            return len(self._parts.tree.children(THE_MAP))
        return -1

    def childAt(self, x: int, y: int) -> Any:
        """Return what is seen at a place of the screen."""
        viewport = self._viewport()
        if viewport.childAt(viewport.mapFromGlobal(QPoint(x, y))) is not None:
            return QAccessible.queryAccessibleInterface(viewport)
        ref = self._parts.at(x, y)
        return None if ref is None or ref == THE_MAP else self._parts.of(ref)

    def focusChild(self) -> Any:
        """Return what the keyboard is at."""
        ref = self._parts.focused()
        return self._parts.of(ref) if ref is not None else super().focusChild()


class Part(QAccessibleInterface):
    """A stage, a step, a lane, a card or a connection."""

    def __init__(self, parts: Parts, ref: Ref) -> None:
        """Stand for a part of the map, as long as it is there."""
        super().__init__()
        self.ref = ref
        self._parts = parts
        self._actions = _Actions(parts, ref)

    def told(self) -> str:
        """Return its name as it is now."""
        return self.text(QAccessible.Text.Name)

    def isValid(self) -> bool:
        """Tell whether the map has it and shows it."""
        return self._parts.tree.parent(self.ref) is not None

    def object(self) -> Any:
        """Return nothing: it is drawn, and no object of Qt."""
        return None

    def window(self) -> QWindow:
        """Return the window that it is seen in."""
        return self._parts.root.window()

    def parent(self) -> Any:
        """Return what it stands below."""
        return self._parts.of(self._parts.tree.parent(self.ref))

    def childCount(self) -> int:
        """Count what stands below it."""
        return len(self._parts.tree.children(self.ref))

    def child(self, index_: int) -> Any:
        """Return one of those."""
        children = self._parts.tree.children(self.ref)
        return self._parts.of(children[index_]) if 0 <= index_ < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of one of those."""
        return self._parts.tree.place(self.ref, child.ref) if isinstance(child, Part) else -1

    def childAt(self, x: int, y: int) -> Any:
        """Return what is seen at a place of the screen, if it stands below this one."""
        ref = self._parts.at(x, y)
        if ref is None or ref == THE_MAP or self._parts.tree.parent(ref) != self.ref:
            return None
        return self._parts.of(ref)

    def focusChild(self) -> Any:
        """Return what the keyboard is at, if it stands below this one."""
        ref = self._parts.focused()
        below = ref is not None and self._parts.tree.parent(ref) == self.ref
        return self._parts.of(ref) if below else None

    def text(self, which: QAccessible.Text) -> str:
        """Return its name, the rest that it says, or the key that edits it."""
        if not self.isValid():
            return ""
        journey, kinds = self._parts.canvas.session.map, QAccessible.Text
        noticed = self._parts.canvas.spoken.findings
        findings = noticed(self.ref.id) if self.ref.kind == "card" else ()
        if which == kinds.Name:
            return name_of(journey, self.ref, findings)
        return description_of(journey, self.ref, findings) if which == kinds.Description else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Do nothing: text is edited in place, where it can be taken back."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        return self._parts.rect(self.ref) if self.isValid() else _NOWHERE

    def role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return ROLES[self.ref.kind]

    def state(self) -> QAccessible.State:
        """Return whether it is selected, where the keyboard is, and whether it is in sight."""
        state, canvas = QAccessible.State(), self._parts.canvas
        flags: dict[str, bool] = {"invalid": True}
        if self.isValid():
            flags = {
                "focusable": True,
                "selectable": True,
                "extSelectable": True,
                "focused": self._parts.focused() == self.ref,
                "selected": self.ref in canvas.session.selection,
                "offscreen": not self._parts.in_sight(self.ref),
            }
        for name, value in flags.items():
            setattr(state, name, value)
        return state

    def interface_cast(self, which: QAccessible.InterfaceType) -> Any:
        """Return what can be done with it: an object stands for the pointer to it."""
        return self._actions if which == QAccessible.InterfaceType.ActionInterface else _NOTHING


class _Actions(QAccessibleActionInterface):
    """What can be done with a part of the map: select it, edit its text, show its menu."""

    def __init__(self, parts: Parts, ref: Ref) -> None:
        super().__init__()
        self._parts = parts
        self._ref = ref

    def actionNames(self) -> list[str]:
        """Return the names, in English as Qt asks for them."""
        return [QAccessibleActionInterface.pressAction(), EDIT, MENU]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - Qt calls it so
        """Do one of them, once the screen reader's call has returned."""
        if actionName in self.actionNames():
            QTimer.singleShot(0, self._parts.canvas.view, lambda: self._do(actionName))

    def _do(self, name: str) -> None:
        canvas, ref = self._parts.canvas, self._ref
        if self._parts.tree.parent(ref) is None:
            return
        canvas.by_keyboard = True
        canvas.view.setFocus()
        canvas.settle()
        canvas.session.select([ref])
        canvas.view.ensure_visible(ref)
        if name == EDIT:
            canvas.edit(ref)
        elif name == MENU:
            seen = canvas.seen(ref)
            if seen is not None:
                place = seen.center()
                canvas.show_menu(PointerEvent(place, *canvas.view.sheet_point(place)))

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803
        """Return the keys that do it when it is selected."""
        return {EDIT: ["F2"], MENU: ["Menu"]}.get(actionName, [])

    def localizedActionName(self, name: str) -> str:
        """Return the name in the language of the interface."""
        return {EDIT: _(EDIT), MENU: _("Menu")}.get(name, _("Select"))

    def localizedActionDescription(self, name: str) -> str:
        """Return what it does, in a sentence."""
        return {
            EDIT: _("Edit the text in place"),
            MENU: _("Show what can be done here"),
        }.get(name, _("Select it and bring it into sight"))
