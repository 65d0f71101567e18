"""A lane of cards in cells: under the touchpoint they are about, or filling their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Final

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Drawn, Later, Wanted
from journeymapper.display.primitives import Group, Primitive
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context, LaneDrawing
from journeymapper.lanes.cardface import LOOKS, CardText, draw_card, set_card
from journeymapper.lanes.cells import Wish, place_cards
from journeymapper.lanes.grid import Column, StageColumn
from journeymapper.lanes.places import CardBox, EditSpot, LaterBoxes, Piece
from journeymapper.model.card import Card
from journeymapper.model.document import Lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import Cell, kind_of

GAP: Final = 4.0

Rows = tuple[tuple[float, float], ...]
"""The top and the height of each row of a lane."""


_Read = tuple[
    Mapping[str, tuple[Cell, ...]],
    int,
    Mapping[str, tuple["_Answered", ...]],
    Mapping[str, tuple[str, ...]],
]
"""The cards of a lane by stage, the version of the numbers, what is answered, and the codes."""
_Answered = tuple[Card | None, tuple[Card, ...], str]
"""Another card than a touchpoint that a card is about, the cards of its cell, and its code."""


@frozen(eq=False)
class _Set:
    """A card whose text is set: its place in the stage, counted from the stage's left edge."""

    card: Card
    kind: str
    column: str
    row: int
    x: float
    w: float
    mentions: str
    text: CardText


@frozen(eq=False)
class _Stage:
    """The cards of a lane in a stage, set with what ``kit`` holds; how high each row must be."""

    kit: Context
    cells: tuple[Cell, ...]
    answered: tuple[_Answered, ...]
    columns: tuple[Column, ...]
    order: int
    cards: tuple[_Set, ...]
    heights: tuple[float, ...]


def read_stack(context: Context, lane: Lane) -> _Read:
    """Return what a lane of cards reads: them, numbers, codes, and the cards that they answer."""
    return (
        context.row(lane.id),
        context.order,
        context.memo.once(("answered", lane.id), partial(_answered, context, lane)),
        context.memo.once(("codes", lane.id), partial(_codes, context, lane)),
    )


def _answered(context: Context, lane: Lane) -> Mapping[str, tuple[_Answered, ...]]:
    """Return by stage what cards are about, other than touchpoints: it decides where they go."""
    others = context.memo.answers(
        ("answered", lane.id),
        context.row(lane.id),
        (context.order,),
        partial(_others, context.facts.numbers),
    )
    return {
        stage: tuple([_seen(context, other) for other in answered])
        for stage, answered in others.items()
        if answered
    }


def _others(numbers: Mapping[str, int], cells: Sequence[Cell]) -> tuple[str, ...]:
    found = [
        other
        for _, cards in cells
        for card in cards
        for other in card.about
        if other not in numbers
    ]
    return tuple(found)


def _seen(context: Context, other: str) -> _Answered:
    card = context.facts.cards.get(other)
    cell = context.facts.cells.get((card.lane, card.at), ()) if card else ()
    return card, cell, context.codes.get(other, "")


def _codes(context: Context, lane: Lane) -> Mapping[str, tuple[str, ...]]:
    """Return by stage the codes of the cards, cell by cell."""
    codes = context.codes

    def of_stage(cells: Sequence[Cell]) -> tuple[str, ...]:
        return tuple([codes.get(card.id, "") for _, cards in cells for card in cards])

    return context.memo.answers(("codes", lane.id), context.row(lane.id), (codes,), of_stage)


def draw_stack(context: Context, lane: Lane) -> LaneDrawing:
    """Draw a lane of cards; cards of one row are as tall as the tallest of that row."""
    held, _, answered, coded = read_stack(context, lane)
    stages = []
    for stage in context.grid.stages:
        if stage.id in held:
            decides = held[stage.id], answered.get(stage.id, ())
            stages.append((stage, _set_stage(context, lane, stage, *decides)))
    heights: list[float] = []
    for _, found in stages:
        for row, height in enumerate(found.heights):
            if row == len(heights):
                heights.append(height)
            elif height > heights[row]:
                heights[row] = height
    density = context.density
    tops = list(accumulate((h + density.row_gap for h in heights), initial=density.padding))
    bottom = tops[-1] - density.row_gap if heights else density.empty - density.padding
    rows = tuple(zip(tops, heights, strict=False))
    parts: list[Primitive] = []
    pieces: list[Piece] = []
    codes = context.codes
    for stage, found in stages:
        here = rows[: len(found.heights)]
        drawn = context.memo.renewed(
            ("stack", lane.id, stage.id),
            (found, coded[stage.id], here),
            partial(_draw_stage, lane.id, stage.id, found, codes, here),
        )
        parts.append(drawn.group.moved(stage.x, 0))
        pieces.append(drawn.piece.at(stage.x))
    height = max(bottom + density.padding, lane.height or 0.0)
    return LaneDrawing(height, tuple(parts), pieces=tuple(pieces))


@frozen(eq=False)
class _Shown:
    """The cards of a stage, to be drawn when they are seen, where they stand, and their codes."""

    group: Group
    piece: Piece
    found: _Stage
    codes: tuple[str, ...]
    rows: Rows


def _draw_stage(
    lane: str,
    stage: str,
    found: _Stage,
    all_codes: Mapping[str, str],
    rows: Rows,
    before: _Shown | None,
) -> _Shown:
    kit, cards = found.kit, found.cards
    codes = tuple([all_codes.get(each.card.id, "") for each in cards])
    if before and before.found is found and before.codes == codes and before.rows == rows:
        return before  # only others have other codes now

    def wanted() -> Iterator[Wanted]:
        for each, code in zip(cards, codes, strict=True):
            top, h = rows[each.row]
            yield each.card.id, (kit, each.card, each.kind, each.text, each.w, h, code), each.x, top

    def boxes() -> tuple[CardBox, ...]:
        return tuple(
            [
                CardBox(e.card.id, lane, e.column, Rect(e.x, rows[e.row][0], e.w, rows[e.row][1]))
                for e in cards
            ]
        )

    def spots() -> tuple[EditSpot, ...]:
        return tuple([_spot(kit, each, rows[each.row][0]) for each in cards])

    left, top = min([each.x for each in cards]), rows[0][0]
    right = max([each.x + each.w for each in cards])
    bounds = Rect(left, top, right - left, sum(rows[-1]) - top)
    look = LOOKS.get(cards[0].kind, LOOKS["text"])
    palette = kit.palette
    shade = getattr(palette, look.tone).border if look.tinted else palette.border
    row = Drawn(wanted, draw_card, shade, before.group.parts if before else None)
    group = Group(row, bounds, role="cards", key=stage)
    stands = before is not None and _places(before.found, before.rows) == _places(found, rows)
    where = before.piece.boxes if before and stands else LaterBoxes(boxes)
    piece = Piece(stage, 0.0, where, Later(spots))
    return _Shown(group, piece, found, codes, rows)


def _places(found: _Stage, rows: Rows) -> tuple[object, ...]:
    return [(each.card.id, each.column, each.row, each.x, each.w) for each in found.cards], rows


def _set_stage(
    context: Context,
    lane: Lane,
    stage: StageColumn,
    cells: tuple[Cell, ...],
    answered: tuple[_Answered, ...],
) -> _Stage:
    """Return the cards of a lane in a stage; the cards they answer may decide where they go."""
    found: _Stage = context.memo.renewed(
        ("stack text", lane.id, stage.id),
        (context.kit, cells, answered, context.order, stage.columns),
        partial(_set_anew, context, lane, stage, cells, answered),
    )
    return found


def _mentions(context: Context, card: Card) -> str:
    """Return what the chips of a card say about others, which may change without the card."""
    slots, codes = context.grid.slots, context.codes
    return " ".join(
        [
            str(slots[other].number) if other in slots else codes.get(other, "")
            for other in card.about
        ]
    )


def _set_anew(
    context: Context,
    lane: Lane,
    stage: StageColumn,
    cells: tuple[Cell, ...],
    answered: tuple[_Answered, ...],
    before: _Stage | None,
) -> _Stage:
    kit, order = context.kit, context.order
    told = kit, cells, answered, stage.columns
    if before and (before.kit, before.cells, before.answered, before.columns) == told:
        mentions = [_mentions(context, each.card) for each in before.cards]
        if mentions == [each.mentions for each in before.cards]:
            return before  # only others have other numbers now
    known = {each.card.id: each for each in before.cards} if before and before.kit is kit else {}
    kept: dict[str, list[_Set]] = {}
    if before and (before.kit, before.order, before.answered) == (kit, order, answered):
        kept = _as_before(before, cells, stage.columns)
    found: list[_Set] = []
    heights: list[float] = []
    for column in stage.columns:
        for each in kept.get(column.id, ()):
            found.append(each)
            _grow(heights, each.row, each.text.height)
        if column.id in kept:
            continue
        for card, kind, row, x, w in _placed(context, lane, column):
            named = _mentions(context, card)
            last = known.get(card.id)
            if last and last.card is card and last.w == w and last.mentions == named:
                text = last.text
            else:
                text = set_card(context, card, kind, w)
            found.append(_Set(card, kind, column.id, row, x, w, named, text))
            _grow(heights, row, text.height)
    return _Stage(*told, order, tuple(found), tuple(heights))


def _grow(heights: list[float], row: int, height: float) -> None:
    """Make a row as high as what stands in it."""
    while len(heights) <= row:
        heights.append(0.0)
    heights[row] = max(heights[row], height)


def _as_before(
    before: _Stage, cells: tuple[Cell, ...], columns: tuple[Column, ...]
) -> dict[str, list[_Set]]:
    """Return by column the cards of those cells in which nothing changed, as they were set."""
    last, now = dict(before.cells), {place[1]: (place, cards) for place, cards in cells}
    kept: dict[str, list[_Set]] = {}
    for column, stood in zip(columns, before.columns, strict=False):
        place, cards = now.get(column.id, (None, ()))
        if place is not None and column == stood and last.get(place) == cards:
            kept[column.id] = []
    for each in before.cards:
        if each.column in kept:
            kept[each.column].append(each)
    return kept


def _placed(
    context: Context, lane: Lane, column: Column
) -> Iterator[tuple[Card, str, int, float, float]]:
    """Yield (card, kind, row, x, width) of the cards of a cell."""
    cards = context.facts.cells.get((lane.id, column.id), ())
    if not cards:
        return
    kinds = [kind_of(card, context.facts.lanes) for card in cards]
    large = any(LOOKS.get(kind, LOOKS["text"]).large for kind in kinds)
    wishes = [_wish(context, card, column) for card in cards]
    places = {place.key: place for place in place_cards(wishes, *_limits(column, large=large))}
    pitch = column.pitch
    for card, kind in zip(cards, kinds, strict=True):
        place = places[card.id]
        w = place.width * pitch - GAP
        yield card, kind, place.row, column.x + place.start * pitch + 2, w


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
    slots, pitch = float(max(1, len(column.touchpoints))), column.pitch
    narrowest = max(0.2, (170.0 if large else 91.0) / pitch)
    widest = max(1.0, (3 if large else 2) * 95.5 / pitch)
    return slots, narrowest, widest if column.touchpoints else slots


def _spot(kit: Context, placed: _Set, y: float) -> EditSpot:
    look = LOOKS.get(placed.kind, LOOKS["text"])
    tone = getattr(kit.palette, look.tone)
    text = placed.text
    lines = max(1, len(text.title))
    top = y + text.baseline - text.style.size * 1.05
    wide = max(20.0, placed.w - text.x - 8)
    box = Rect(placed.x + text.x, top, wide, lines * text.style.line + 4)
    ground = tone.tint if look.tinted else kit.palette.card
    return EditSpot(Ref("card", placed.card.id), "title", box, text.style, kit.palette.ink, ground)
