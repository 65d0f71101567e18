"""The page on concepts is true: its names exist, and what it says is drawn is on the drawing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from journeymapper.analysis.findings import rules
from journeymapper.analysis.summary import summary
from journeymapper.app.actions import BY_ID
from journeymapper.display.primitives import Picture, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Link, Persona, Stage
from journeymapper.model.spec import Described, described
from journeymapper.model.vocabulary import LANE_KINDS, label_of
from journeymapper.storage.templates import template_names
from tests.measurer import HalfEm, any_symbol

from .source import ROOT

PAGE = (ROOT / "docs" / "concepts.md").read_text("utf-8")
ENTITIES = {
    "map": JourneyMap,
    "persona": Persona,
    "channel": Channel,
    "stage": Stage,
    "lane": Lane,
    "card": Card,
    "link": Link,
}
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| concept"))
]
NAMES = sorted(set(re.findall(r"`((?:[a-z]+:|[a-z]+\.)[a-z_]+)`", PAGE)))
TEXT = HalfEm()


def fields() -> list[str]:
    """Return the fields of the map that are said to be drawn as words, figures or a picture."""
    found = {
        name
        for _concept, entered, drawn, _answered in ROWS
        if drawn
        for name in re.findall(r"`([a-z]+\.[a-z_]+)`", entered)
    }
    return sorted(found - SHOWN_AS_A_SIGN)


SHOWN_AS_A_SIGN = {
    "card.about",  # by where it stands
    "card.answers",  # as the value that they make
    "card.effort",  # as a shade
    "card.emotion",  # as a point
    "card.evidence",  # as an icon
    "card.future",
    "card.importance",  # as heat, among the answers
    "card.key_point",  # as an icon
    "card.measurable",  # as a frame
    "card.media",  # as an icon
    "card.metric",  # as an icon
    "card.moment_of_truth",
    "card.role",
    "card.series",
    "card.severity",  # as dots
    "card.trend",
    "channel.point_of_sale",
    "lane.view",
    "link.kind",
    "map.review",
    "map.scale",
    "stage.influence",
    "stage.phase",
}


def described_field(name: str) -> Described:
    entity, _, field = name.partition(".")
    return next(item for item in described(ENTITIES[entity]) if item.name == field)


def known() -> dict[str, set[str]]:
    data = summary(JourneyMap())
    return {
        "lane": set(LANE_KINDS),
        "rule": {rule.name for rule in rules()},
        "action": set(BY_ID),
        "json": {*data, "nps", "retention"},
        "template": set(template_names()),
    }


def test_there_is_a_row_for_every_group_of_concepts() -> None:
    assert len(ROWS) >= 40
    assert all(len(row) == 4 for row in ROWS)
    assert all(any(row[1:]) for row in ROWS)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_page_names_exists(name: str) -> None:
    kind, separator, rest = name.partition(":")
    if separator:
        assert rest in known()[kind]
    else:
        assert described_field(name)


def test_every_rule_and_every_lane_of_an_own_drawing_is_on_the_page() -> None:
    missing = {f"rule:{rule.name}" for rule in rules()} - set(NAMES)
    technical = {"rule:card_not_drawn", "rule:dangling_reference", "rule:stale_acceptance"}
    assert missing <= technical
    drawn = {f"lane:{kind}" for kind, card in LANE_KINDS.items() if not card and "line" not in kind}
    assert drawn <= set(NAMES)


@cache
def kinds() -> tuple[Lane, ...]:
    return tuple(Lane(kind, kind, kind) for kind in LANE_KINDS)


def whole(**fields: object) -> JourneyMap:
    """Return a map with a lane of every kind."""
    cards = (
        Card("c1", "touchpoints", "s", title="Looks", channel="web", emotion={"p": 1}),
        Card("c2", "touchpoints", "s", title="Goes", channel="shop", emotion={"p": 5}),
        Card("k", "kpis", "s", title="Figure", unit="u"),
    )
    own = {
        "language": "en",
        "personas": (Persona("p", "Ana"), Persona("q", "Leo")),
        "channels": (Channel("web", "Web"), Channel("shop", "Shop", "traditional", True)),
        "stages": (Stage("s", "Looks", count=5), Stage("z", "Buys", count=3)),
        "lanes": kinds(),
        "cards": cards,
        "links": (Link("l", "c2", "c1"),),
    }
    return JourneyMap(**own | fields)


def drawn_words(document: JourneyMap) -> str:
    parts = [placed.primitive for placed in walk_all(arrange(document, TEXT, any_symbol).display)]
    said = [part.line.text for part in parts if isinstance(part, TextRun)]
    said += ["a picture" for part in parts if isinstance(part, Picture)]
    return re.sub(r"\s+", " ", " ".join(said))


def value_of(item: Described) -> tuple[object, str]:
    """Return a value for a field, and the words by which it is recognised on the drawing."""
    spec = item.spec
    if spec.kind == "choice":
        word = next(choice for choice in spec.choices if choice not in {item.default, "kept"})
        return word, label_of(word)
    if spec.kind == "references":
        return {"persona": (("q",), "Leo"), "channel": (("shop",), "Shop")}[spec.target]
    if spec.kind == "reference":
        return "picture", "a picture"
    return {
        "text": ("Quokka", "Quokka"),
        "long_text": ("Quokka", "Quokka"),
        "strings": (("Quokka", "Wombat"), "Quokka"),
        "pairs": ({"Quokka": "Wombat"}, "Quokka"),
        "date": (date(2031, 3, 4), "4 Mar 2031"),
        "number": (0.25, "25%") if spec.high == 1 else (7531, "7,531"),
        "integer": (3 if spec.high == 5 else 7531, "3" if spec.high == 5 else "7,531"),
    }[spec.kind]


LANES_OF = {
    "card.pain": "pain_points",
    "card.origin": "pain_points",
    "card.since": "pain_points",
    "card.status": "solutions",
    "card.due": "solutions",
    "card.owner": "solutions",
    "card.personas": "messages",
    "card.behaviour": "messages",
    "card.standing": "options",
    "card.criteria": "options",
    "card.value": "kpis",
    "card.target": "kpis",
    "card.measured_on": "kpis",
    "card.source": "kpis",
    "card.evolution": "messages",
    "card.aida": "messages",
}


@pytest.mark.parametrize("name", fields())
def test_what_is_entered_is_drawn(name: str) -> None:
    entity, _, field = name.partition(".")
    value, words = value_of(described_field(name))
    plain = whole()
    if entity == "map":
        filled = replace(plain, **{field: value})
    elif entity == "card":
        lane = LANES_OF.get(name, "touchpoints")
        at = 1 if lane == "touchpoints" else 2 if lane == "kpis" else 3
        cards = [*plain.cards, Card("x", lane, "s", title="Told")]
        cards[at] = replace(cards[at], **{field: value})
        filled = replace(plain, cards=tuple(cards))
    else:
        table = f"{entity}s"
        first, *others = getattr(plain, table)
        if entity == "lane":
            first = replace(first, kind="touchpoints")
        filled = replace(plain, **{table: (replace(first, **{field: value}), *others)})
    if words == "a picture":
        from journeymapper.model.document import Asset

        filled = replace(filled, assets=(Asset("picture", "image/png", data="aGVsbG8="),))
    without = drawn_words(plain).count(words)
    assert drawn_words(filled).count(words) > without, (name, words)
