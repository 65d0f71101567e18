"""The shipped strategies and messages: complete, the same in both languages, of known words."""

from __future__ import annotations

import pytest

from journeymapper.model.vocabulary import AIDA, CARD_KINDS, PHASES
from journeymapper.storage.library import library


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_entry_speaks_in_known_words(language: str) -> None:
    for entry in library(language):
        assert entry.phase in PHASES
        assert entry.kind in {"strategy", "message"}
        assert entry.kind in CARD_KINDS
        assert not entry.aida or entry.aida in AIDA
        assert entry.title
        assert entry.group


def test_both_languages_hold_the_same_in_the_same_order() -> None:
    def shape(language: str) -> list[tuple[str, ...]]:
        return [(e.phase, e.kind, e.aida, *sorted(e.fields)) for e in library(language)]

    assert shape("en") == shape("es")
    assert {e.title for e in library("en")}.isdisjoint(e.title for e in library("es"))


@pytest.mark.parametrize(
    ("phase", "groups"),
    [
        ("before", {"Ads", "Social activity", "Testimonials"}),
        ("purchase", {"Special offers", "Simplification"}),
        ("after", {"Feedback forms", "Loyalty programmes", "Offers for customers"}),
    ],
)
def test_each_phase_has_what_it_is_known_for(phase: str, groups: set[str]) -> None:
    assert groups <= {e.group for e in library("en") if e.phase == phase}


def test_messages_name_the_behaviour_that_they_answer() -> None:
    assert all(entry.behaviour for entry in library("es") if entry.kind == "message")


def test_a_language_without_library_reads_english() -> None:
    assert library("fr") == library("en")
