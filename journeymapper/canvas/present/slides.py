"""What a presentation shows one after the other: plain arithmetic, no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from journeymapper.canvas.projection import Projection
from journeymapper.canvas.sticky import GAP, SIDE
from journeymapper.display.geometry import Rect
from journeymapper.frozen import frozen
from journeymapper.layout.arrangement import Arrangement, LaneSpan, StageSpan
from journeymapper.model.ids import Ref

MARGIN: Final = 24.0
"""Logical pixels left free around the map."""
READABLE: Final = 1.0
"""Pixels a unit below which text is too small to be read from a chair: more slides instead."""
LARGEST: Final = 1.8
STEP: Final = 0.05


@frozen
class Slide:
    """One view: how the sheet lies on the screen, and the part of it that is spoken about.

    ``stage`` is empty for the whole map; ``part`` of ``parts`` counts the slides of one stage.
    """

    projection: Projection
    lit: Rect
    stage: str = ""
    part: int = 1
    parts: int = 1


def slides(arrangement: Arrangement, width: float, height: float) -> tuple[Slide, ...]:
    """Return the slides of a map for a screen of that size: the map, then each of its stages."""
    whole = Rect(0, 0, arrangement.display.width, arrangement.display.height)
    shown = [Slide(_fitted(whole, width, height), whole)]
    for stage in arrangement.stages:
        views = list(_views(arrangement, stage, width, height))
        shown += [
            Slide(projection, lit, stage.id, number, len(views))
            for number, (projection, lit) in enumerate(views, start=1)
        ]
    return tuple(shown)


def stage_of(arrangement: Arrangement, refs: Iterable[Ref]) -> str:
    """Return the stage that something selected belongs to; empty if none of it is in a stage."""
    stages = {column.id: column.stage for column in arrangement.columns}
    stages |= {stage.id: stage.id for stage in arrangement.stages}
    for ref in refs:
        column = ref.id
        if ref.kind == "card":
            box = arrangement.cards.get(ref.id)
            column = box.column if box else ""
        if ref.kind in {"card", "stage", "step"} and column in stages:
            return stages[column]
    return ""


def _fitted(rect: Rect, width: float, height: float) -> Projection:
    zoom = min((width - 2 * MARGIN) / rect.w, (height - 2 * MARGIN) / rect.h, LARGEST)
    zoom = max(zoom, 0.01)
    return Projection(
        zoom, (width - rect.w * zoom) / 2 - rect.x * zoom, (height - rect.h * zoom) / 2
    )


def _views(
    arrangement: Arrangement, stage: StageSpan, width: float, height: float
) -> Iterator[tuple[Projection, Rect]]:
    """Return every view of a stage: from left to right where it is wide, then down the lanes."""
    band, gutter = arrangement.band, arrangement.gutter
    zoom = _zoom(arrangement, stage, width, height)
    left = SIDE + gutter.w * zoom
    room = max(width - left - MARGIN, 1)
    columns = max(1, ceil(stage.w * zoom / room - 0.01))
    wide = stage.w / columns
    for top, bottom in _rows(arrangement, zoom, height):
        for number in range(columns):
            lit = Rect(stage.x + number * wide, top, wide, bottom - top)
            x = left + (room - wide * zoom) / 2 - lit.x * zoom
            # The lane names are never further in than where they stand on the sheet.
            x = min(x, SIDE - gutter.x * zoom)
            if top <= band.bottom:
                tall = bottom - band.y
                y = max(GAP, (height - tall * zoom) / 2) - band.y * zoom
            else:
                # What ends the map ends the screen, so that no half of it is empty.
                y = max(2 * GAP + band.h * zoom - top * zoom, height - MARGIN - bottom * zoom)
            yield Projection(zoom, x, y), lit


def _zoom(arrangement: Arrangement, stage: StageSpan, width: float, height: float) -> float:
    """Return the largest zoom of those that can be read and need the fewest slides."""
    across = (width - SIDE - MARGIN) / (arrangement.gutter.w + stage.w)
    most = min(LARGEST, max(READABLE, across))
    steps = int((most - READABLE) / STEP)
    zooms = [most, *(READABLE + STEP * number for number in range(steps, -1, -1))]
    return min(zooms, key=lambda zoom: len(_rows(arrangement, zoom, height)))


def _rows(arrangement: Arrangement, zoom: float, height: float) -> list[tuple[float, float]]:
    """Return from where to where each view of a stage reaches: whole lanes, as many as fit."""
    band = arrangement.band
    room = (height - 2 * MARGIN) / zoom - band.h
    rows: list[tuple[float, float]] = []
    top = bottom = band.bottom
    for lane in arrangement.lanes:
        if lane.y + lane.h - top > room and bottom > top:
            rows.append((top, bottom))
            top = lane.y
        bottom = lane.y + lane.h
        for cut in _cuts(lane, top, room):
            rows.append((top, cut))
            top = cut
    rows.append((top, max(bottom, top + 1)))
    return rows


def _cuts(lane: LaneSpan, top: float, room: float) -> Iterator[float]:
    """Return where a lane that is taller than the screen is cut."""
    cut = top + room
    while room > 0 and cut < lane.y + lane.h - 1:
        yield cut
        cut += room
