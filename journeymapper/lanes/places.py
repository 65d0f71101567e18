"""Where things stand on the sheet, as data: cards, points of curves, texts that can be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.text import TextStyle
from journeymapper.frozen import frozen
from journeymapper.model.ids import Ref


@frozen
class CardBox:
    """Where a card stands, and in which cell."""

    card: str
    lane: str
    column: str
    rect: Rect

    def moved(self, dx: float, dy: float) -> CardBox:
        """Return it shifted."""
        return CardBox(self.card, self.lane, self.column, self.rect.moved(dx, dy))


@frozen
class CurvePoint:
    """A point of a curve, or the place where one would be (``score`` None)."""

    card: str
    persona: str
    state: str
    lane: str
    x: float
    y: float
    score: float | None


@frozen
class ScoreAxis:
    """How scores become heights in one emotion lane."""

    lane: str
    low: float
    high: float
    y_high: float
    per_point: float

    def y(self, score: float) -> float:
        """Return the y of a score; one beyond the scale stands at its end."""
        return self.y_high + (self.high - max(self.low, min(self.high, score))) * self.per_point

    def score(self, y: float) -> float:
        """Return the score at a y, clamped to the scale, not rounded."""
        return min(self.high, max(self.low, self.high - (y - self.y_high) / self.per_point))


@frozen
class EditSpot:
    """Where a text is edited in place: the box that the editor covers, and how its text is set."""

    ref: Ref
    field: str
    rect: Rect
    style: TextStyle
    colour: str
    background: str

    def moved(self, dx: float, dy: float) -> EditSpot:
        """Return it shifted."""
        rect = self.rect.moved(dx, dy)
        return EditSpot(self.ref, self.field, rect, self.style, self.colour, self.background)


@frozen
class Piece:
    """The cards of a lane in one stage, ``stage`` empty for a lane off the columns.

    Boxes and spots are counted from x and from the lane's top edge.
    """

    stage: str
    x: float
    boxes: Mapping[str, CardBox]
    spots: Sequence[EditSpot]

    def at(self, x: float) -> Piece:
        """Return it with its left edge at ``x``."""
        return self if x == self.x else Piece(self.stage, x, self.boxes, self.spots)


class LaterBoxes(Mapping[str, CardBox]):
    """Boxes by card, made when first looked at; the same only if it is the very same object."""

    __slots__ = ("_boxes",)

    def __init__(self, make: Callable[[], tuple[CardBox, ...]]) -> None:
        """Take what makes them."""
        self._boxes = Later(lambda: ({box.card: box for box in make()},))

    def __getitem__(self, card: str) -> CardBox:
        """Return the box of a card."""
        return self._boxes[0][card]

    def __iter__(self) -> Iterator[str]:
        """Go through the cards in order."""
        return iter(self._boxes[0])

    def __len__(self) -> int:
        """Count the cards."""
        return len(self._boxes[0])

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def plain_spot(ref: Ref, rect: Rect) -> EditSpot:
    """Return a spot for a text that the layout names none for."""
    return EditSpot(ref, "title", rect, TextStyle(12.5), "#18212B", "#FFFFFF")
