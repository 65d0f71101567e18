"""One map being edited: the map now, what is selected, undo, gestures and who wants to know."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from typing import Literal

from journeymapper.edit.fields import existing
from journeymapper.edit.history import History, Selection, State, Step
from journeymapper.frozen import frozen
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref

Operation = Callable[[JourneyMap], JourneyMap]
Reason = Literal["edit", "preview", "undo", "redo", "select", "saved"]


@frozen
class Change:
    """What happened to a session.

    Changes form a chain: ``before`` is the ``after`` of the change reported before it. A gesture
    therefore reports its previews, and its commit with nothing left to change but the history;
    cancelling it is one more preview, back to the start.
    """

    before: JourneyMap
    after: JourneyMap
    selection_changed: bool
    reason: Reason


Listener = Callable[[Change], None]


@frozen
class _Gesture:
    label: str
    start: State
    selection: Selection


class Session:
    """A map, its selection and its history; every change is one undo step and is reported."""

    def __init__(self, journey: JourneyMap) -> None:
        """Begin with a map that counts as saved."""
        self._state = State(journey, ())
        self._saved = journey
        self._history = History()
        self._gesture: _Gesture | None = None
        self._listeners: list[Listener] = []
        self._changes: deque[Change] = deque()
        self._reporting = False
        self.sweeping = False
        """Whether a selection is still being drawn: what tells of it in detail may wait."""

    @property
    def map(self) -> JourneyMap:
        """The map as it shows now, a gesture's preview included."""
        return self._state.map

    @property
    def committed(self) -> JourneyMap:
        """The map without the preview of a gesture under way: what is saved."""
        return self._gesture.start.map if self._gesture else self._state.map

    @property
    def selection(self) -> Selection:
        """What is selected, in the order of selecting; empty: the map itself."""
        return self._state.selection

    @property
    def modified(self) -> bool:
        """Whether the map is another than the one saved last; a preview does not count."""
        return self.committed is not self._saved

    @property
    def undo_label(self) -> str:
        """What undo would take back (a msgid, as it was given); empty if nothing."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again (a msgid, as it was given); empty if nothing."""
        return self._history.redo_label

    @property
    def can_undo(self) -> bool:
        """Whether undo does anything."""
        return self._gesture is not None or self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether redo does anything."""
        return self._gesture is None and self._history.can_redo

    @property
    def in_gesture(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def apply(
        self,
        label: str,
        operation: Operation,
        *,
        select: Iterable[Ref] | None = None,
        merge: str = "",
    ) -> bool:
        """Do ``operation`` as one undo step; return False if it changes nothing.

        ``select`` is what is selected afterwards (default: what was, as far as it still exists).
        Steps with the same ``merge`` key in a row become one: typing. A change of the selection,
        undo, redo and saving end the row. Whatever ``operation`` raises leaves all as it was;
        RuntimeError during a gesture.
        """
        if self._gesture:
            raise RuntimeError("a gesture is under way: preview and commit it, or cancel it")
        before = self._state
        after = operation(before.map)
        if after is before.map or after == before.map:
            if select is not None:
                self.select(select)
            return False
        self._record(label, before, after, select, merge)
        return True

    def begin(self, label: str) -> None:
        """Start a gesture, which will be one undo step.

        RuntimeError if one is under way.
        """
        if self._gesture:
            raise RuntimeError("a gesture is under way already")
        self._gesture = _Gesture(label, self._state, self._state.selection)

    def preview(self, operation: Operation) -> None:
        """Show what ``operation`` makes of the map as it was when the gesture began.

        RuntimeError without a gesture; whatever ``operation`` raises leaves the last preview.
        """
        if not self._gesture:
            raise RuntimeError("no gesture is under way")
        before = self._state
        after = operation(self._gesture.start.map)
        if after is not before.map:
            kept = _kept(after, self._gesture.selection)
            self._set(State(after, kept), "preview")

    def commit(self, select: Iterable[Ref] | None = None) -> bool:
        """End the gesture with what it shows; return False if that changes nothing.

        RuntimeError without a gesture.
        """
        if not self._gesture:
            raise RuntimeError("no gesture is under way")
        gesture, self._gesture = self._gesture, None
        after = self._state.map
        chosen = gesture.selection if select is None else tuple(select)
        if after is gesture.start.map or after == gesture.start.map:
            self._set(State(gesture.start.map, _kept(gesture.start.map, chosen)), "preview")
            return False
        self._record(gesture.label, gesture.start, after, chosen, "")
        return True

    def cancel(self) -> None:
        """End the gesture as if it had never begun; do nothing without one."""
        if self._gesture:
            gesture, self._gesture = self._gesture, None
            self._set(gesture.start, "preview")

    def undo(self) -> bool:
        """Take back the last step, selection included; during a gesture: cancel it.

        Return False if there is nothing to take back.
        """
        if self._gesture:
            self.cancel()
            return True
        state = self._history.undo()
        if state is None:
            return False
        self._set(state, "undo")
        return True

    def redo(self) -> bool:
        """Do again what was undone last, selection included.

        Return False if there is nothing, and during a gesture.
        """
        state = None if self._gesture else self._history.redo()
        if state is None:
            return False
        self._set(state, "redo")
        return True

    def select(self, refs: Iterable[Ref], *, extend: bool = False, toggle: bool = False) -> None:
        """Select ``refs``; ``extend`` adds them, ``toggle`` flips each. Unknown ones are left out.

        Selecting the map itself is selecting nothing.
        """
        chosen = tuple(refs)
        before = self._state.selection
        if toggle:
            flipped = set(chosen)
            chosen = (*(r for r in before if r not in flipped), *_without(chosen, before))
        elif extend:
            chosen = (*before, *chosen)
        selection = _kept(self._state.map, chosen)
        if selection != before:
            self._history.close()
            if self._gesture:
                self._gesture = replace(self._gesture, selection=selection)
            self._set(State(self._state.map, selection), "select")

    def mark_saved(self, journey: JourneyMap | None = None) -> None:
        """Note that ``journey`` (default: the committed one) is on disk.

        A save that ran in the background names the map that it wrote: later edits stay unsaved.
        """
        self._saved = self.committed if journey is None else journey
        self._history.close()
        self._report(Change(self.map, self.map, selection_changed=False, reason="saved"))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Report every change to ``listener``, in order; return what ends it.

        A change made by a listener is reported after the one that it listens to. If a listener
        raises, the others hear of the change all the same; then the error goes on to the caller.
        """
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _record(
        self,
        label: str,
        before: State,
        after: JourneyMap,
        select: Iterable[Ref] | None,
        merge: str,
    ) -> None:
        chosen = before.selection if select is None else tuple(select)
        if chosen != before.selection:
            self._history.close()
        step = Step(label, before, State(after, _kept(after, chosen)))
        self._set(self._history.record(step, merge), "edit")

    def _set(self, state: State, reason: Reason) -> None:
        before, self._state = self._state, state
        changed = state.selection != before.selection
        if reason == "preview" and not changed and state.map is before.map:
            return
        self._report(Change(before.map, state.map, changed, reason))

    def _report(self, change: Change) -> None:
        self._changes.append(change)
        if self._reporting:
            return
        self._reporting = True
        try:
            while self._changes:
                reported = self._changes.popleft()
                with ExitStack() as calls:
                    for listener in reversed(self._listeners):
                        calls.callback(listener, reported)
        finally:
            self._reporting = False
            self._changes.clear()


def _without(refs: Selection, others: Selection) -> Selection:
    dropped = set(others)
    return tuple(r for r in refs if r not in dropped)


def _kept(journey: JourneyMap, refs: Selection) -> Selection:
    """Return ``refs`` without doubles, without the map itself and without what does not exist."""
    if not refs:
        return refs
    known = existing(journey, refs)
    return tuple(r for r in dict.fromkeys(refs) if r in known and r != THE_MAP)
