"""A machine plays the user: every command, gestures, selections, undo and redo in any order."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from journeymapper.edit.session import Session
from journeymapper.model.check import problems
from tests.edit.operations import all_refs, operations
from tests.strategies import journey_maps


class Editing(RuleBasedStateMachine):
    """Keeps what stood before and after every step, and compares by identity."""

    @initialize(journey=journey_maps(cards=8, stages=3, lanes=4))
    def open(self, journey):
        self.session = Session(journey)
        self.first = journey
        self.saved = journey
        self.done = []
        self.undone = []
        self.seen = journey
        self.session.subscribe(self.hear)

    def hear(self, change):
        assert change.before is self.seen, "changes form a chain"
        self.seen = change.after

    def state(self):
        return self.session.map, self.session.selection

    @rule(data=st.data())
    def apply(self, data):
        before = self.state()
        operation = data.draw(operations(before[0]))
        if self.session.apply("Edit", operation):
            assert self.session.map == operation(before[0])
            self.done.append((before, self.state()))
            self.undone.clear()
        else:
            assert self.state() == before

    @rule(data=st.data(), steps=st.integers(0, 3), ends=st.sampled_from(["commit", "cancel"]))
    def gesture(self, data, steps, ends):
        before = self.state()
        self.session.begin("Drag")
        for _ in range(steps):
            self.session.preview(data.draw(operations(before[0])))
            assert self.session.committed is before[0]
        if ends == "cancel":
            self.session.cancel()
            assert self.session.map is before[0]
            assert self.session.selection == before[1]
        elif self.session.commit():
            self.done.append((before, self.state()))
            self.undone.clear()
        else:
            assert self.session.map is before[0]

    @rule(data=st.data())
    def type(self, data):
        before = self.state()
        changes = []
        for _ in range(3):
            operation = data.draw(operations(self.session.map))
            expected = operation(self.session.map)
            changes.append(self.session.apply("Type", operation, merge="t"))
            assert self.session.map == expected
        if self.session.map is not before[0]:
            self.done.append((before, self.state()))
        if any(changes):
            self.undone.clear()
        self.session.select(self.session.selection[:-1])
        self.session.mark_saved()
        self.saved = self.session.map

    @rule(data=st.data(), mode=st.sampled_from(["", "extend", "toggle"]))
    def select(self, data, mode):
        refs = all_refs(self.session.map)
        chosen = data.draw(st.lists(st.sampled_from(refs), max_size=3))
        self.session.select(chosen, extend=mode == "extend", toggle=mode == "toggle")

    @rule()
    def undo(self):
        assert self.session.undo() == bool(self.done)
        if self.done:
            self.undone.append(self.done.pop())
            before, _ = self.undone[-1]
            assert self.session.map is before[0]
            assert self.session.selection == before[1]

    @rule()
    def redo(self):
        assert self.session.redo() == bool(self.undone)
        if self.undone:
            self.done.append(self.undone.pop())
            _, after = self.done[-1]
            assert self.session.map is after[0]
            assert self.session.selection == after[1]

    @rule()
    def save(self):
        self.session.mark_saved()
        self.saved = self.session.map

    @precondition(lambda self: self.done)
    @rule()
    def undo_all_and_redo_all(self):
        last, selection = self.done[-1][1]
        while self.session.undo():
            pass
        assert self.session.map is self.first
        while self.session.can_redo and self.session.map is not last:
            self.session.redo()
        assert self.session.map is last
        assert self.session.selection == selection

    @invariant()
    def holds_together(self):
        if hasattr(self, "session"):
            assert self.session.modified == (self.session.map is not self.saved)
            assert list(problems(self.session.map)) == []
            assert set(self.session.selection) <= set(all_refs(self.session.map))
            assert self.seen is self.session.map
            assert self.session.can_undo == bool(self.done)
            assert self.session.can_redo == bool(self.undone)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=25)
