"""All that is answered about a map: as plain data for programs, with binding keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from journeymapper.analysis.attention import hot_spots, key_points, mean_effort
from journeymapper.analysis.completeness import completeness
from journeymapper.analysis.customers import customers
from journeymapper.analysis.emotion import Curve, Point, curves, stage_means
from journeymapper.analysis.evidence import evidence_share
from journeymapper.analysis.finding import address
from journeymapper.analysis.findings import findings
from journeymapper.analysis.funnel import counted, overall, passages
from journeymapper.analysis.graph import flow
from journeymapper.analysis.kpi import figure_of, indicators
from journeymapper.analysis.mapping import readings
from journeymapper.analysis.moments import moments_of_truth
from journeymapper.analysis.omnichannel import (
    behaviours,
    changes_at_crossings,
    channel_kind,
    common_behaviour,
    crossings,
)
from journeymapper.analysis.reached import taken_from_touchpoints
from journeymapper.analysis.strategies import matrix
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import slug
from journeymapper.model.query import index


def summary(document: JourneyMap, today: date | None = None) -> dict[str, Any]:
    """Return what is answered about a map, ready for JSON.

    Touchpoints are named by their place in the journey, from 1. Means have two decimals,
    percentages one, the overall conversion two, shares (0 to 1) four. What has no data is null, an
    empty list, or (nps, retention) missing.
    """
    facts = index(document)
    kinds = [channel_kind(document, card) for card in facts.touchpoints]
    found: dict[str, Any] = {
        "touchpoints": len(kinds),
        "digital": kinds.count("digital"),
        "traditional": kinds.count("traditional"),
        "no_channel": kinds.count(""),
        "channel_kind_switches": len(crossings(document)),
        "behaviour": common_behaviour(document).name,
        "behaviours": _behaviours(document),
        "crossings": _crossings(document),
        "curves": _curves(document),
        "moments_of_truth": [moment.number for moment in moments_of_truth(document)],
        "hot_spots": [
            {"touchpoint": spot.number, "heat": round(spot.heat, 2)}
            for spot in hot_spots(document, document.state)
        ],
        "key_points": [index(document).numbers[card.id] for card in key_points(document)],
        "effort": _rounded(mean_effort(facts.touchpoints), 2),
        "path": _path(document),
        "funnel": _funnel(document),
        "customers": _customers(document),
        "counts_from_touchpoints": {
            stage: facts.numbers[one.touchpoint.id]
            for stage, one in taken_from_touchpoints(document).items()
        },
        "stage_models": {one.stage.id: dict(one.in_model) for one in readings(document)},
        "strategies": _strategies(document),
        "findings": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "where": address(one.where),
                "message": one.message,
            }
            for one in findings(document, today)
        ],
        "complete": {
            "present": list(completeness(document).present),
            "missing": list(completeness(document).missing),
        },
        "evidence_share": _rounded(evidence_share(document), 4),
    }
    for metric in ("nps", "retention"):
        measured = indicators(document, metric)
        if measured:
            found[metric] = _rounded(figure_of(measured[0]), 1)
    return found


def curve_names(document: JourneyMap) -> Mapping[tuple[str, str], str]:
    """Return the name of each curve by (persona, state).

    A persona is called by the beginning of the name that their id is made of (Mariana), else by the
    whole name. Where both states have scores the names end in as-is and to-be.
    """
    drawn = [(one.persona, one.state) for one in curves(document)]
    names: dict[tuple[str, str], str] = {}
    for persona, state in drawn:
        name = _called(document, persona)
        if (persona, "future") in drawn:
            name = f"{name} {'as-is' if state == 'current' else 'to-be'}"
        names[persona, state] = name if name not in names.values() else f"{name} ({persona})"
    return names


def _called(document: JourneyMap, persona: str) -> str:
    name = index(document).personas[persona].name
    parts = name.split()
    for count in range(1, len(parts)):
        begun = " ".join(parts[:count]).rstrip(",;:")
        if slug(begun) == persona:
            return begun
    return name or persona


def _curves(document: JourneyMap) -> dict[str, Any]:
    names = curve_names(document)
    return {names[one.persona, one.state]: _curve(document, one) for one in curves(document)}


def _curve(document: JourneyMap, of: Curve) -> dict[str, Any]:
    lowest, highest, peak = of.minima, of.maxima, of.peak_end
    return {
        "persona": of.persona,
        "state": of.state,
        "mean": _rounded(of.mean, 2),
        "min": lowest[0].score,
        "min_at": [point.number for point in lowest],
        "max": highest[0].score,
        "max_at": [point.number for point in highest],
        "end": of.points[-1].score,
        "peak_end": _rounded(peak[0] if peak else None, 2),
        "steepest_drop": _step(of.steepest_drop),
        "steepest_rise": _step(of.steepest_rise),
        "stage_means": [_rounded(mean, 2) for mean in stage_means(document, of).values()],
    }


def _step(pair: tuple[Point, Point] | None) -> list[int | float] | None:
    if pair is None:
        return None
    start, end = pair
    return [start.number, end.number, end.score - start.score]


def _behaviours(document: JourneyMap) -> dict[str, Any]:
    numbers = index(document).numbers
    return {
        one.persona: {
            "behaviour": one.name,
            "by_hand": one.by_hand,
            "proof": [numbers[card.id] for card in one.proof],
        }
        for one in behaviours(document)
    }


def _crossings(document: JourneyMap) -> list[dict[str, Any]]:
    numbers = index(document).numbers
    changes: dict[int, dict[str, float]] = {}
    for fall in changes_at_crossings(document, document.state):
        changes.setdefault(fall.crossing.number, {})[fall.persona] = fall.change
    return [
        {
            "from": numbers[one.start.id],
            "to": numbers[one.end.id],
            "kind": channel_kind(document, one.end),
            "emotion": changes.get(one.number, {}),
            "handover": one.end.handover or None,
            "continuity": one.end.continuity or None,
        }
        for one in crossings(document)
    ]


def _path(document: JourneyMap) -> dict[str, Any]:
    numbers, found = index(document).numbers, flow(document)
    visits = found.visits
    return {
        "unreachable": [numbers[card] for card in found.unreachable],
        "dead_ends": [numbers[card] for card in found.dead_ends],
        "loops": [[numbers[card] for card in loop.cards] for loop in found.loops],
        "visits": None
        if visits is None
        else {
            str(numbers[card]): round(count, 4) if isfinite(count) else None
            for card, count in visits.items()
        },
        "conversion": _rounded(found.conversion, 4),
        "most_frequent": None
        if found.frequent is None
        else {
            "touchpoints": [numbers[card] for card in found.frequent.cards],
            "share": round(found.frequent.share, 4),
        },
    }


def _funnel(document: JourneyMap) -> dict[str, Any]:
    return {
        "counts": [stage.count for stage in counted(document)],
        "conversion": [_rounded(one.percent, 1) for one in passages(document)],
        "overall": _rounded(overall(document), 2),
    }


def _customers(document: JourneyMap) -> dict[str, Any] | None:
    found = customers(document)
    if found is None:
        return None
    return {
        "won": found.won.count,
        "kept": found.kept.count if found.kept else None,
        "acquisition": _rounded(found.acquisition, 2),
        "conversion": _rounded(found.conversion, 1),
        "retention": _rounded(found.retention, 1),
    }


def _strategies(document: JourneyMap) -> list[dict[str, Any]]:
    """Return what the strategies and messages of each persona cover; empty without personas."""
    return [
        {
            "persona": one.persona,
            "strategies": one.strategies,
            "messages": one.messages,
            "stages_without": [stage.id for stage in one.without],
            "pains_unanswered": [pain.id for pain in one.unanswered],
            "aida_missing": list(one.aida_missing),
        }
        for one in matrix(document).coverage
        if one.persona
    ]


def _rounded(value: float | None, places: int) -> float | None:
    """Return a rounded value without a negative zero."""
    return None if value is None else round(value, places) + 0.0
