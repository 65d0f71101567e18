"""The three sample maps say what their sources say: the figures, computed from the file's map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

import pytest

from journeymapper.model.document import Card, JourneyMap
from journeymapper.resources import resources
from journeymapper.storage.codec import loads


@dataclass(frozen=True)
class Curve:
    """What is expected of one persona's curve; touchpoints count from 1."""

    persona: str
    field: str
    scores: tuple[int, ...]
    mean: float
    lowest: tuple[int, list[int]]
    highest: tuple[int, list[int]]
    peak_end: float
    steepest: tuple[int, int, int]
    stage_means: list[float]


@dataclass(frozen=True)
class Expected:
    """What is expected of one map."""

    name: str
    stages: list[str]
    touchpoints: int
    digital: int
    traditional: int
    switches: int
    sale_at: list[int]
    counts: list[int]
    conversion: list[float]
    overall: float
    pains_about: list[int]
    curves: list[Curve] = field(default_factory=list)


TELECOM = Expected(
    name="telecom-cr",
    stages=[
        "Conciencia",
        "Descubrimiento",
        "Aprendizaje",
        "Elección",
        "Adquisición",
        "Posventa y fidelización",
    ],
    touchpoints=25,
    digital=15,
    traditional=9,
    switches=11,
    sale_at=[12, 13, 16, 17],
    counts=[120000, 18000, 7200, 2600, 1450, 1310],
    conversion=[15.0, 40.0, 36.1, 55.8, 90.3],
    overall=1.09,
    pains_about=[1, 5, 8, 9, 14, 19, 21],
    curves=[
        Curve(
            persona="mariana",
            field="emotion",
            scores=(
                *(-4, -2, 0, 0, -1, 1, -2, -3, -3, -2, 2, 1, 3),
                *(0, 2, 1, -2, 2, -4, 4, -4, -1, 1, 3, 4),
            ),
            mean=-0.16,
            lowest=(-4, [1, 19, 21]),
            highest=(4, [20, 25]),
            peak_end=0.0,
            steepest=(20, 21, -8),
            stage_means=[-2.0, 0.0, -1.6, 1.5, 0.2, 0.6],
        )
    ],
)
SHOES = Expected(
    name="ecommerce-shoes",
    stages=[
        "Trigger",
        "Discover",
        "Compare",
        "Try",
        "Buy",
        "Receive",
        "Use & exchange",
        "Loyalty",
    ],
    touchpoints=23,
    digital=16,
    traditional=6,
    switches=6,
    sale_at=[9, 10, 21],
    counts=[50000, 21000, 3400, 1900, 1250, 1190, 1120, 340],
    conversion=[42.0, 16.2, 55.9, 65.8, 95.2, 94.1, 30.4],
    overall=0.68,
    pains_about=[6, 13, 15, 18, 20],
    curves=[
        Curve(
            persona="diego",
            field="emotion",
            scores=(
                *(-3, 2, 1, 0, -2, -3, 2, 3, 4, 5, 1, 2),
                *(-4, 2, -1, 2, 1, -4, 4, -3, 2, 0, 3),
            ),
            mean=0.61,
            lowest=(-4, [13, 18]),
            highest=(5, [10]),
            peak_end=4.0,
            steepest=(19, 20, -7),
            stage_means=[-3.0, 1.0, 0.0, 3.33, 0.2, 0.33, -0.5, 1.5],
        ),
        Curve(
            persona="laura",
            field="emotion",
            scores=(
                *(-2, 1, -1, 0, -3, -4, 3, 2, 3, 4, 0, 1),
                *(-5, 1, -3, 2, -1, -3, 3, -4, 3, 0, 2),
            ),
            mean=-0.04,
            lowest=(-5, [13]),
            highest=(4, [10]),
            peak_end=-1.5,
            steepest=(19, 20, -7),
            stage_means=[-2.0, 0.0, -0.5, 2.33, -0.8, -0.33, -0.5, 1.0],
        ),
    ],
)
SAAS = Expected(
    name="b2b-saas",
    stages=[
        "Awareness",
        "Discovering",
        "Learning",
        "Choosing",
        "Purchasing",
        "Onboarding",
        "Renewal & advocacy",
    ],
    touchpoints=26,
    digital=18,
    traditional=7,
    switches=12,
    sale_at=[],
    counts=[8000, 900, 260, 110, 34, 31, 28],
    conversion=[11.2, 28.9, 42.3, 30.9, 91.2, 90.3],
    overall=0.35,
    pains_about=[6, 13, 16, 18, 20, 24],
    curves=[
        Curve(
            persona="ana",
            field="emotion",
            scores=(
                *(-4, 1, 2, 0, 1, -3, -2, -2, 2, 1, 0, 3, -4),
                *(2, 3, -3, -1, -2, 3, -3, 1, 0, 2, -3, 0, 2),
            ),
            mean=-0.15,
            lowest=(-4, [1, 13]),
            highest=(3, [12, 15, 19]),
            peak_end=-1.0,
            steepest=(12, 13, -7),
            stage_means=[-0.33, -0.67, -0.2, 0.2, -1.5, 0.25, 0.25],
        ),
        Curve(
            persona="ana",
            field="future",
            scores=(
                *(-4, 1, 2, 1, 2, 2, 1, 1, 4, 2, 3, 4, 1),
                *(3, 4, 0, 1, 2, 4, 1, 3, 3, 3, 1, 2, 3),
            ),
            mean=1.92,
            lowest=(-4, [1]),
            highest=(4, [9, 12, 15, 19]),
            peak_end=3.5,
            steepest=(15, 16, -4),
            stage_means=[-0.33, 1.67, 2.2, 2.4, 1.5, 2.75, 2.25],
        ),
    ],
)
EVERY = (TELECOM, SHOES, SAAS)


def opened(name: str) -> JourneyMap:
    path = resources() / "templates" / f"{name}.journey"
    return loads(path.read_text(encoding="utf-8"), source=path.name)


def cards_of(journey: JourneyMap, kind: str) -> list[Card]:
    """Return the cards of a kind of lane in the order of the file."""
    lanes = {lane.id for lane in journey.lanes if lane.kind == kind}
    return [card for card in journey.cards if card.lane in lanes]


def touchpoints(journey: JourneyMap) -> list[Card]:
    return cards_of(journey, "touchpoints")


def channel_kinds(journey: JourneyMap) -> list[str]:
    kinds = {channel.id: channel.kind for channel in journey.channels}
    return [kinds.get(card.channel, "") for card in touchpoints(journey)]


every_map = pytest.mark.parametrize("expected", EVERY, ids=lambda e: e.name)


@every_map
def test_touchpoints_stand_in_the_order_of_the_stages(expected: Expected) -> None:
    journey = opened(expected.name)
    assert [stage.title for stage in journey.stages] == expected.stages
    order = [stage.id for stage in journey.stages]
    found = touchpoints(journey)
    assert [card.id for card in found] == [f"c{n}" for n in range(1, expected.touchpoints + 1)]
    places = [order.index(card.at) for card in found]
    assert places == sorted(places)
    assert set(places) == set(range(len(order)))
    assert all(card.title and card.role for card in found)


@every_map
def test_channels_and_crossings(expected: Expected) -> None:
    journey = opened(expected.name)
    kinds = channel_kinds(journey)
    assert kinds.count("digital") == expected.digital
    assert kinds.count("traditional") == expected.traditional
    assert kinds.count("") == 1
    with_channel = [kind for kind in kinds if kind]
    assert sum(one != other for one, other in pairwise(with_channel)) == expected.switches
    sale = {channel.id for channel in journey.channels if channel.point_of_sale}
    found = touchpoints(journey)
    assert [n for n, card in enumerate(found, 1) if card.channel in sale] == expected.sale_at
    used = {card.channel for card in found} - {""}
    assert used == {channel.id for channel in journey.channels}


def _every_curve() -> Iterator[tuple[Expected, Curve]]:
    for expected in EVERY:
        for curve in expected.curves:
            yield expected, curve


@pytest.mark.parametrize(
    ("expected", "curve"),
    list(_every_curve()),
    ids=[f"{e.name}-{c.persona}-{c.field}" for e, c in _every_curve()],
)
def test_curves(expected: Expected, curve: Curve) -> None:
    journey = opened(expected.name)
    found = touchpoints(journey)
    scores = [getattr(card, curve.field)[curve.persona] for card in found]
    assert tuple(scores) == curve.scores

    def at(value: float) -> list[int]:
        return [n for n, score in enumerate(scores, 1) if score == value]

    assert round(fmean(scores), 2) == curve.mean
    assert (min(scores), at(min(scores))) == curve.lowest
    assert (max(scores), at(max(scores))) == curve.highest
    in_channel = [s for s, kind in zip(scores, channel_kinds(journey), strict=True) if kind]
    assert (max(in_channel, key=abs) + in_channel[-1]) / 2 == curve.peak_end
    drops = [(later - earlier, n) for n, (earlier, later) in enumerate(pairwise(scores), 1)]
    drop, start = min(drops)
    assert (start, start + 1, drop) == curve.steepest
    means = [
        round(fmean(s for s, c in zip(scores, found, strict=True) if c.at == stage.id), 2)
        for stage in journey.stages
    ]
    assert means == curve.stage_means


@every_map
def test_no_other_curves(expected: Expected) -> None:
    wanted = {(curve.persona, curve.field) for curve in expected.curves}
    found = {
        (persona, name)
        for card in opened(expected.name).cards
        for name in ("emotion", "future")
        for persona in getattr(card, name)
    }
    assert found == wanted


@every_map
def test_funnel(expected: Expected) -> None:
    stages = opened(expected.name).stages
    counts = [stage.count for stage in stages if stage.count is not None]
    assert counts == expected.counts
    assert all(stage.count_label for stage in stages)
    assert [round(100 * b / a, 1) for a, b in pairwise(counts)] == expected.conversion
    assert round(100 * counts[-1] / counts[0], 2) == expected.overall


@every_map
def test_pains_stand_under_their_touchpoint_and_are_answered(expected: Expected) -> None:
    journey = opened(expected.name)
    column = {card.id: card.at for card in journey.cards}
    pains = cards_of(journey, "pain_points")
    assert [pain.about for pain in pains] == [(f"c{n}",) for n in expected.pains_about]
    assert all(pain.pain and pain.origin and pain.severity for pain in pains)
    opportunities = cards_of(journey, "opportunities")
    for card in (*pains, *opportunities):
        assert [column[other] for other in card.about] == [card.at], card.id
    answered = {other for card in opportunities for other in card.about}
    assert len(answered & {pain.id for pain in pains}) >= len(pains) - 1


@every_map
def test_maps_are_complete(expected: Expected) -> None:
    journey = opened(expected.name)
    assert all((journey.organisation, journey.author, journey.product, journey.subtitle))
    assert all((journey.scenario, journey.goal, journey.scope_from, journey.scope_to))
    assert journey.review.owner
    assert journey.review.next is not None
    assert journey.dated is not None
    assert [level.value for level in journey.scale.levels] == [-4, -2, 0, 2, 4]
    assets = {asset.id for asset in journey.assets}
    assert journey.theme.logo in assets
    for persona in journey.personas:
        assert persona.portrait == f"portrait-{persona.id}"
        assert persona.portrait in assets
        assert all((persona.summary, persona.demographic, persona.psychographic, persona.quote))
        assert len(persona.habits) == 3
        assert all((persona.goals, persona.needs, persona.frustrations, persona.motivations))
    kpis = cards_of(journey, "kpis")
    assert len(kpis) >= 6
    assert all(k.value is not None and k.target is not None and k.trend and k.series for k in kpis)
    assert all(k.series[-1] == k.value for k in kpis)
    assert all(sum(k.parts) == 100 for k in kpis if k.parts)
    assert [k.parts[0] - k.parts[2] for k in kpis if k.parts] == [
        k.value for k in kpis if k.metric == "nps"
    ]


def test_telecom_is_the_poster() -> None:
    journey = opened("telecom-cr")
    assert [lane.kind for lane in journey.lanes] == [
        "touchpoints",
        "crossings",
        "emotion",
        "pain_points",
        "opportunities",
        "funnel",
        "kpis",
    ]
    found = touchpoints(journey)
    assert [n for n, card in enumerate(found, 1) if card.moment_of_truth] == [13, 16, 19, 21]
    opportunities = cards_of(journey, "opportunities")
    assert [card.about for card in opportunities] == [
        *((f"p{n}",) for n in range(1, 8)),
        ("c25",),
    ]
    assert [(k.value, k.target) for k in cards_of(journey, "kpis")] == [
        (90.3, 92),
        (22, 35),
        (61, 80),
        (58, 75),
        (55.8, 60),
        (1.09, 1.4),
    ]


def test_saas_is_a_service_blueprint_with_marks_of_change() -> None:
    journey = opened("b2b-saas")
    for kind in ("physical_evidence", "frontstage", "backstage", "support"):
        assert len(cards_of(journey, kind)) >= 10, kind
    for card in touchpoints(journey):
        gain = card.future["ana"] - card.emotion["ana"]
        assert card.evolution == ("changed" if gain >= 3 else "kept"), card.id
    assert [persona.id for persona in journey.personas] == ["ana", "raj", "marta"]
