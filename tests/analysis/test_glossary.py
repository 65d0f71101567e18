"""The glossary is complete in both languages, and every term is found where it stands."""

import re

import pytest

from journeymapper.analysis.findings import rules
from journeymapper.analysis.glossary import search, sorted_terms, term_at, terms
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Link, Persona, Stage, Step
from journeymapper.model.spec import described
from journeymapper.model.vocabulary import CARD_KINDS, LABELS, LANE_KINDS

DOMAIN = """
Journey map|Stage|Step|Touchpoint|Channel|Traditional and digital channels|Lane|Card|Persona
Scenario and expectations|Emotional journey|Dramatic arc|Pain point|Gain|Opportunity|Solution
Strategy and tactic|Moment of truth|Evidence|Frontstage|Backstage|Line of interaction
Line of visibility|Line of internal interaction|Physical evidence|Support process
Service blueprint|Current state|Future state|Planned and actual journey|Funnel|AIDA|Omnichannel
Webrooming|Showrooming|Boomerooming|NPS|CSAT|CES|Retention rate|Peak-end rule
"""
THINGS = {"map", "stage", "step", "lane", "card", "link", "persona", "channel"}


def test_every_term_of_the_domain_is_there():
    names = {term.name("en") for term in terms().values()}
    assert set(re.split(r"[|\n]", DOMAIN.strip())) <= names


@pytest.mark.parametrize("term", terms().values(), ids=lambda term: term.id)
def test_a_term_is_complete_in_both_languages(term):
    for entry in term.entries.values():
        assert entry.name
        assert entry.name == entry.name.strip()
        assert 1 <= len(re.findall(r"[.?](?:\s|$)", entry.text)) <= 3, entry.text
        assert entry.text.endswith(".")
        assert not re.search(r"\b(tú|vos|tu|tus|te)\b", entry.text) or entry is term.entries["en"]
    assert set(term.entries) == {"en", "es"}
    assert term.entries["en"].text != term.entries["es"].text
    assert term.source
    assert term.see
    assert term.id not in term.see
    assert set(term.see) <= set(terms())


def _exists(place: str) -> bool:
    kind, _, name = place.partition(":")
    if kind == "word":
        words, _, value = name.partition(".")
        return value in LABELS[words]
    if kind == "field":
        entities = (Card, Channel, JourneyMap, Lane, Link, Persona, Stage, Step)
        return any(item.name == name for entity in entities for item in described(entity))
    known = {
        "lane": LANE_KINDS,
        "card": CARD_KINDS,
        "thing": THINGS,
        "rule": {rule.name for rule in rules()},
    }
    return name in known[kind]


def test_every_place_exists_and_has_one_term():
    places = [place for term in terms().values() for place in term.stands]
    assert [place for place in places if not _exists(place)] == []
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    "places",
    [
        [f"lane:{kind}" for kind in LANE_KINDS],
        [f"card:{kind}" for kind in CARD_KINDS],
        [f"thing:{thing}" for thing in sorted(THINGS)],
        [f"rule:{rule.name}" for rule in rules()],
        [
            f"word:{words}.{value}"
            for words in ("state", "phase", "aida", "channel_kind", "role", "origin", "pain")
            for value in LABELS[words]
        ],
        [f"word:metric.{value}" for value in LABELS["metric"]],
        [f"word:behaviour.{value}" for value in LABELS["behaviour"] if value != "none"],
        [f"word:level.{value}" for value in LABELS["level"]],
    ],
    ids=lambda places: places[0].partition(":")[0],
)
def test_lanes_cards_rules_and_words_find_their_term(places):
    assert [place for place in places if term_at(place) is None] == []
    assert term_at("lane:pigeons") is None


def test_a_search_finds_the_name_before_what_mentions_it():
    assert search("pain", "en")[0].id == "pain-point"
    assert search("dolor punto", "es")[0].id == "pain-point"
    assert search("linea de vis", "es")[0].id == "line-of-visibility"
    assert {"service-blueprint", "pain-trail"} <= {term.id for term in search("blueprint", "en")}
    assert search("ROPO", "es")[0].id == "webrooming"
    assert search("embudo", "en")[0].id == "funnel"
    assert search("zzz", "en") == ()


def test_terms_stand_in_the_order_of_the_alphabet():
    assert search(" ", "es") == sorted_terms("es")
    names = [term.name("es") for term in sorted_terms("es")]
    assert names.index("Embudo") < names.index("Línea de visibilidad") < names.index("Tarjeta")
