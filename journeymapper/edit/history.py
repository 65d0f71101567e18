"""Undo without limit: snapshots of map and selection that share all that did not change."""

from __future__ import annotations

from journeymapper.frozen import frozen
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

Selection = tuple[Ref, ...]


@frozen
class State:
    """A map and what was selected on it."""

    map: JourneyMap
    selection: Selection


@frozen
class Step:
    """One command as done: what stood before, what stands after, and its name."""

    label: str
    before: State
    after: State


class History:
    """The steps done and the steps undone; what is done anew forgets what was undone."""

    def __init__(self) -> None:
        """Start with nothing to undo."""
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._merge = ""

    @property
    def undo_label(self) -> str:
        """The label of the step that undo takes back; empty if there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The label of the step that redo does again; empty if there is none."""
        return self._undone[-1].label if self._undone else ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def close(self) -> None:
        """Let the next step stand for itself, whatever its merge key."""
        self._merge = ""

    def record(self, step: Step, merge: str = "") -> State:
        """Remember a step; return the state that stands now.

        A step with the merge key of the step before it becomes one with it. Where both
        together change nothing (a letter typed and deleted) the step is dropped, and what
        stands is the very map from before it.
        """
        self._undone.clear()
        if merge and merge == self._merge and self._done:
            step = Step(self._done[-1].label, self._done.pop().before, step.after)
            if step.before.map == step.after.map:
                self._merge = ""
                return State(step.before.map, step.after.selection)
        self._merge = merge
        self._done.append(step)
        return step.after

    def undo(self) -> State | None:
        """Take the last step back; return what stood before it, or None if there is none."""
        if not self._done:
            return None
        self._merge = ""
        self._undone.append(self._done.pop())
        return self._undone[-1].before

    def redo(self) -> State | None:
        """Do the last undone step again; return what stands after it, or None if there is none."""
        if not self._undone:
            return None
        self._merge = ""
        self._done.append(self._undone.pop())
        return self._done[-1].after
