"""A score that the map's scale does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, naming
from journeymapper.analysis.remedies import card_named, with_changed
from journeymapper.i18n import N_, _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.values import Number
from journeymapper.numerals import figure


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name, language = naming(document), interface_language()
    low, high = document.scale.low, document.scale.high
    sentence = _("{touchpoint} has the score {score}; the scale goes from {low} to {high}.")
    for card in document.cards:
        for scores in filter(None, (card.emotion, card.future)):
            outside = next((s for s in scores.values() if not low <= s <= high), None)
            if outside is not None:
                told = name(card)
                figures = [figure(n, language, signed=True) for n in (outside, low, high)]
                message = sentence.format(
                    touchpoint=told, score=figures[0], low=figures[1], high=figures[2]
                )
                yield Hit(Ref("card", card.id), message, fixable=low < high)
                break


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    card = card_named(document, where.id)
    if card is None:
        return document
    emotion, future = _within(document, card.emotion), _within(document, card.future)
    return with_changed(document, card.id, emotion=emotion, future=future)


def _within(document: JourneyMap, scores: Mapping[str, Number]) -> Mapping[str, Number]:
    low, high = document.scale.low, document.scale.high
    return {persona: min(high, max(low, score)) for persona, score in scores.items()}


RULE = Rule(
    "score_outside_scale",
    N_("Score outside the scale"),
    "error",
    N_("Every score lies between the two ends of the map's emotion scale."),
    _check,
    _remedy,
    N_("Move it to the end of the scale"),
)
