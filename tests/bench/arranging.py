"""Layout: all of a map, and what one edit costs.

A layout draws nothing; what is seen is drawn by whoever looks. So an edit is counted with drawing
what a screen shows around it, and its floor is to lay the map out anew and draw the same.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from journeymapper.app.main import COLLECTING
from journeymapper.display.primitives import Display, Group
from journeymapper.edit.cards import move_cards
from journeymapper.edit.fields import set_field, set_score
from journeymapper.lanes.styles import SMALL, SMALL_BOLD
from journeymapper.layout.engine import arrange
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

from .measuring import Measure, cpu
from .synthetic import synthetic_map

SLOT = 82.0
"""Units that the text of a touchpoint has in a usual column."""


def measures(size: int) -> Iterator[Measure]:
    """Yield the measures of the layout of one size."""
    journey = synthetic_map(size)
    text_engine = engine()
    serial = count()

    def set_texts() -> None:
        for card in journey.cards:
            text_engine.wrap(card.title, SMALL_BOLD, SLOT)
            if card.note and card.lane != "t":
                text_engine.wrap(card.note, SMALL, SLOT)

    def all_of_it() -> float:
        return cpu(lambda: arrange(journey, text_engine, symbol))

    def all_drawn() -> float:
        return cpu(lambda: _draw(arrange(journey, text_engine, symbol).display, None))

    gc.set_threshold(*COLLECTING)  # as the program does
    yield Measure(
        "layout, cold", "breaking its texts into lines alone", all_of_it, lambda: cpu(set_texts)
    )
    yield Measure("layout, cold, all drawn", "layout, cold", all_drawn, all_of_it)
    middle = f"t{size // 2}"
    known = arrange(journey, text_engine, symbol)
    stages = [stage.id for stage in journey.stages]
    here = next(slot.column for slot in known.touchpoints if slot.card == middle)
    place = stages.index(next(each.stage for each in known.columns if each.id == here))

    def after(edit: Callable[[int], JourneyMap], seen: frozenset[str]) -> float:
        changed = edit(next(serial))
        _draw(known.display, seen)
        return cpu(
            lambda: _draw(arrange(changed, text_engine, symbol, previous=known).display, seen)
        )

    around, begin = frozenset(stages[place : place + 2]), frozenset(stages[:2])
    edits: tuple[tuple[str, frozenset[str], Callable[[int], Any]], ...] = (
        (
            "layout after a title changed",
            around,
            lambda n: set_field(journey, [Ref("card", middle)], "title", f"Asks again {n}"),
        ),
        (
            "layout after a score changed",
            around,
            lambda n: set_score(journey, middle, "ana", (n % 40) / 10 - 2),
        ),
        ("layout after a card moved to another cell", begin, lambda n: _moved(journey, n)),
    )
    for name, seen, edit in edits:
        yield Measure(
            name,
            "layout, cold, the same drawn",
            lambda edit=edit, seen=seen: after(edit, seen),
            lambda seen=seen: cpu(
                lambda: _draw(arrange(journey, text_engine, symbol).display, seen)
            ),
            goal=0.05,
        )


def _draw(display: Display, stages: frozenset[str] | None) -> None:
    """Look at all of a drawing, or at all that stands in some stages, two as on a screen."""
    for layer in display.layers:
        for group in (layer, *layer.parts):
            if isinstance(group, Group) and (stages is None or group.role == "lane"):
                for part in group.parts:
                    if isinstance(part, Group) and (stages is None or part.key in stages):
                        len(part.parts)  # made with all that it holds


def _moved(journey: JourneyMap, number: int) -> JourneyMap:
    cells = [step.id for stage in journey.stages for step in stage.steps]
    return move_cards(journey, ["p0"], "p", cells[1 + number % (len(cells) - 1)])
