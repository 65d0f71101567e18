"""The curve of a state passes by the touchpoints that this state does not have; a gap is a gap."""

from itertools import pairwise

import pytest

from journeymapper.display.primitives import Path
from journeymapper.display.walk import walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol


def lines(evolution, at="aaaa", scores=(1, -2, None, 3)):
    """Return the pieces of the current curve, as points from and to on the sheet."""
    cards = tuple(
        Card(
            id=f"t{n}",
            lane="t",
            at=stage,
            title=f"T{n}",
            emotion={} if score is None else {"p": score},
            evolution=evolution if score is None else "kept",
        )
        for n, (stage, score) in enumerate(zip(at, scores, strict=True))
    )
    document = JourneyMap(
        language="en",
        personas=(Persona("p", "Ana"),),
        stages=tuple(Stage(one, one) for one in sorted(set(at))),
        lanes=(Lane(id="t", kind="touchpoints"), Lane(id="e", kind="emotion")),
        cards=cards,
    )
    placed = walk_all(arrange(document, HalfEm(), any_symbol).display)
    curves = [p for p in placed if _is_current(p.primitive)]
    return sorted(
        tuple(round(x + p.dx) for x in (p.primitive.commands[0][1], p.primitive.commands[-1][-2]))
        for p in curves
    )


def _is_current(one):
    return isinstance(one, Path) and one.stroke and one.stroke.width == 3.6 and one.stroke.round


@pytest.mark.parametrize("at", ["aaaa", "aabb", "aaab"])
def test_the_current_curve_passes_by_a_new_touchpoint(at):
    pieces = lines("new", at)
    assert all(a[1] == b[0] for a, b in pairwise(pieces))
    gaps = lines("kept", at)
    assert gaps[0][0] == pieces[0][0]
    assert gaps[-1][1] < pieces[-1][1]
