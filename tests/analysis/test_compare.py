"""What changed between two maps: as typed changes, in words, as a marked map."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.analysis.compare import _moved, compare, since, to_be
from journeymapper.analysis.compare_words import as_data, sentences
from journeymapper.analysis.marking import marked, marked_since, marks
from journeymapper.analysis.reviewing import close_review
from journeymapper.model.card import Card
from journeymapper.model.check import problems
from journeymapper.model.document import Link, Persona, Stage, Step
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.storage.codec import dumps, loads
from tests.analysis.journeys import journey, touchpoint
from tests.strategies import journey_maps

DAY = date(2026, 11, 21)


def told(before, after):
    return [(change.kind, change.ref) for change in compare(before, after).changes]


BASE = journey(
    touchpoint(1, 1, title="Looks"),
    touchpoint(2, 2, title="Asks"),
    touchpoint(3, 3, at="s2", title="Uses"),
    Card("p1", "p", "s1", title="Slow", about=("c1",)),
    links=(Link("l1", "c3", "c1"),),
)


def with_cards(*cards):
    return replace(BASE, cards=cards)


def test_nothing_changed():
    assert told(BASE, loads(dumps(BASE))) == []


def test_cards_added_removed_moved_and_changed():
    one, two, three, pain = BASE.cards
    assert told(BASE, with_cards(one, two, three)) == [("removed", Ref("card", "p1"))]
    new = touchpoint(9)
    assert told(BASE, with_cards(*BASE.cards, new)) == [("added", Ref("card", "c9"))]
    assert [kind for kind, _ in told(BASE, with_cards(two, one, three, pain))] == ["moved"]
    away = replace(one, at="s2", title="Looks around")
    assert told(BASE, with_cards(two, three, pain, away)) == [
        ("moved", Ref("card", "c1")),
        ("changed", Ref("card", "c1")),
    ]


def test_columns_lanes_and_the_map_itself():
    stages = (Stage("s2", "Use", "after", steps=(Step("x", "X"),)), Stage("s1", "Compare"))
    other = replace(BASE, title="New", stages=stages, cards=(), links=())
    found = told(BASE, other)
    assert found[0] == ("changed", THE_MAP)
    assert ("moved", Ref("stage", "s1")) in found or ("moved", Ref("stage", "s2")) in found
    assert ("added", Ref("step", "x")) in found
    assert ("removed", Ref("link", "l1")) in found


def test_a_connection_without_an_id_is_known_by_its_ends():
    before = replace(BASE, links=(Link("", "c3", "c1"), Link("", "c2", "c1")))
    found = compare(before, replace(before, links=before.links[:1]))
    assert sentences(found, "en") == ("Removed: Connection “Asks → Looks”",)


def test_a_step_that_goes_to_another_stage_has_moved():
    x = Step("x", "X")
    before = journey(stages=(Stage("a", "A", steps=(x, Step("y"))), Stage("b", "B")))
    after = journey(stages=(Stage("a", "A", steps=(Step("y"),)), Stage("b", "B", steps=(x,))))
    assert told(before, after) == [("moved", Ref("step", "x"))]
    assert sentences(compare(before, after), "en") == (
        "Moved: Step “X”, from Stage “A” to Stage “B”",
    )


def test_what_reviews_keep_is_no_change():
    assert told(BASE, close_review(BASE, DAY)) == [("changed", THE_MAP)]
    fields = compare(BASE, close_review(BASE, DAY)).changes[0].fields
    assert [one.field.name for one in fields] == ["review"]


def test_changes_in_words_of_both_languages():
    one = replace(BASE.cards[0], title="Mira", emotion={"ana": -3}, role="trigger", channel="shop")
    found = compare(BASE, with_cards(one, *BASE.cards[1:3]))
    assert sentences(found, "en") == (
        (
            "Changed: Touchpoint “Mira”: Title: “Looks” → “Mira”; Channel: “Web” → “Shop”; "
            "Role: — → Trigger; Emotion, current state: Ana +1 → −3"
        ),
        "Removed: Pain point “Slow”, Compare",
    )
    spanish = sentences(found, "es")
    assert "Punto de contacto «Mira»: Título: «Looks» → «Mira»; Canal" in spanish[0]


def test_changes_as_data():
    one = replace(BASE.cards[0], title="Mira", since=DAY, evidence=())
    data = as_data(compare(BASE, with_cards(one, *BASE.cards[1:])), "en")
    assert data[0]["change"] == "changed"
    assert data[0]["where"] == "card:c1"
    assert data[0]["fields"] == {
        "title": {"before": "Looks", "after": "Mira"},
        "since": {"before": None, "after": "2026-11-21"},
    }


def test_what_changed_since_a_snapshot():
    reviewed = loads(dumps(close_review(BASE, DAY, "Ana", "first")))
    taken = reviewed.snapshots[-1]
    assert (taken.on, taken.by, taken.note) == (DAY, "Ana", "first")
    assert since(reviewed, taken).changes == ()
    one, two, three, _pain = reviewed.cards
    later = replace(
        reviewed,
        cards=(replace(one, title="Mira", note="not kept"), three, replace(two, at="s2")),
        stages=(reviewed.stages[0], replace(reviewed.stages[1], title="Live with it", count=3)),
        personas=(Persona("leo"),),
    )
    found = since(later, taken)
    assert [(c.kind, c.ref.id) for c in found.changes] == [
        ("changed", "s2"),
        ("changed", "c1"),
        ("moved", "c2"),
        ("removed", "p1"),
    ]
    assert "from Compare to Live with it" in " ".join(sentences(found, "en"))


def test_the_marked_map_shows_new_changed_and_removed_cards():
    one, two, three, _pain = BASE.cards
    gone = replace(BASE, cards=(replace(one, title="Mira"), three, touchpoint(9)), links=())
    before = replace(BASE, cards=(one, replace(two, about=("p1",)), three, BASE.cards[3]))
    shown = marked(compare(before, gone))
    evolutions = {card.id: card.evolution for card in shown.cards}
    assert evolutions == {
        "c1": "changed",
        "c3": "kept",
        "c9": "new",
        "c2": "removed",
        "p1": "removed",
    }
    assert not any(problems(shown))
    assert next(card for card in shown.cards if card.id == "c2").about == ("p1",)
    assert marks(compare(before, gone))[Ref("card", "c9")] == "added"


def test_removed_cards_are_back_where_they_stood_and_moved_ones_are_told_from_changed():
    base = replace(BASE, cards=tuple(replace(touchpoint(n), at="s1") for n in range(1, 7)))
    _a, two, _c, four, five, six = base.cards
    shown = marked(compare(base, replace(base, cards=(two, six, four, five))))
    assert [(card.id, card.evolution) for card in shown.cards] == [
        ("c1", "removed"),
        ("c2", "kept"),
        ("c3", "removed"),
        ("c6", "moved"),
        ("c4", "kept"),
        ("c5", "kept"),
    ]
    assert loads(dumps(shown)) == shown


def test_a_snapshot_keeps_channels_and_values_and_older_ones_ask_for_neither():
    one = replace(BASE.cards[0], channel="web")
    reviewed = close_review(with_cards(one, *BASE.cards[1:]), DAY)
    later = replace(reviewed, cards=(replace(one, channel="", value=3), *reviewed.cards[1:]))
    taken = loads(dumps(reviewed)).snapshots[-1]
    (change,) = since(later, taken).changes
    assert [field.field.name for field in change.fields] == ["channel"]
    old = replace(taken, cards=tuple(replace(card, channel="") for card in taken.cards))
    assert since(later, old).changes == ()


def test_a_map_marked_since_a_review_is_the_whole_map():
    reviewed = close_review(BASE, DAY)
    one, two, three, _pain = reviewed.cards
    later = replace(reviewed, cards=(replace(one, title="Mira", note="long"), two, three))
    shown = marked_since(later, reviewed.snapshots[-1])
    assert [(card.id, card.lane, card.evolution) for card in shown.cards] == [
        ("c1", "t", "changed"),
        ("c2", "t", "kept"),
        ("c3", "t", "kept"),
        ("p1", "p", "removed"),
    ]
    assert shown.cards[0].note == "long"
    assert shown.lanes == later.lanes
    assert not any(problems(shown))


def test_from_as_is_to_to_be():
    cards = (
        touchpoint(1, 1, future={"ana": 3}),
        touchpoint(2, 1, future={"ana": 1}),
        touchpoint(3, evolution="new", future={"ana": 2}),
        touchpoint(4, -2, evolution="removed"),
        touchpoint(5, evolution="changed"),
        touchpoint(6, 2),
    )
    found = to_be(journey(*cards))
    assert [(c.kind, c.ref.id) for c in found.changes] == [
        ("changed", "c1"),
        ("added", "c3"),
        ("removed", "c4"),
        ("changed", "c5"),
    ]
    assert sentences(found, "en")[0].endswith("Ana +1 → +3")


@given(st.permutations(range(8)))
def test_the_fewest_ids_move(order):
    before = [str(n) for n in range(8)]
    after = [str(n) for n in order]
    moved = _moved(before, after)
    assert [id_ for id_ in before if id_ not in moved] == [id_ for id_ in after if id_ not in moved]
    if len(moved) > 1:
        assert len(moved) < 8


def test_one_card_dragged_is_one_card_moved():
    before = [str(n) for n in range(1000)]
    after = list(before)
    after.insert(900, after.pop(3))
    assert _moved(before, after) == {"3"}


@settings(max_examples=40, deadline=None)
@given(journey_maps(), journey_maps())
def test_any_two_maps_can_be_compared(before, after):
    found = compare(before, after)
    assert len(sentences(found, "es")) == len(found.changes)
    assert compare(before, before).changes == ()
    assert {(c.kind, c.ref) for c in compare(after, before).changes if c.kind == "added"} == {
        ("added", c.ref) for c in found.changes if c.kind == "removed"
    }
    dumps(marked(found))
    reviewed = close_review(after, DAY)
    assert loads(dumps(reviewed)) == reviewed
    assert since(reviewed, reviewed.snapshots[-1]).changes == ()


@pytest.mark.parametrize("seed", range(3))
def test_a_thousand_cards_shuffled_are_compared_quickly(seed):
    cards = [touchpoint(n) for n in range(1000)]
    before = journey(*cards)
    Random(seed).shuffle(cards)
    assert {change.kind for change in compare(before, journey(*cards)).changes} == {"moved"}
