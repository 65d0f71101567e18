"""A valley of the curve that no pain point explains."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymapper.analysis.emotion import Curve, Point, curves
from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.remedies import card_named, with_card
from journeymapper.i18n import N_, _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.numerals import figure


def valleys(of: Curve) -> Iterator[tuple[Point, ...]]:
    """Yield the runs of equal scores below neutral from which the curve rises on either side."""
    points, count = of.points, len(of.points)
    start = 0
    while start < count:
        score, end = points[start].score, start + 1
        while end < count and points[end].score == score:
            end += 1
        if score < of.neutral and end - start < count:
            from_left = start == 0 or points[start - 1].score > score
            if from_left and (end == count or points[end].score > score):
                yield points[start:end]
        start = end


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name, language = naming(document), interface_language()
    facts = index(document)
    explained: set[str] = set()
    columns: set[str] = set()
    for card in cards_of(document, "pain_point"):
        explained.update(card.about)
        if not card.about:
            columns.add(card.at)
    sentence = _("The curve of {persona} falls to {score} at {touchpoint}; no pain point says why.")
    told: set[str] = set()
    for of in curves(document):
        if of.state != document.state:
            continue
        persona = facts.personas[of.persona].name or of.persona
        for run in valleys(of):
            cards = [point.card for point in run]
            if all(card.role == "trigger" and not card.channel for card in cards):
                continue
            lowest = cards[0]
            if lowest.id in told or any(c.id in explained or c.at in columns for c in cards):
                continue
            told.add(lowest.id)
            message = sentence.format(
                persona=persona,
                score=figure(run[0].score, language, signed=True),
                touchpoint=name(lowest),
            )
            yield Hit(Ref("card", lowest.id), message)


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    card = card_named(document, where.id)
    if card is None:
        return document
    return with_card(document, "pain_points", card.at, N_("What hurts here?"), about=(card.id,))


RULE = Rule(
    "valley_without_pain",
    N_("Valley without pain point"),
    "warning",
    N_(
        "Where the curve has a low below neutral, a pain point has to say why: about the "
        "touchpoint, or about none and in the same column. Triggers in the customer’s own life "
        "explain themselves."
    ),
    _check,
    _remedy,
    N_("Add a pain point"),
)
