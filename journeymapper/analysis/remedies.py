"""Pieces that remedies are made of: a lane of a kind, a card in it, in the map's own language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from journeymapper.i18n import N_, words
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.ids import fresh_id, next_number

LANE_TITLES: Final = {
    "touchpoints": N_("Touchpoints"),
    "emotion": N_("Emotional journey"),
    "actions": N_("Actions"),
    "pain_points": N_("Pain points"),
    "opportunities": N_("Opportunities"),
}


def card_named(document: JourneyMap, id_: str) -> Card | None:
    """Return a card by its id, None where it is gone; without the index of a map soon outdone."""
    return next((card for card in document.cards if card.id == id_), None)


def with_lane(document: JourneyMap, kind: str) -> tuple[JourneyMap, Lane]:
    """Return the map with a lane of a kind, the first it has or a new last one, and the lane."""
    for lane in document.lanes:
        if lane.kind == kind:
            return document, lane
    id_ = fresh_id({lane.id for lane in document.lanes}, kind.replace("_", "-"))
    lane = Lane(id_, kind, words(document.language)(LANE_TITLES.get(kind, "")))
    return replace(document, lanes=(*document.lanes, lane)), lane


def with_card(
    document: JourneyMap, lane_kind: str, at: str, title: str, **fields: Any
) -> JourneyMap:
    """Return the map with a new card in the first lane of a kind; ``title`` is a gettext id."""
    document, lane = with_lane(document, lane_kind)
    prefix = {"touchpoints": "c", "pain_points": "p", "opportunities": "o"}.get(lane_kind, "n")
    id_ = next_number([card.id for card in document.cards], prefix)
    card = Card(id_, lane.id, at, title=words(document.language)(title), **fields)
    return replace(document, cards=(*document.cards, card))


def with_changed(document: JourneyMap, id_: str, **fields: Any) -> JourneyMap:
    """Return the map with fields of one card changed; the same map where there is no such card."""
    if card_named(document, id_) is None:
        return document
    cards = tuple(replace(card, **fields) if card.id == id_ else card for card in document.cards)
    return replace(document, cards=cards)
