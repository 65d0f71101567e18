"""Putting cards elsewhere, by drag or keyboard: the cell, the order, what they stand under."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from journeymapper.canvas.landing import takes
from journeymapper.canvas.navigation import Direction
from journeymapper.canvas.picking import Picker
from journeymapper.edit.cards import move_cards
from journeymapper.edit.columns import move_stage, move_step
from journeymapper.edit.lanes import move_lane
from journeymapper.i18n import N_
from journeymapper.model.document import Card, JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of


class Place(NamedTuple):
    """A place for cards: cell, the card they go before, the touchpoint whose slot it is."""

    lane: str
    column: str
    before: str | None = None
    under: str = ""


def cards_placed(map_: JourneyMap, ids: Sequence[str], place: Place) -> JourneyMap:
    """Return the map with cards at a place, about the touchpoint that they then stand under.

    A card that stood under a touchpoint stands under the place's; one that was about nothing does
    so too where its new neighbours do, since it would not stand there otherwise.
    """
    moved = move_cards(map_, ids, place.lane, place.column, place.before)
    if not place.under:
        return moved
    facts, chosen = index(map_), set(ids)
    there = facts.cells.get((place.lane, place.column), ())
    together = any(card.about for card in there if card.id not in chosen)

    def settled(card: Card) -> Card:
        was = facts.cards[card.id].about
        stood_under = any(other in facts.numbers for other in was)
        if place.under in card.about or not (stood_under or (together and not was)):
            return card
        others = tuple(other for other in was if other not in facts.numbers)
        return replace(card, about=(place.under, *others))

    cards = tuple(settled(card) if card.id in chosen else card for card in moved.cards)
    return map_ if cards == map_.cards else replace(moved, cards=cards)


def place_towards(
    picker: Picker, map_: JourneyMap, ids: Sequence[str], direction: Direction
) -> Place | None:
    """Return where cards go one place further in a direction; None at the end of the map."""
    boxes = [box for card in ids if (box := picker.arrangement.cards.get(card)) is not None]
    if not boxes:
        return None
    facts = index(map_)
    lead = facts.cards[(boxes[-1] if direction in {"right", "down"} else boxes[0]).card]
    kind = kind_of(lead, facts.lanes)
    if direction in {"up", "down"}:
        return _to_lane(picker, lead, kind, direction)
    step = 1 if direction == "right" else -1
    anchor = next((other for other in lead.about if other in facts.numbers), "")
    if anchor and kind != "touchpoint":
        number = facts.numbers[anchor] - 1 + step
        if not 0 <= number < len(facts.touchpoints):
            return None
        under = facts.touchpoints[number]
        return Place(lead.lane, under.at, None, under.id)
    rows = picker.grid.rows(lead.lane, lead.at)
    order = [box.card for row in rows for box in row]
    at = order.index(lead.id) + step
    if 0 <= at < len(order):
        # One further to the right is before the card after next.
        before = order[at] if step < 0 else order[at + 1] if at + 1 < len(order) else None
        return Place(lead.lane, lead.at, before)
    columns = [span.id for span in picker.arrangement.columns]
    number = columns.index(lead.at) + step
    if not 0 <= number < len(columns):
        return None
    cell = facts.cells.get((lead.lane, columns[number]), ())
    return Place(lead.lane, columns[number], cell[0].id if cell and step > 0 else None)


def _to_lane(picker: Picker, lead: Card, kind: str, direction: Direction) -> Place | None:
    """Return the place in the row above or below in the cell, else in the next lane that fits."""
    step = 1 if direction == "down" else -1
    rows = picker.grid.rows(lead.lane, lead.at)
    number = next(i for i, row in enumerate(rows) if any(box.card == lead.id for box in row))
    if 0 <= number + step < len(rows):
        if step < 0:
            return Place(lead.lane, lead.at, rows[number - 1][0].card)
        after = rows[number + 2][0].card if number + 2 < len(rows) else None
        return Place(lead.lane, lead.at, after)
    lanes = picker.arrangement.lanes
    at = next(i for i, span in enumerate(lanes) if span.id == lead.lane) + step
    while 0 <= at < len(lanes):
        if takes(lanes[at].kind, kind):
            anchor = next((o for o in lead.about if o in picker.grid.slot_of), "")
            return Place(lanes[at].id, lead.at, None, anchor)
        at += step
    return None


def header_shifted(map_: JourneyMap, ref: Ref, direction: Direction) -> tuple[str, JourneyMap]:
    """Return what that is called, and the map with a stage, step or lane one place further.

    The same map where it cannot go there.
    """
    back = direction in {"left", "up"}
    across = direction in {"left", "right"}
    if ref.kind == "lane" and not across:
        ids = [lane.id for lane in map_.lanes]
        return N_("Move lane"), _one_further(map_, ids, ref.id, back, move_lane)
    if ref.kind == "stage" and across:
        ids = [stage.id for stage in map_.stages]
        return N_("Move stage"), _one_further(map_, ids, ref.id, back, move_stage)
    if ref.kind == "step" and across:
        stage = index(map_).stage_of[ref.id]
        ids = [step.id for step in stage.steps]

        def within(journey: JourneyMap, step: str, before: str | None) -> JourneyMap:
            return move_step(journey, step, stage.id, before)

        return N_("Move step"), _one_further(map_, ids, ref.id, back, within)
    return "", map_


def _one_further(
    map_: JourneyMap,
    ids: list[str],
    id_: str,
    back: bool,
    move: Callable[[JourneyMap, str, str | None], JourneyMap],
) -> JourneyMap:
    # One further to the right is before the one after the next.
    at = ids.index(id_) + (-1 if back else 2)
    if at < 0:
        return map_
    return move(map_, id_, ids[at] if at < len(ids) else None)
