"""The gap between as-is and to-be: shaded by which runs above, explained, and only where drawn."""

from dataclasses import replace

import pytest

from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Group, Path, TextRun
from journeymapper.display.walk import extent, walk, walk_all
from journeymapper.lanes.gap import gap_colours
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()
GREEN, AMBER = (gap_colours(Palette())[better] for better in (True, False))
BETTER, WORSE = "To-be above as-is", "To-be below as-is"


def journey(before, after, **fields):
    """A map of two stages with one persona; None leaves a touchpoint unscored."""
    cards = tuple(
        Card(
            id=f"t{n}",
            lane="t",
            at="a" if n < len(before) // 2 else "b",
            title=f"T{n}",
            emotion={} if old is None else {"p": old},
            future={} if new is None else {"p": new},
            **fields,
        )
        for n, (old, new) in enumerate(zip(before, after, strict=True))
    )
    return JourneyMap(
        language="en",
        personas=(Persona(id="p", name="Ana"),),
        channels=(Channel(id="web", name="Web", kind="digital"),),
        stages=(Stage(id="a", title="A"), Stage(id="b", title="B")),
        lanes=(Lane(id="t", kind="touchpoints"), Lane(id="e", kind="emotion")),
        cards=cards,
    )


def laid(document):
    return arrange(document, TEXT, any_symbol)


def shades(found):
    """Return (colour, left, right), top and bottom of every shade, on the sheet."""
    drawn = []
    for placed in walk_all(found.display):
        group = placed.primitive
        if isinstance(group, Group) and group.role == "gap":
            for path in group.parts:
                box = extent(path).moved(placed.dx, placed.dy)
                drawn.append((path.fill, box))
    return drawn


def words(found):
    return {p.primitive.line.text for p in walk_all(found.display) if type(p.primitive) is TextRun}


def test_above_is_green_and_below_amber():
    assert {colour for colour, _ in shades(laid(journey([-2, 0, 1, 0], [1, 2, 3, 2])))} == {GREEN}
    assert {colour for colour, _ in shades(laid(journey([2, 3, 1, 3], [1, 2, 0, 2])))} == {AMBER}


def test_where_the_curves_cross_the_colour_changes():
    found = laid(journey([0, 0, 0, 0], [3, 3, -3, -3]))
    xs = [slot.x for slot in found.touchpoints]
    half = (xs[1] + xs[2]) / 2  # both curves run straight to their crossing, by symmetry
    for colour, box in shades(found):
        if colour == GREEN:
            assert box.right == pytest.approx(half, abs=0.5)
        else:
            assert box.x == pytest.approx(half, abs=0.5)
    axis = found.axes["e"]
    for colour, box in shades(found):
        low, high = (axis.y(3), axis.y(0)) if colour == GREEN else (axis.y(0), axis.y(-3))
        assert low - 0.01 <= box.y <= box.bottom <= high + 0.01


def test_the_legend_says_what_is_drawn():
    assert {BETTER, WORSE} & words(laid(journey([0, 0], [0, 0]))) == set()
    assert {BETTER, WORSE} & words(laid(journey([0, 0], [1, 2]))) == {BETTER}
    assert {BETTER, WORSE} <= words(laid(journey([0, 0, 0, 0], [3, 3, -3, -3])))
    document = journey([0, 0], [1, 2])
    hidden = replace(document.lanes[1], hidden=True)
    assert BETTER not in words(laid(replace(document, lanes=(document.lanes[0], hidden))))


def test_no_shade_over_a_gap_in_the_scores():
    found = laid(journey([0, None, 0, 0], [2, 2, None, 2]))
    assert shades(found) == []
    assert BETTER not in words(found)


def test_the_map_as_it_shall_be_has_the_same_gap():
    document = journey([-2, 0, 1, 0], [1, 2, 3, 2])
    ahead = laid(replace(document, state="future"))
    assert shades(ahead) == shades(laid(document))


@pytest.mark.parametrize("state", ["current", "future"])
def test_the_curve_of_the_other_state_is_dashed(state):
    found = laid(replace(journey([-2, 0, 1, 0], [1, 2, 3, 2]), state=state))
    top = {False: set(), True: set()}
    for placed in walk_all(found.display):
        if isinstance(placed.primitive, Path) and placed.group.role == "curves":
            y = placed.primitive.commands[0][2] + placed.dy
            top[bool(placed.primitive.stroke.dash)].add(round(y))
    first = round(found.axes["e"].y(1)), round(found.axes["e"].y(-2))
    to_be, as_is = first if state == "current" else first[::-1]
    assert to_be in top[True]
    assert as_is in top[False]


def test_what_goes_is_struck_through():
    def struck(**fields):
        found = laid(journey([0, 0], [0, 0], **fields))
        card = next(p.primitive for p in walk_all(found.display) if _card(p.primitive, "t0"))
        held = [p.primitive for p in walk(card)]
        return [p for p in held if isinstance(p, Path) and p.stroke], held

    strokes, held = struck(evolution="removed")
    title = next(p for p in held if isinstance(p, TextRun) and p.line.text == "T0")
    (line,) = strokes
    assert line.commands[0][1] == title.x
    assert title.y - title.size < line.commands[0][2] < title.y
    assert struck(evolution="kept")[0] == []


def _card(primitive, key):
    return isinstance(primitive, Group) and primitive.role == "card" and primitive.key == key
