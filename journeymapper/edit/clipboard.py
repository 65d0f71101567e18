"""Cards on the clipboard: as a small map of their own, as a table of text, and back.

A fragment is a complete, valid map with nothing but what the copied cards need. As text it is a
.journey file below one line of comment: whoever pastes it into an editor gets a map that opens.
How maps become text and back is handed in (``storage.codec.dumps`` and ``loads``).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final

from journeymapper.edit.cards import add_cards, fresh_card_ids, new_card, prefix_of
from journeymapper.edit.cells import leaf, require_lane, takes_cards
from journeymapper.edit.merging import Merging, merged_into
from journeymapper.edit.references import forget, leaves
from journeymapper.edit.sequence import removed
from journeymapper.i18n import _
from journeymapper.model.document import Card, JourneyMap, Lane, Stage, Step
from journeymapper.model.ids import next_number
from journeymapper.model.text import LONGEST_TEXT, clean_text
from journeymapper.model.values import Theme

CARDS_TYPE: Final = "application/x-journeymapper-cards"
"""The media type of a fragment; the titles of its cards go along as plain text."""
HEADER: Final = "# journeymapper cards"
MOST_CARDS: Final = 5_000
"""Lines of text that may become cards in one go."""

_BULLET: Final = re.compile(r"^\s*[-*•‣–—]\s+")


def fragment(journey: JourneyMap, ids: Collection[str]) -> JourneyMap:
    """Return a map of only these cards, with their cells, channels, personas, pictures and links.

    KeyError for an unknown card.
    """
    chosen = frozenset(ids)
    others = [card.id for card in journey.cards if card.id not in chosen]
    if len(journey.cards) - len(others) < len(chosen):
        raise KeyError(min(chosen.difference(card.id for card in journey.cards)))
    small = replace(journey, cards=removed(journey.cards, frozenset(others)))
    cards = forget(small, "card", others).cards
    lanes = {card.lane for card in cards}
    channels = {card.channel for card in cards}
    personas = {id_ for c in cards for id_ in (*c.personas, *c.emotion, *c.future)}
    pictures = {card.picture for card in cards}
    return JourneyMap(
        language=journey.language,
        scale=journey.scale,
        theme=Theme(),
        personas=tuple(
            replace(
                one, portrait="", channels=tuple(id_ for id_ in one.channels if id_ in channels)
            )
            for one in journey.personas
            if one.id in personas
        ),
        channels=tuple(one for one in journey.channels if one.id in channels),
        stages=_stages(journey, {card.at for card in cards}),
        lanes=tuple(replace(one, persona="") for one in journey.lanes if one.id in lanes),
        cards=cards,
        links=tuple(one for one in journey.links if one.start in chosen and one.end in chosen),
        assets=tuple(one for one in journey.assets if one.id in pictures),
    )


def copy_cards(
    journey: JourneyMap, ids: Collection[str], dumps: Callable[[JourneyMap], str]
) -> str:
    """Return the text of a fragment; KeyError for an unknown card."""
    return f"{HEADER}\n{dumps(fragment(journey, ids))}"


def copy_table(journey: JourneyMap, ids: Collection[str]) -> str:
    """Return the titles of cards as tab-separated text: columns across, cell below cell.

    What other programs paste, spreadsheets cell by cell; KeyError for an unknown card.
    """
    part = fragment(journey, ids)
    columns = leaves(part)
    used = [at for at in columns if any(card.at == at for card in part.cards)]
    target = io.StringIO()
    writer = csv.writer(target, dialect="excel-tab", lineterminator="\n")
    for lane in part.lanes:
        stacks = [[c.title for c in part.cards if (c.lane, c.at) == (lane.id, at)] for at in used]
        for row in range(max(map(len, stacks))):
            writer.writerow([stack[row] if row < len(stack) else "" for stack in stacks])
    return target.getvalue()


def is_fragment(text: str) -> bool:
    """Whether a text is cards that were copied here, rather than text of another program."""
    return text.lstrip("\ufeff").startswith(HEADER)


def paste_cards(
    journey: JourneyMap,
    text: str,
    lane: str,
    at: str,
    before: str | None = None,
    *,
    loads: Callable[[str], JourneyMap],
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with the cards of ``text`` from a cell on, and their ids.

    A fragment keeps its shape: columns stay as far apart as they were, and cards of several lanes
    go to the lanes that are most like theirs. Of other text each line becomes a card, and each
    tab-separated piece one in the next column. What lies beyond the last column lands in it.
    KeyError for an unknown id; ValueError for a lane that takes no cards and for too many lines;
    for a damaged fragment whatever ``loads`` raises.
    """
    require_lane(journey, lane)
    at = leaf(journey, at)
    if is_fragment(text):
        return paste_fragment(journey, loads(text), lane, at, before)
    return _paste_text(journey, text, lane, at, before)


def paste_fragment(
    journey: JourneyMap, part: JourneyMap, lane: str, at: str, before: str | None = None
) -> tuple[JourneyMap, tuple[str, ...]]:
    """Return the map with the cards of another map, from a cell on, and their new ids.

    Channels and pictures that the map lacks come along; scores of personas it lacks do not.
    KeyError for an unknown id; ValueError for a lane that takes no cards.
    """
    if not part.cards:
        return journey, ()
    at = leaf(journey, at)
    rows = _rows(journey, part, lane)
    columns = _columns(journey, part, at)
    journey, merging = merged_into(journey, part)
    lanes = {one.id: one for one in journey.lanes}
    taken = {card.id for card in journey.cards}
    names = {card.id: card.id for card in part.cards if card.id not in taken}
    clashing = [card for card in part.cards if card.id in taken]
    wishes = [(card.id, prefix_of(card.kind, lanes[rows[card.lane]])) for card in clashing]
    reserved = replace(journey, cards=(*journey.cards, *part.cards))
    names.update(fresh_card_ids(reserved, wishes))
    cards = [
        _translated(card, merging, names, rows[card.lane], columns[card.at]) for card in part.cards
    ]
    journey = add_cards(journey, cards, before)
    taken_links = {link.id for link in journey.links}
    links = []
    for link in part.links:
        id_ = next_number(taken_links, "l")
        taken_links.add(id_)
        links.append(replace(link, id=id_, start=names[link.start], end=names[link.end]))
    if links:
        journey = replace(journey, links=(*journey.links, *links))
    return journey, tuple(card.id for card in cards)


def _stages(journey: JourneyMap, columns: set[str]) -> tuple[Stage, ...]:
    """Return the stages from the first to the last of ``columns``, with nothing but their titles.

    Steps outside of ``columns`` stay, so that the distance between columns does.
    """
    order = leaves(journey)
    found = [index for index, id_ in enumerate(order) if id_ in columns]
    wanted = set(order[found[0] : found[-1] + 1]) if found else set()
    stages = []
    for stage in journey.stages:
        steps = tuple(Step(s.id, s.title) for s in stage.steps if s.id in wanted)
        if steps or stage.id in wanted:
            stages.append(Stage(stage.id, stage.title, steps=steps))
    return tuple(stages)


def _rows(journey: JourneyMap, part: JourneyMap, lane: str) -> dict[str, str]:
    """Return where each lane of a fragment goes: the one given, or of several the most alike."""
    used = {card.lane for card in part.cards}
    lanes = [one for one in part.lanes if one.id in used]
    if len(lanes) == 1:
        return {lanes[0].id: lane}
    return {one.id: _most_alike(journey, one, lane) for one in lanes}


def _most_alike(journey: JourneyMap, lane: Lane, fallback: str) -> str:
    alike = [one for one in journey.lanes if one.kind == lane.kind and takes_cards(one)]
    for one in alike:
        if one.id == lane.id:
            return one.id
    return alike[0].id if alike else fallback


def _columns(journey: JourneyMap, part: JourneyMap, at: str) -> dict[str, str]:
    """Return where each column of a fragment goes: as far from ``at`` as it was from the first."""
    used = {card.at for card in part.cards}
    order = leaves(part)
    first = min(index for index, id_ in enumerate(order) if id_ in used)
    return {
        id_: _column(journey, at, index - first) for index, id_ in enumerate(order) if id_ in used
    }


def _column(journey: JourneyMap, at: str, distance: int) -> str:
    order = leaves(journey)
    return order[min(order.index(at) + distance, len(order) - 1)]


def _translated(card: Card, merging: Merging, names: dict[str, str], lane: str, at: str) -> Card:
    return replace(
        merging.card(card),
        id=names[card.id],
        lane=lane,
        at=at,
        about=tuple(names[id_] for id_ in card.about),
    )


def _paste_text(
    journey: JourneyMap, text: str, lane: str, at: str, before: str | None
) -> tuple[JourneyMap, tuple[str, ...]]:
    found = [(_column(journey, at, n), title) for row in _cells(text) for n, title in row]
    if len(found) > MOST_CARDS:
        raise ValueError(_("{n} cards at most can be pasted at once").format(n=MOST_CARDS))
    if not found:
        return journey, ()
    first = new_card(journey, lane, at)
    prefix = first.id.rstrip("0123456789")
    number = int(first.id[len(prefix) :])
    cards = [
        Card(id=f"{prefix}{number + n}", lane=lane, at=column, title=title)
        for n, (column, title) in enumerate(found)
    ]
    return add_cards(journey, cards, before), tuple(card.id for card in cards)


def _cells(text: str) -> list[list[tuple[int, str]]]:
    """Return, for each line of a text, the numbers and texts of its pieces that are not empty."""
    text = clean_text(text.lstrip("\ufeff"))
    if "\t" in text:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    else:
        rows = [[_BULLET.sub("", line)] for line in text.split("\n")]
    pieces = ([(n, piece.strip()[:LONGEST_TEXT]) for n, piece in enumerate(row)] for row in rows)
    return [[(n, piece) for n, piece in row if piece] for row in pieces]
