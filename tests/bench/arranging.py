"""Layout: all of a map, and what one edit costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

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

    yield Measure(
        "layout, cold", "breaking its texts into lines alone", all_of_it, lambda: cpu(set_texts)
    )
    known = arrange(journey, text_engine, symbol)

    def after(edit: Callable[[int], JourneyMap]) -> float:
        changed = edit(next(serial))
        return cpu(lambda: arrange(changed, text_engine, symbol, previous=known))

    middle = f"t{size // 2}"
    edits: tuple[tuple[str, Callable[[int], Any]], ...] = (
        (
            "layout after a title changed",
            lambda n: set_field(journey, [Ref("card", middle)], "title", f"Asks again {n}"),
        ),
        (
            "layout after a score changed",
            lambda n: set_score(journey, middle, "ana", (n % 40) / 10 - 2),
        ),
        ("layout after a card moved to another cell", lambda n: _moved(journey, n)),
    )
    for name, edit in edits:
        yield Measure(name, "layout, cold", lambda edit=edit: after(edit), all_of_it, goal=0.05)


def _moved(journey: JourneyMap, number: int) -> JourneyMap:
    cells = [step.id for stage in journey.stages for step in stage.steps]
    return move_cards(journey, ["p0"], "p", cells[1 + number % (len(cells) - 1)])
