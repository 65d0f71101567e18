"""The map read in another stage model: brackets above the stage band, with the model's gaps."""

from __future__ import annotations

from typing import Final

from journeymapper.analysis.mapping import MODELS, Reading
from journeymapper.analysis.segments import gaps, segments
from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Group, Primitive
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import middle, runs
from journeymapper.lanes.brackets import HEIGHT, Bracket, Missing, draw_brackets
from journeymapper.lanes.grid import MARGIN
from journeymapper.lanes.readings import readings_of
from journeymapper.lanes.styles import SMALL
from journeymapper.layout.band import Band, draw_band
from journeymapper.model.vocabulary import STAGE_MODELS

GAP: Final = 4.0
_NAME_ROOM: Final = 134.0


def reading_of(context: Context) -> tuple[Reading, ...]:
    """Return the map's stages read in other models; none where its look names no model."""
    return readings_of(context) if context.map.theme.reading in MODELS else ()


def draw_read_band(context: Context, read: tuple[Reading, ...]) -> Band:
    """Draw the stage band, below brackets that group it by the model that the map's look names."""
    band = draw_band(context)
    if not read:
        return band
    down = HEIGHT + GAP
    name = Group(band.name, Rect(MARGIN, 0, 140, band.height), 0, down)
    return Band(
        (
            *_draw_brackets(context, read, context.map.theme.reading),
            *(group.moved(0, down) for group in band.groups),
        ),
        (*_name(context, context.map.theme.reading), name),
        lambda: [spot.moved(0, down) for spot in band.spots()],
        band.height + down,
    )


def _draw_brackets(context: Context, read: tuple[Reading, ...], model: str) -> tuple[Group, ...]:
    say, labels = context.say, MODELS[model]
    at = {stage.id: stage for stage in context.grid.stages}
    found = segments(read, model)
    brackets = []
    for segment in found:
        first, last = at[segment.stages[0].id], at[segment.stages[-1].id]
        word = say(labels[segment.word]) if segment.word else ""
        absent = "" if word else say("not in this model")
        titles = ", ".join(stage.title for stage in segment.stages)
        short = word.partition(":")[0] if ":" in word else ""
        alt = f"{word or absent}: {titles}"
        brackets.append(Bracket(first.x, last.x + last.w, word, short, absent, alt))
    missing = []
    for gap in gaps(found, model):
        inside = 0 < gap.before < len(brackets)
        end = brackets[-1].right if gap.before else brackets[0].left
        x = brackets[gap.before].left - 3 if inside else end
        names = ", ".join(say(labels[word]).partition(":")[0] for word in gap.words)
        missing.append(Missing(x, say("{name}: no stage").format(name=names)))
    return draw_brackets(context, brackets, missing, above=True)


def _name(context: Context, model: str) -> list[Primitive]:
    """Return the model's name in the gutter."""
    lines = context.wrap(context.say(STAGE_MODELS[model]), SMALL, _NAME_ROOM)[:2]
    baseline = middle(0, HEIGHT, SMALL) - (len(lines) - 1) * SMALL.line / 2
    return runs(lines, MARGIN, baseline, SMALL, context.palette.secondary)
