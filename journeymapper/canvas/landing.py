"""Where things land on the canvas: which lane takes what, how it is said and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from journeymapper.canvas.overlay import paint_insertion
from journeymapper.i18n import _
from journeymapper.lanes.catalog import lane_kind as lane_kind_of
from journeymapper.layout.slots import Drop, Line
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.model.vocabulary import LANE_KINDS

if TYPE_CHECKING:
    from journeymapper.canvas.view import CanvasView


def takes(lane_kind: str, card_kind: str) -> bool:
    """Tell whether a card may be moved into a lane.

    Touchpoints stay among touchpoints, whose order is the journey; any other card goes wherever
    cards stand and keeps its own kind there.
    """
    usual = LANE_KINDS.get(lane_kind, "text")
    if card_kind == "touchpoint" or usual == "touchpoint":
        return usual == card_kind
    return usual != ""


def made_for(lane_kind: str, card_kind: str) -> bool:
    """Tell whether a kind of lane is there for a kind of card: where a new one goes."""
    return card_kind in lane_kind_of(lane_kind).cards


def drop_words(map_: JourneyMap, drop: Drop) -> str:
    """Return what the ghost says of a drop: between which touchpoints, or where."""
    if drop.under:
        number = index(map_).numbers.get(drop.under, 0)
        return _("under touchpoint {number}").format(number=number)
    if drop.after and drop.following:
        return _("between {one} and {other}").format(one=drop.after, other=drop.following)
    if drop.after:
        return _("after {number}").format(number=drop.after)
    if drop.following:
        return _("before {number}").format(number=drop.following)
    stage = index(map_).stage_of.get(drop.column)
    return stage.title if stage is not None else ""


def paint_drop(painter: QPainter, view: CanvasView, drop: Drop) -> None:
    """Paint where cards would land, in the gap that the map shows there."""
    slot = view.rect_to_view(drop.slot)
    start, end = line_ends(view, drop.line)
    if view.opening is not None:
        middle = view.opening.middle
        slot.moveCenter(QPointF(middle, slot.center().y()))
        start, end = QPointF(middle, start.y()), QPointF(middle, end.y())
    # Of a lane that is higher than the view, the line's ends stay in sight.
    free = view.content_rect().adjusted(0, 8, 0, -8)
    if start.x() == end.x():
        start.setY(min(max(start.y(), free.top()), end.y()))
        end.setY(max(min(end.y(), free.bottom()), start.y()))
        slot.setTop(start.y())
        slot.setBottom(end.y())
    paint_insertion(painter, start, end, slot)


def line_ends(view: CanvasView, line: Line) -> tuple[QPointF, QPointF]:
    """Return the ends of an insertion line in the viewport."""
    return view.to_view(line[0], line[1]), view.to_view(line[2], line[3])


def paint_header_drop(painter: QPainter, view: CanvasView, line: Line) -> None:
    """Paint where a stage, step or lane would land, from its pinned header on."""
    start, end = line_ends(view, line)
    arrangement, whole = view.arrangement, view.viewport().rect().adjusted(8, 8, -8, -8)
    if start.x() == end.x():
        start.setY(max(view.seen_rect(arrangement.band, "band").top(), whole.top()))
        end.setY(min(end.y(), whole.bottom()))
    else:
        start.setX(max(view.seen_rect(arrangement.gutter, "gutter").left(), whole.left()))
        end.setX(min(end.x(), whole.right()))
    paint_insertion(painter, start, end, None)
