"""Operations on the inbox: thoughts that have no place on the map yet. It is never exported."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from journeymapper.edit.cards import add_cards, delete_cards, fresh_card_ids, prefix_of
from journeymapper.edit.cells import leaf, require_lane
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.text import LONGEST_TEXT, clean_text


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    told = (line.strip()[:LONGEST_TEXT] for line in clean_text(text).split("\n"))
    return [line for line in told if line]


def add_thoughts(journey: JourneyMap, thoughts: Iterable[str]) -> JourneyMap:
    """Return the map with more thoughts at the end of its inbox."""
    more = tuple(thoughts)
    return replace(journey, inbox=(*journey.inbox, *more)) if more else journey


def change_thought(journey: JourneyMap, number: int, text: str) -> JourneyMap:
    """Return the map with another wording of a thought, by its place from 0; IndexError for none.

    One that says nothing any longer goes.
    """
    told = clean_text(text).strip()[:LONGEST_TEXT]
    thoughts = list(journey.inbox)
    thoughts[number : number + 1] = [told] if told else []
    if not 0 <= number < len(journey.inbox):
        raise IndexError(number)
    return replace(journey, inbox=tuple(thoughts))


def drop_thoughts(journey: JourneyMap, numbers: Collection[int]) -> JourneyMap:
    """Return the map without some thoughts, by their places from 0."""
    kept = tuple(text for n, text in enumerate(journey.inbox) if n not in numbers)
    return journey if len(kept) == len(journey.inbox) else replace(journey, inbox=kept)


def place_texts(
    journey: JourneyMap,
    texts: Collection[str],
    lane: str,
    at: str,
    before: str | None = None,
    about: tuple[str, ...] = (),
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with a card for each text, in order, in front of ``before``; and their ids.

    KeyError for an unknown id; ValueError for a lane that takes no cards.
    """
    row, column = require_lane(journey, lane), leaf(journey, at)
    wishes = ((text, prefix_of("", row)) for text in texts)
    cards = [
        Card(id=id_, lane=lane, at=column, title=text, about=about)
        for text, id_ in fresh_card_ids(journey, wishes)
    ]
    return add_cards(journey, cards, before), tuple(card.id for card in cards)


def set_aside(journey: JourneyMap, cards: Collection[str]) -> JourneyMap:
    """Return the map with cards taken off it and their titles in the inbox.

    KeyError for an unknown card.
    """
    chosen = frozenset(cards)
    texts = [card.title.strip() for card in journey.cards if card.id in chosen]
    return add_thoughts(delete_cards(journey, cards), [text for text in texts if text])
