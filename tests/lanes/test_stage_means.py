"""The mean of each stage, on the emotion lane: one for every persona whose curve is drawn."""

from journeymapper.display.primitives import Path, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol


def journey(*people):
    cards = tuple(
        Card(
            id=f"t{n}",
            lane="t",
            at="a",
            title=f"T{n}",
            emotion={"ana": 2 + n, **dict.fromkeys(people[1:], -1 - n)},
            future={"ana": 5},
        )
        for n in range(2)
    )
    return JourneyMap(
        language="en",
        personas=tuple(Persona(id=one, name=one) for one in people),
        stages=(Stage(id="a", title="A", width=600),),
        lanes=(Lane(id="t", kind="touchpoints"), Lane(id="e", kind="emotion")),
        cards=cards,
    )


def beside(document):
    """Return what is written in the row of the means, and the colours of lines drawn in it."""
    placed = [*walk_all(arrange(document, HalfEm(), any_symbol).display)]
    texts = [p for p in placed if isinstance(p.primitive, TextRun)]
    label = next(p for p in texts if p.primitive.line.text == "Stage mean")
    y = label.primitive.y + label.dy
    said = [p.primitive.line.text for p in texts if abs(p.primitive.y + p.dy - y) < 0.5]
    bits = [
        p.primitive.stroke.colour
        for p in placed
        if isinstance(p.primitive, Path) and p.primitive.stroke and p.dy == label.dy
        if len(p.primitive.commands) == 2 and p.primitive.commands[0][2] == 18
    ]
    return said, bits


def test_one_persona_has_one_mean_without_a_line():
    assert beside(journey("ana")) == (["Stage mean", "+2.5"], [])


def test_of_several_personas_each_has_its_mean_behind_its_line():
    said, bits = beside(journey("ana", "leo"))
    assert said == ["Stage mean", "+2.5", "−1.5"]
    assert len(set(bits)) == 2


def test_a_map_without_a_stage_has_an_emotion_lane_without_curves():
    empty = JourneyMap(language="en", lanes=(Lane(id="e", kind="emotion"),))
    placed = walk_all(arrange(empty, HalfEm(), any_symbol).display)
    assert not [p for p in placed if getattr(p.primitive, "role", "") == "curves"]
