"""What layout returns: the drawing, and where everything on it stands, as data for the canvas.

All rectangles are in units of the whole sheet (origin at its top left corner).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display
from journeymapper.frozen import frozen
from journeymapper.lanes.memo import Memo
from journeymapper.lanes.places import CardBox, CurvePoint, EditSpot, ScoreAxis
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

__all__ = [
    "Arrangement",
    "CardBox",
    "ColumnSpan",
    "CurvePoint",
    "EditSpot",
    "LaneSpan",
    "ScoreAxis",
    "StageSpan",
    "TouchpointSlot",
]


@frozen
class StageSpan:
    """Where a stage runs: its full width, from x to x + w."""

    id: str
    x: float
    w: float


@frozen
class ColumnSpan:
    """A leaf column: a step, or a stage without steps."""

    id: str
    stage: str
    x: float
    w: float


@frozen
class LaneSpan:
    """Where a lane runs from y to y + h."""

    id: str
    kind: str
    y: float
    h: float


@frozen
class TouchpointSlot:
    """One touchpoint's place in the order of the journey; ``number`` is 1-based.

    ``x`` is the middle that card, crossing, point of the curve and leader share; the slot runs
    from ``left`` over ``w``.
    """

    card: str
    column: str
    number: int
    x: float
    left: float
    w: float


@frozen
class Arrangement:
    """A map, laid out: the drawing and its geometry."""

    map: JourneyMap
    display: Display
    band: Rect
    """The stage band, gutter included."""
    gutter: Rect
    """The column of lane names, from the band's top to the last lane's bottom."""
    stages: tuple[StageSpan, ...]
    columns: tuple[ColumnSpan, ...]
    lanes: tuple[LaneSpan, ...]
    touchpoints: Sequence[TouchpointSlot]
    cards: Mapping[str, CardBox]
    points: Sequence[CurvePoint] = ()
    """All points of the curves: many, and made when first looked at."""
    points_of: Callable[[Collection[str]], tuple[CurvePoint, ...]] = field(
        default=lambda _cards: (), repr=False, compare=False
    )
    """Returns those of a few touchpoints, without the others."""
    axes: Mapping[str, ScoreAxis] = field(default_factory=dict)
    links: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """Link id -> points along its curve, for picking."""
    spots: Sequence[EditSpot] = ()
    """All texts that are edited in place: many, and made when first looked at."""
    spot_of: Callable[[Ref, str], EditSpot | None] = field(
        default=lambda _ref, _field: None, repr=False, compare=False
    )
    """Returns where one text is edited, without the others."""
    memo: Memo | None = field(default=None, repr=False, compare=False)
    """What the next arrangement may reuse."""
