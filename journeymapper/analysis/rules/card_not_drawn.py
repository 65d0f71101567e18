"""A card in a lane that cannot show it: it is in the file, and nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes, naming
from journeymapper.analysis.remedies import card_named, with_changed, with_lane
from journeymapper.i18n import N_, _, words
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.vocabulary import CARD_KINDS, LANE_KINDS, label_of


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    name = naming(document)
    foreign = _("{card} is not drawn: the lane {lane} shows touchpoints, and it is none.")
    drawn = _("{card} is not drawn: the lane {lane} is drawn from the cards of other lanes.")
    for lane in document.lanes:
        taken = LANE_KINDS.get(lane.kind, "text")
        if taken in {"", "touchpoint"}:
            sentence = foreign if taken else drawn
            for card in _out_of_sight(document, lane, taken):
                told = sentence.format(card=name(card), lane=in_quotes(lane.title or lane.id))
                yield Hit(Ref("card", card.id), told)


def _out_of_sight(document: JourneyMap, lane: Lane, taken: str) -> Iterator[Card]:
    for cells in index(document).rows.get(lane.id, {}).values():
        for _place, cards in cells:
            for card in cards:
                if not taken or card.kind not in {"", taken}:
                    yield card


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    """Move the card into the first lane of its kind, a new one where there is none."""
    card = card_named(document, where.id)
    if card is None:
        return document
    kinds = (lane for lane, holds in LANE_KINDS.items() if holds and holds == card.kind)
    kind = next(kinds, "text")
    lanes = len(document.lanes)
    document, lane = with_lane(document, kind)
    if len(document.lanes) > lanes and not lane.title:
        title = words(document.language)(label_of(card.kind) if card.kind in CARD_KINDS else "")
        named = replace(lane, title=title)
        document = replace(document, lanes=(*document.lanes[:-1], named))
    return with_changed(document, card.id, lane=lane.id)


RULE = Rule(
    "card_not_drawn",
    N_("Card that is not drawn"),
    "error",
    N_(
        "A lane of touchpoints shows touchpoints alone, and some lanes are drawn from the cards of "
        "others: a card of another kind in them is on no screen and on no paper."
    ),
    _check,
    _remedy,
    N_("Move it to a lane of its kind"),
)
