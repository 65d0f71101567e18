"""The measured value stands at its touchpoint, at the height that the rule gives it."""

import pytest

from journeymapper.display.primitives import TextRun
from journeymapper.display.walk import walk
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol


def arranged(**fields):
    document = JourneyMap(
        personas=(Persona("ana", "Ana"),),
        stages=(Stage("s", "S"),),
        lanes=(Lane("t", "touchpoints"), Lane("e", "emotion"), Lane("k", "kpis")),
        cards=(
            Card("c1", "t", "s", title="Asks", emotion={"ana": -2}),
            Card("k1", "k", "s", metric="nps", about=("c1",), **fields),
        ),
    )
    return arrange(document, HalfEm(), any_symbol)


def marks(arrangement) -> list:
    display = arrangement.display
    found = [placed for layer in display.layers for placed in walk(layer)]
    return [p for p in found if getattr(p.primitive, "role", "") == "measured"]


def texts(arrangement) -> set[str]:
    parts = (p.primitive for layer in arrangement.display.layers for p in walk(layer))
    return {part.line.text for part in parts if isinstance(part, TextRun)}


def test_it_stands_on_the_scale_right_of_its_touchpoint():
    arrangement = arranged(value=20)
    (mark,) = marks(arrangement)
    axis = arrangement.axes["e"]
    (point,) = (p for p in arrangement.points if p.card == "c1")
    box = mark.primitive.parts[0].commands
    top, bottom = min(c[2] for c in box[:4]), max(c[2] for c in box[:4])
    lane = next(span for span in arrangement.lanes if span.id == "e")
    assert (top + bottom) / 2 + mark.dy == pytest.approx(point.y + (axis.y(1) - axis.y(-2)))
    assert mark.dx + box[0][1] > point.x
    assert lane.y < top + mark.dy < lane.y + lane.h


def test_the_legend_tells_of_it_only_where_there_is_one():
    words = "Measured (NPS, CSAT, CES), with its 95 percent interval"
    assert words in texts(arranged(value=20))
    assert words not in texts(arranged())
    assert marks(arranged()) == []


def test_answers_give_it_a_whisker():
    (plain,) = marks(arranged(value=20))
    (whiskered,) = marks(arranged(value=20, answers=(10, 0) * 30))
    assert len(whiskered.primitive.parts) == len(plain.primitive.parts) + 3
