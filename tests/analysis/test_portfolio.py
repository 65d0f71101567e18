"""Several maps together: rows, pain points and touchpoints that return, overdue reviews."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.portfolio import (
    folded,
    map_row,
    overdue,
    repeated_pains,
    shared_touchpoints,
)
from journeymapper.analysis.portfolio_words import as_data, as_text
from journeymapper.model.card import Card
from journeymapper.model.document import Persona
from journeymapper.model.values import Review, Scale

from .journeys import journey, touchpoint

TODAY = date(2026, 11, 21)


def pain(id_: str, title: str, **fields) -> Card:
    return Card(id_, "p", "s1", title=title, **fields)


def row(*cards: Card, file: str = "a.journey", **fields):
    return map_row(journey(*cards, **fields), file, date(2026, 11, 1), TODAY)


def test_a_map_tells_how_it_stands() -> None:
    found = row(
        touchpoint(1, 2),
        touchpoint(2, -1),
        touchpoint(3),
        Card("k", "k", "s1", title="NPS", metric="nps", parts=(46, 30, 24)),
        title="Buying\nshoes",
        scale=Scale(-2, 2),
        review=Review(owner="Ana Mora", next=date(2026, 11, 11)),
    )
    assert (found.title, found.owner, found.touchpoints) == ("Buying shoes", "Ana Mora", 3)
    assert (found.mean, found.level) == (0.5, 0.625)
    assert found.nps == 22
    assert (found.overdue, found.next_review) == (10, date(2026, 11, 11))
    assert (found.complete, found.changed) == (4, date(2026, 11, 1))


def test_the_mean_is_that_of_the_state_the_map_is_in_over_all_personas() -> None:
    both = Card(
        "c1", "t", "s1", channel="web", emotion={"ana": -2, "leo": 1}, future={"ana": 2, "leo": 1}
    )
    personas = (Persona("ana"), Persona("leo"))
    assert row(both, personas=personas).mean == -0.5
    assert row(both, personas=personas, state="future").mean == 1.5


def test_a_map_without_scores_has_no_mean() -> None:
    assert row(touchpoint(1)).mean is None
    assert row(touchpoint(1)).level is None


def test_titles_are_the_same_apart_from_case_accents_marks_and_small_words() -> None:
    assert folded("La cola es muy LARGA!") == folded("cola muy larga")
    assert folded("Atención: sin respuesta") == folded("sin respuesta — atencion")
    assert folded("Queue") != folded("Queues at the till")
    assert folded("por la") == folded("La por")  # of small words alone they are the title


def test_pains_of_several_maps_return_and_those_of_one_do_not() -> None:
    one = row(
        pain("p1", "Long queue", severity=2), pain("p2", "Slow page"), pain("p3", "Slow page")
    )
    two = row(
        pain("x", "The long queue", severity=4, since=date(2026, 2, 1)), file="b.journey", title="B"
    )
    (found,) = repeated_pains([one, two])
    assert (found.title, found.maps, found.severity) == ("Long queue", 2, 4)
    assert found.since == date(2026, 2, 1)
    assert [(m.file, m.card) for m in found.mentions] == [("a.journey", "p1"), ("b.journey", "x")]


def test_a_touchpoint_in_another_channel_is_another_one() -> None:
    one = row(touchpoint(1, 1, title="Compares plans"), touchpoint(2, title="Pays"))
    two = row(
        touchpoint(7, -1, title="compares the plans"),
        touchpoint(8, title="Pays", channel="shop"),
        file="b.journey",
    )
    (found,) = shared_touchpoints([one, two])
    assert (found.title, found.channel, found.score) == ("Compares plans", "Web", 0)


def test_reviews_overdue_the_longest_first() -> None:
    rows = [row(file=str(day), review=Review(next=date(2026, 11, day))) for day in (20, 10, 21, 25)]
    assert [one.file for one in overdue(rows)] == ["10", "20"]


def test_as_data_and_as_text_name_files_that_do_not_open() -> None:
    card = Card("k", "k", "s1", title="Rate", value=54, target=70, unit="%")
    rows = [row(card, title="Shoes", review=Review(next=date(2026, 11, 20)))]
    faults = [("b.journey", "not TOML")]
    data = as_data(rows, faults)
    assert data["maps"][0]["overdue_days"] == 1
    assert data["indicators"][0]["reached"] is False
    assert data["unreadable"] == [{"file": "b.journey", "reason": "not TOML"}]
    text = as_text(rows, faults)
    assert "Shoes: overdue by 1 day" in text
    assert "b.journey: not TOML" in text
    assert "Repeated pain points" not in text


def test_maps_of_one_title_are_told_apart_by_their_files() -> None:
    rows = [row(pain("p", "Queue"), file=f"{n}.journey", title="Shoes") for n in "ab"]
    assert "Queue: a.journey, b.journey" in as_text(rows, [])
