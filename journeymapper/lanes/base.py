"""What a kind of lane is, what it is given to draw with, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Primitive, Symbol
from journeymapper.display.text import ShapedLine, TextMeasurer, TextStyle
from journeymapper.i18n import Words
from journeymapper.lanes.grid import Grid
from journeymapper.lanes.places import CardBox, CurvePoint, EditSpot, ScoreAxis
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.query import Index

Result = TypeVar("Result")
IconSource = Callable[[str], Symbol]

_PLAIN: Final = (str, int, float, bool, type(None))


class Memo:
    """Results kept from one arrangement to the next while their inputs are the same objects."""

    def __init__(self, before: Memo | None = None) -> None:
        """Start with what ``before`` kept; what this one does not ask for again is forgotten."""
        self._before = before.kept if before else {}
        self.kept: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def get(self, key: Hashable, inputs: tuple[Any, ...], build: Callable[[], Result]) -> Result:
        """Return the result for ``key``: the kept one if no input changed, else a new one."""
        for kept in (self.kept, self._before):
            found = kept.get(key)
            if found is not None and _same(found[0], inputs):
                self.kept[key] = found
                result: Result = found[1]
                return result
        built = build()
        self.kept[key] = (inputs, built)
        return built

    def latest(self, key: Hashable, value: Result) -> Result:
        """Return the kept value for ``key`` where it equals ``value``, so that identity holds."""
        found = self._before.get(key)
        kept = value if found is None or found[1] != value else found[1]
        self.kept[key] = ((), kept)
        return kept


def _same(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    return len(old) == len(new) and all(
        a is b
        or (type(a) is type(b) and isinstance(a, _PLAIN) and a == b)
        or (isinstance(a, tuple) and isinstance(b, tuple) and _same(a, b))
        for a, b in zip(old, new, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Context:
    """What a lane is drawn with: the map, its index, its columns, words, colours and type."""

    map: JourneyMap
    facts: Index
    grid: Grid
    palette: Palette
    say: Words
    """Words of the map's own language."""
    measurer: TextMeasurer
    icons: IconSource
    memo: Memo
    codes: Mapping[str, str]
    """Card id -> its short name on paper, such as P3."""

    @property
    def language(self) -> str:
        """The language of the map's content."""
        return self.say.language

    def wrap(self, text: str, style: TextStyle, width: float) -> tuple[ShapedLine, ...]:
        """Break text at a width; nothing for empty text."""
        return self.measurer.wrap(text, style, width) if text else ()

    def line(self, text: str, style: TextStyle) -> ShapedLine:
        """Set text in one line."""
        return self.measurer.line(text, style)

    def width(self, text: str, style: TextStyle) -> float:
        """Return how wide text runs in one line, in units."""
        return self.measurer.line(text, style).width * style.size


@dataclass(frozen=True, slots=True)
class LaneDrawing:
    """A lane, drawn. x is that of the sheet; y runs from the lane's top edge."""

    height: float
    parts: tuple[Primitive, ...] = ()
    gutter: tuple[Primitive, ...] = ()
    """Beside the lane's name, such as the levels of the emotion scale."""
    gutter_height: float = 0.0
    """What the gutter needs below the lane's name."""
    boxes: tuple[CardBox, ...] = ()
    points: tuple[CurvePoint, ...] = ()
    axis: ScoreAxis | None = None
    spots: tuple[EditSpot, ...] = ()
    subtitle: str = ""
    name_width: float = 130.0
    """The room that the lane's name has beside what else stands in the gutter."""
    name_top: float = 15.0
    """Where the lane's name begins below the lane's upper edge."""


@dataclass(frozen=True, slots=True)
class LaneKind:
    """One kind of lane. A file in ``lanes/kinds`` holds one, as its constant KIND."""

    name: str
    label: str
    """What it is called in the palette (a gettext id)."""
    icon: str
    draw: Callable[[Context, Lane], LaneDrawing]
    cards: tuple[str, ...] = ()
    """The kinds of card it takes, the usual one first; none for a lane drawn from other lanes."""
    columns: bool = True
    """Whether it stands on the columns: their tint runs through it."""
    explanation: str = ""
    """One sentence for whoever wonders what it is for (a gettext id)."""
    order: int = 50
    """Where it stands in the palette and in a new map."""
