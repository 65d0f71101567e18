"""The columns of a map: one x per touchpoint, shared by card, crossing, curve point and leader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from journeymapper.display.palette import Palette, readable_ground
from journeymapper.frozen import frozen
from journeymapper.lanes.density import COMFORTABLE, Density
from journeymapper.model.document import JourneyMap, Stage, Step
from journeymapper.model.query import Index

MARGIN: Final = 44.0
GUTTER: Final = 140.0
MAP_X: Final = MARGIN + GUTTER
SMALLEST_PITCH: Final = 95.0
"""The longest single word of the sample maps, «videollamada», sets it."""
WIDEST_PITCH: Final = 168.0
SMALLEST_WIDTH: Final = 1456.0
"""The map's width on the smallest sheet, which its heading needs: few columns stretch to it."""
WIDEST_STRETCH: Final = 320.0
LONGEST_WORD: Final = 140.0
"""A word that needs more than this is broken rather than widening every column."""
EMPTY_COLUMN: Final = 2.0
EMPTY_STEP: Final = 1.5
SMALLEST_COLUMN: Final = 60.0


@frozen
class Column:
    """A leaf column: from x over w; its touchpoints share it equally."""

    id: str
    stage: str
    x: float
    w: float
    touchpoints: tuple[str, ...]

    @property
    def pitch(self) -> float:
        """The width of one touchpoint's slot."""
        return self.w / max(1, len(self.touchpoints))


@frozen
class StageColumn:
    """A stage from x over w, with its number and colour; its columns' x is counted from its own."""

    id: str
    number: int
    x: float
    w: float
    colour: str
    columns: tuple[Column, ...]


@frozen
class Slot:
    """A touchpoint's slot: its left edge and width, and its number in the journey."""

    left: float
    w: float
    number: int
    column: str
    stage: str

    @property
    def x(self) -> float:
        """The middle, which everything about this touchpoint shares."""
        return self.left + self.w / 2


@frozen
class Grid:
    """All columns, stages and slots of a map, and the x where the map begins and ends."""

    x: float
    right: float
    columns: tuple[Column, ...]
    stages: tuple[StageColumn, ...]
    slots: Mapping[str, Slot]

    @property
    def w(self) -> float:
        """The width of the map beside the gutter."""
        return self.right - self.x


def build_grid(
    document: JourneyMap,
    facts: Index,
    palette: Palette,
    title_width: Callable[[Stage, int], float],
    longest_word: float = 0.0,
    density: Density = COMFORTABLE,
) -> Grid:
    """Return the grid of a map.

    ``title_width`` is the least width that a stage of that number needs for its title,
    ``longest_word`` the least a touchpoint needs so that no word of any is broken.
    """
    slots_in: dict[str, list[str]] = {column: [] for column in facts.columns}
    for card in facts.touchpoints:
        slots_in[card.at].append(card.id)
    gaps = density.stage_gap * max(0, len(document.stages) - 1)
    columns_of = [(column, stage) for stage in document.stages for column in stage.columns]
    units = sum(_units(*each, len(slots_in[each[0].id]), roomy=True) for each in columns_of)
    roomy = units * WIDEST_PITCH <= density.usual_width - gaps
    if not roomy:
        units = sum(_units(*each, len(slots_in[each[0].id]), roomy=False) for each in columns_of)
    least = max(SMALLEST_PITCH, min(longest_word, LONGEST_WORD))
    pitch = least
    if units:
        pitch = min(WIDEST_PITCH, max(least, (density.usual_width - gaps) / units))
        pitch = max(pitch, min(WIDEST_STRETCH, (SMALLEST_WIDTH - gaps) / units))

    columns: list[Column] = []
    stages: list[StageColumn] = []
    slots: dict[str, Slot] = {}
    x = MAP_X
    for number, stage in enumerate(document.stages, 1):
        widths = _widths(stage, slots_in, pitch, title_width(stage, number), roomy=roomy)
        start = x
        within: list[Column] = []
        for column, w in zip(stage.columns, widths, strict=True):
            here = Column(column.id, stage.id, x, w, tuple(slots_in[column.id]))
            columns.append(here)
            within.append(replace(here, x=round(x - start, 6)))
            room = here.pitch
            for place, card_id in enumerate(here.touchpoints):
                left = x + place * room
                slots[card_id] = Slot(left, room, len(slots) + 1, column.id, stage.id)
            x += w
        usual = palette.stages[(number - 1) % len(palette.stages)]
        colour = readable_ground(stage.colour, palette.on_stage) if stage.colour else usual
        stages.append(StageColumn(stage.id, number, start, x - start, colour, tuple(within)))
        x += density.stage_gap
    right = x - density.stage_gap if stages else MAP_X + density.usual_width / 2
    return Grid(MAP_X, right, tuple(columns), tuple(stages), slots)


def _units(column: Stage | Step, stage: Stage, touchpoints: int, *, roomy: bool) -> float:
    """Return how many pitches wide a column is.

    Where there is room its first touchpoint takes none away: nothing moves while it is typed.
    """
    empty = EMPTY_COLUMN if column is stage else EMPTY_STEP
    return max(touchpoints, empty) if roomy or not touchpoints else touchpoints


def _widths(
    stage: Stage, slots_in: Mapping[str, list[str]], pitch: float, least: float, *, roomy: bool
) -> list[float]:
    """Return the widths of a stage's columns; those without a width of their own fill it up."""
    widths = []
    smallest = []
    for column in stage.columns:
        held = len(slots_in[column.id])
        smallest.append(max(1, held) * SMALLEST_COLUMN)
        natural = _units(column, stage, held, roomy=roomy) * pitch
        widths.append(max(column.width, smallest[-1]) if column.width else natural)
    asked = stage.width or 0.0 if stage.steps else 0.0
    total = sum(widths)
    wanted = max(asked, total if not asked else 0.0, least)
    if total < wanted or (asked and total > wanted):
        widths = [max(s, w * wanted / total) for s, w in zip(smallest, widths, strict=True)]
    return widths
