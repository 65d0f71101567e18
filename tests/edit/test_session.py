from __future__ import annotations

from itertools import pairwise

import pytest

from journeymapper.edit.cards import delete_cards, move_cards
from journeymapper.edit.fields import set_field
from journeymapper.edit.session import Change, Session
from journeymapper.model.ids import THE_MAP, Ref

C1, C2, P1 = Ref("card", "c1"), Ref("card", "c2"), Ref("card", "p1")


@pytest.fixture
def session(journey):
    return Session(journey)


def title(text, ref=C1):
    return lambda m: set_field(m, [ref], "title", text)


def test_a_new_session_has_nothing_to_undo(session, journey):
    assert session.map is journey
    assert (session.selection, session.modified) == ((), False)
    assert (session.undo_label, session.redo_label) == ("", "")
    assert not session.undo()
    assert not session.redo()


def test_undo_and_redo_restore_map_and_selection(session, journey):
    session.select([C1, P1])
    assert session.apply("Delete", lambda m: delete_cards(m, ["c1"]))
    assert session.selection == (P1,), "what is gone is not selected"
    session.select([C2])
    session.apply("Retitle", title("A", C2), select=[C2, P1])
    after = session.map
    assert session.undo_label == "Retitle"
    session.undo()
    assert session.selection == (C2,)
    assert (session.undo_label, session.redo_label) == ("Delete", "Retitle")
    session.undo()
    assert session.map is journey
    assert session.selection == (C1, P1)
    session.redo()
    session.redo()
    assert session.map is after
    assert session.selection == (C2, P1)


def test_undoing_to_what_was_saved_is_unmodified(session):
    session.apply("A", title("A"))
    assert session.modified
    session.mark_saved()
    assert not session.modified
    session.undo()
    assert session.modified
    session.redo()
    assert not session.modified


def test_a_save_in_the_background_covers_what_it_wrote(session):
    session.apply("A", title("A"))
    written = session.committed
    session.apply("B", title("B"))
    session.mark_saved(written)
    assert session.modified
    session.undo()
    assert not session.modified


def test_nothing_changed_is_no_step(session, journey):
    assert not session.apply("A", title("Valla"), select=[C2])
    assert not session.apply("A", lambda m: set_field(title("x")(m), [C1], "title", "Valla"))
    assert session.map is journey
    assert session.undo_label == ""
    assert session.selection == (C2,)


def test_an_operation_that_fails_leaves_all_as_it_was(session, journey):
    session.select([C1])
    with pytest.raises(KeyError):
        session.apply("A", lambda m: delete_cards(m, ["x"]))
    assert session.map is journey
    assert session.undo_label == ""


def test_typing_is_one_step(session):
    session.apply("Before", title("A", C2))
    journey = session.map
    for text in ("V", "Va", "Val"):
        assert session.apply("Type", title(text), merge="title c1")
    session.undo()
    assert session.map is journey
    session.redo()
    assert session.map.cards[0].title == "Val"


@pytest.mark.parametrize(
    "between",
    [
        lambda s: s.select([C2]),
        lambda s: s.mark_saved(),
        lambda s: s.apply("Other", title("x", C2), merge="title c2"),
        lambda s: s.apply("Other", title("x", C2)),
        lambda s: (s.undo(), s.redo()),
    ],
)
def test_a_row_of_typing_ends(session, between):
    session.apply("Type", title("V"), merge="title c1")
    between(session)
    session.apply("Type", title("Va"), merge="title c1")
    session.undo()
    assert session.map.cards[0].title == "V"


def test_what_was_typed_and_deleted_was_never_there(session, journey):
    session.apply("Type", title("Vallas"), merge="t")
    session.apply("Type", title("Valla"), merge="t")
    assert session.map is journey
    assert not session.modified
    assert not session.can_undo


def test_a_new_step_forgets_what_was_undone(session):
    session.apply("A", title("A"))
    session.undo()
    session.apply("B", title("B"))
    assert not session.can_redo


def test_a_gesture_is_one_step(session, journey):
    session.select([C1])
    session.begin("Move")
    for at in ("elegir", "pagar", "despues"):
        session.preview(lambda m, at=at: move_cards(m, ["c1"], "contactos", at))
        assert session.committed is journey
        assert not session.modified
    assert session.commit(select=[C1, C2])
    assert not session.in_gesture
    assert session.modified
    assert session.selection == (C1, C2)
    session.undo()
    assert session.map is journey
    assert session.selection == (C1,)


def test_a_preview_starts_from_the_beginning(session):
    session.begin("Retitle")
    session.preview(title("A"))
    session.preview(title("B", C2))
    assert session.map.cards[0].title == "Valla"


def test_a_gesture_cancelled_never_was(session, journey):
    session.select([C1])
    session.begin("Delete")
    session.preview(lambda m: delete_cards(m, ["c1"]))
    assert session.selection == ()
    session.preview(title("A"))
    assert session.selection == (C1,), "back with the card"
    session.select([C2])
    session.cancel()
    assert session.map is journey
    assert session.selection == (C1,)
    assert not session.can_undo
    session.cancel()


def test_undo_during_a_gesture_cancels_it(session, journey):
    session.apply("A", title("A"))
    session.begin("Move")
    session.preview(title("B"))
    assert not session.redo()
    assert session.undo()
    assert session.map.cards[0].title == "A"
    assert session.undo_label == "A"


def test_a_gesture_that_ends_where_it_began_is_no_step(session, journey):
    session.begin("Move")
    session.preview(title("A"))
    session.preview(title("Valla"))
    assert not session.commit(select=[C2])
    assert session.map is journey
    assert session.selection == (C2,)
    assert not session.can_undo


def test_what_does_not_fit_a_gesture_is_refused(session):
    for call in (session.commit, lambda: session.preview(title("A"))):
        with pytest.raises(RuntimeError, match="gesture"):
            call()
    session.begin("Move")
    for call in (lambda: session.begin("B"), lambda: session.apply("B", title("A"))):
        with pytest.raises(RuntimeError, match="gesture"):
            call()


def test_selecting(session):
    session.select([C1, C2, C1, Ref("card", "x"), THE_MAP])
    assert session.selection == (C1, C2)
    session.select([P1, C1], extend=True)
    assert session.selection == (C1, C2, P1)
    session.select([C2, Ref("lane", "notas")], toggle=True)
    assert session.selection == (C1, P1, Ref("lane", "notas"))
    session.select([THE_MAP])
    assert session.selection == ()


def test_every_change_is_reported_with_its_reason(session):
    heard = []
    end = session.subscribe(heard.append)
    session.select([C1])
    session.select([C1])
    session.apply("A", title("A"))
    session.begin("B")
    session.preview(title("B"))
    session.preview(title("C"))
    session.commit()
    session.begin("D")
    session.preview(title("D"))
    session.cancel()
    session.mark_saved()
    session.undo()
    session.redo()
    assert [change.reason for change in heard] == [
        *("select", "edit", "preview", "preview", "edit", "preview", "preview"),
        *("saved", "undo", "redo"),
    ]
    assert heard[0] == Change(heard[0].before, heard[0].before, True, "select")
    assert not heard[1].selection_changed
    for one, following in pairwise(heard):
        assert following.before is one.after
    end()
    end()
    session.undo()
    assert len(heard) == 10


def test_a_listener_that_edits_is_reported_after(session):
    heard = []

    def first(change):
        if change.reason == "edit" and change.after.cards[0].title == "A":
            session.apply("B", title("B"))

    session.subscribe(first)
    session.subscribe(lambda change: heard.append(change.after.cards[0].title))
    session.apply("A", title("A"))
    assert heard == ["A", "B"]


def test_a_listener_that_fails_keeps_nothing_from_the_others(session):
    heard = []

    def failing(change):
        raise ValueError("broken")

    end = session.subscribe(failing)
    session.subscribe(heard.append)
    with pytest.raises(ValueError, match="broken"):
        session.apply("A", title("A"))
    assert len(heard) == 1
    assert session.undo_label == "A"
    end()
    session.undo()
    assert len(heard) == 2
