"""Tells whoever reads the screen aloud what happens on the canvas; without such a one, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from journeymapper.canvas.view import CanvasView
from journeymapper.edit.session import Change
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeymapper.canvas.accessible.interfaces import Parts
    from journeymapper.canvas.controller import CanvasController

_TOLD_ONE_BY_ONE: Final = 20
"""More changes of the selection at once than this are told as one."""
_spoken: Final[WeakKeyDictionary[CanvasView, Spoken]] = WeakKeyDictionary()
_installed: Final[list[bool]] = []


class Spoken:
    """The canvas of one window as a screen reader meets it, and what it is told of it."""

    def __init__(self, canvas: CanvasController) -> None:
        """Make the canvas known to Qt's accessibility, which asks when somebody listens."""
        self._canvas = canvas
        self._parts: Parts | None = None
        self._names: dict[Ref, str] = {}
        self._before: tuple[Ref, ...] = canvas.session.selection
        self.findings: Callable[[str], Sequence[str]] = lambda _card: ()
        """Returns what is noticed about a card, in sentences."""
        self._soon = QTimer(canvas.view, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        self._edited = False
        _spoken[canvas.view] = self
        canvas.view.status.connect(self._announce)
        canvas.view.trouble.connect(self._announce)
        canvas.view.focus_came.connect(self._focus_came)
        if not _installed:
            _installed.append(True)
            QAccessible.installFactory(_interface)

    @property
    def parts(self) -> Parts:
        """The parts of the map; made when first asked for."""
        if self._parts is None:
            from journeymapper.canvas.accessible.interfaces import Parts

            self._parts = Parts(self._canvas)
        return self._parts

    def findings_changed(self) -> None:
        """Tell what is noticed now about what is selected: its name counts it."""
        if self._parts is not None and QAccessible.isActive():
            self._changed_names()

    def changed(self, change: Change) -> None:
        """Tell soon what a change of the map or of the selection means."""
        if not QAccessible.isActive():
            return
        self._edited = self._edited or change.before is not change.after
        if change.selection_changed or self._edited:
            self._soon.start()

    def end(self) -> None:
        """Take back what was given to Qt."""
        self._soon.stop()
        if self._parts is not None:
            self._parts.end()

    def _tell(self) -> None:
        if self._edited:
            self._edited = False
            self._drop_what_is_gone()
            self._changed_names()
        now, before = self._canvas.session.selection, self._before
        self._before = now
        if now != before:
            self._tell_selection(before, now)
            if self._canvas.view.hasFocus():
                self._say(now[-1] if now else None, QAccessible.Event.Focus)

    def _tell_selection(self, before: tuple[Ref, ...], now: tuple[Ref, ...]) -> None:
        came, went = set(now) - set(before), set(before) - set(now)
        events = QAccessible.Event
        if len(came) + len(went) > _TOLD_ONE_BY_ONE:
            self._say(None, events.SelectionWithin)
            return
        for ref in went:
            if ref in self.parts.made:
                self._say(ref, events.SelectionRemove)
        for ref in came:
            self._say(ref, events.Selection if len(now) == 1 else events.SelectionAdd)

    def _drop_what_is_gone(self) -> None:
        parts = self.parts
        for ref in [ref for ref, part in parts.made.items() if not part.isValid()]:
            self._say(ref, QAccessible.Event.ObjectDestroyed)
            parts.drop(ref)
            self._names.pop(ref, None)

    def _changed_names(self) -> None:
        """Tell the new names of what is selected: nobody listens to the others now."""
        parts = self.parts
        for ref in self._canvas.session.selection[-_TOLD_ONE_BY_ONE:]:
            part = parts.made.get(ref)
            if part is None or not part.isValid():
                continue
            name = part.told()
            if self._names.get(ref, name) != name:
                self._say(ref, QAccessible.Event.NameChanged)
            self._names[ref] = name

    def _focus_came(self) -> None:
        if QAccessible.isActive() and self._canvas.session.selection:
            # After Qt's own word that the canvas as a whole has it.
            ref = self._canvas.session.selection[-1]
            QTimer.singleShot(0, self._canvas.view, lambda: self._say(ref, QAccessible.Event.Focus))

    def _say(self, ref: Ref | None, event: QAccessible.Event) -> None:
        part = self.parts.made.get(ref) if ref is not None else None
        found = part or self.parts.of(ref)
        if found is not None:
            if ref is not None and event == QAccessible.Event.Focus:
                self._names[ref] = found.text(QAccessible.Text.Name)
            _send(QAccessibleEvent(found, event))

    def _announce(self, words: str) -> None:
        if words and QAccessible.isActive():
            _send(QAccessibleAnnouncementEvent(self._canvas.view, words))


def _send(event: QAccessibleEvent) -> None:
    QAccessible.updateAccessibility(event)


def _interface(_class_name: str, widget: object) -> Any:
    """Return the interface of a canvas; None for whatever else Qt asks about."""
    spoken = _spoken.get(widget) if isinstance(widget, CanvasView) else None
    return spoken.parts.root if spoken is not None else None
