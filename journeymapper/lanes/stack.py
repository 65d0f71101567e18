"""A lane of cards in cells: under the touchpoint they are about, or filling their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import Final

from journeymapper.display.geometry import Rect, union
from journeymapper.display.primitives import Group, Primitive
from journeymapper.display.walk import extent
from journeymapper.lanes.base import Context, LaneDrawing
from journeymapper.lanes.cardface import LOOKS, CardText, draw_card, set_card
from journeymapper.lanes.cells import Wish, place_cards
from journeymapper.lanes.grid import Column, StageColumn
from journeymapper.lanes.places import CardBox, EditSpot, Piece
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import kind_of

PADDING: Final = 13.0
GAP: Final = 4.0
ROW_GAP: Final = 6.0
EMPTY_HEIGHT: Final = 74.0


@dataclass(frozen=True, slots=True)
class _Set:
    """A card whose text is set: its place in the stage, counted from the stage's left edge."""

    card: Card
    kind: str
    column: str
    row: int
    x: float
    w: float
    text: CardText


def draw_stack(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a lane of cards; cards of one row are as tall as the tallest of that row."""
    stages = [(stage, _set_stage(context, lane, stage)) for stage in context.grid.stages]
    heights: list[float] = []
    for _, cards in stages:
        for each in cards:
            while len(heights) <= each.row:
                heights.append(0.0)
            heights[each.row] = max(heights[each.row], each.text.height)
    tops = list(accumulate((h + ROW_GAP for h in heights), initial=PADDING))
    bottom = tops[-1] - ROW_GAP if heights else EMPTY_HEIGHT - PADDING
    rows = tuple(zip(tops, heights, strict=False))
    parts: list[Primitive] = []
    pieces: list[Piece] = []
    for stage, cards in stages:
        if cards:
            group, piece = context.memo.get(
                ("stack", lane.id, stage.id),
                (context.basis, context.names, cards, rows[: 1 + max(c.row for c in cards)]),
                partial(_draw_stage, context, lane, stage, cards, rows),
            )
            parts.append(group.moved(stage.x, 0))
            pieces.append(replace(piece, x=stage.x))
    height = max(bottom + PADDING, lane.height or 0.0)
    return LaneDrawing(height, tuple(parts), pieces=tuple(pieces))


def _draw_stage(
    context: Context,
    lane: Lane,
    stage: StageColumn,
    cards: tuple[_Set, ...],
    rows: Sequence[tuple[float, float]],
) -> tuple[Group, Piece]:
    groups: list[Group] = []
    boxes: dict[str, CardBox] = {}
    spots: list[EditSpot] = []
    for each in cards:
        card, kind, w = each.card, each.kind, each.w
        top, h = rows[each.row]
        group = context.memo.get(
            ("card", card.id),
            (context.basis, card, each.text, w, h, context.codes.get(card.id, "")),
            partial(draw_card, context, card, kind, each.text, w, h),
        )
        groups.append(group.moved(each.x, top))
        rect = Rect(each.x, top, w, h)
        boxes[card.id] = CardBox(card.id, lane.id, each.column, rect)
        spots.append(_spot(context, kind, each, rect))
    bounds = union(extent(group) for group in groups)
    return Group(tuple(groups), bounds, role="cards", key=stage.id), Piece(
        stage.id, 0.0, boxes, tuple(spots)
    )


def _set_stage(context: Context, lane: Lane, stage: StageColumn) -> tuple[_Set, ...]:
    """Return the cards of a lane in a stage; all cards of the stage may decide where they go."""
    held = context.cells.get(stage.id, ())
    if not any(where[0] == lane.id for where, _ in held):
        return ()
    return context.memo.get(
        ("stack text", lane.id, stage.id),
        (context.basis, context.names, held, stage.w, stage.columns),
        lambda: tuple(
            each for column in stage.columns for each in _set_cell(context, lane, column)
        ),
    )


def _set_cell(context: Context, lane: Lane, column: Column) -> Iterator[_Set]:
    cards = context.facts.cells.get((lane.id, column.id), ())
    kinds = [kind_of(card, context.facts.lanes) for card in cards]
    large = any(LOOKS.get(kind, LOOKS["text"]).large for kind in kinds)
    wishes = [_wish(context, card, column) for card in cards]
    places = {place.key: place for place in place_cards(wishes, *_limits(column, large=large))}
    for card, kind in zip(cards, kinds, strict=True):
        place = places[card.id]
        w = place.width * column.pitch - GAP
        text = context.memo.get(
            ("card text", card.id),
            (context.basis, card, w, _mentions(context, card)),
            partial(set_card, context, card, kind, w),
        )
        x = column.x + place.start * column.pitch + 2
        yield _Set(card, kind, column.id, place.row, x, w, text)


def _mentions(context: Context, card: Card) -> str:
    """Return what the chips of a card say about others, which may change without the card."""
    slots = context.grid.slots
    return " ".join(
        str(slots[other].number) if other in slots else context.codes.get(other, "")
        for other in card.about
    )


def _anchor(card: Card, column: Column) -> float | None:
    """Return the slot of the first touchpoint of the column that a card is about."""
    for other in card.about:
        if other in column.touchpoints:
            return float(column.touchpoints.index(other))
    return None


def _wish(context: Context, card: Card, column: Column) -> Wish:
    """Anchor a card under its touchpoint, or under the card of another lane that it answers."""
    anchor = _anchor(card, column)
    if anchor is not None:
        return Wish(card.id, anchor)
    for other in card.about:
        answered = context.facts.cards.get(other)
        if answered and answered.at == column.id and answered.lane != card.lane:
            anchor = _anchor(answered, column)
            if anchor is not None:
                return Wish(card.id, anchor, _span(context, answered, column))
    return Wish(card.id)


def _span(context: Context, card: Card, column: Column) -> tuple[float, float] | None:
    """Return the span of the card that is answered, so that both stand below each other."""
    cell = context.facts.cells.get((card.lane, column.id), ())
    wishes = [Wish(other.id, _anchor(other, column)) for other in cell]
    large = LOOKS.get(kind_of(card, context.facts.lanes), LOOKS["text"]).large
    places = place_cards(wishes, *_limits(column, large=large))
    return next(((p.start, p.width) for p in places if p.key == card.id), None)


def _limits(column: Column, *, large: bool) -> tuple[float, float, float]:
    """Return the slots of a cell, and the least and the most that a card takes of them."""
    slots = float(max(1, len(column.touchpoints)))
    narrowest = max(0.2, (170.0 if large else 91.0) / column.pitch)
    widest = max(1.0, (3 if large else 2) * 95.5 / column.pitch)
    return slots, narrowest, widest if column.touchpoints else slots


def _spot(context: Context, kind: str, placed: _Set, rect: Rect) -> EditSpot:
    look = LOOKS.get(kind, LOOKS["text"])
    tone = getattr(context.palette, look.tone)
    text = placed.text
    lines = max(1, len(text.title))
    top = rect.y + text.baseline - text.style.size * 1.05
    box = Rect(rect.x + text.x, top, max(20.0, rect.w - text.x - 8), lines * text.style.line + 4)
    ground = tone.tint if look.tinted else context.palette.paper
    ref = Ref("card", placed.card.id)
    return EditSpot(ref, "title", box, text.style, context.palette.ink, ground)
