"""Continuity at channel crossings: what is told stands below the crossing, and a break at it."""

from __future__ import annotations

from itertools import pairwise

from journeymapper.display.primitives import Group, Icon, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.lanes.continuity import ICONS
from journeymapper.layout.arrangement import Arrangement
from journeymapper.layout.engine import arrange
from journeymapper.model.ids import Ref
from tests.analysis.journeys import journey, touchpoint
from tests.measurer import HalfEm, any_symbol

LONG = "the whole history of what was said before, again and again and again"


def laid(*told: tuple[str, str], **fields: object) -> Arrangement:
    """Lay out a path that crosses at every touchpoint, with what is told there."""
    cards = [touchpoint(1, channel="web")]
    cards += [
        touchpoint(n, channel="web" if n % 2 else "shop", handover=handover, continuity=words)
        for n, (handover, words) in enumerate(told, 2)
    ]
    from journeymapper.model.document import Lane

    lanes = (Lane("t", "touchpoints"), Lane("x", "crossings", "Crossings"))
    return arrange(journey(*cards, lanes=lanes, **fields), HalfEm(), any_symbol)


def notes(found: Arrangement) -> list[tuple[float, Group]]:
    """Return the notes with the x of their origin."""
    return [
        (placed.dx + placed.primitive.dx, placed.primitive)
        for placed in walk_all(found.display)
        if isinstance(placed.primitive, Group) and placed.primitive.role == "continuity"
    ]


def words(group: Group) -> str:
    return " ".join(part.line.text for part in group.parts if isinstance(part, TextRun))


def test_a_crossing_that_tells_nothing_has_no_note_and_the_lane_keeps_its_height():
    plain = laid(("", ""), ("", "  "))
    assert notes(plain) == []
    told = laid(("seamless", ""), ("", ""))
    assert len(notes(told)) == 1
    assert told.lanes[1].h > plain.lanes[1].h


def test_the_note_says_whether_it_goes_on_and_what_passes_on():
    found = notes(laid(("broken", "Nothing"), ("", "The basket"), language="es"))
    assert [words(group) for _, group in found] == ["Empieza de nuevo Nothing", "The basket"]
    assert found[0][1].alt == "Continuidad: Empieza de nuevo. Nothing"


def test_a_break_stands_at_the_crossing_itself():
    broken, whole = notes(laid(("broken", "a"), ("seamless", "b")))
    assert sum(isinstance(part, Icon) for part in broken[1].parts) == 2
    assert sum(isinstance(part, Icon) for part in whole[1].parts) == 1
    assert set(ICONS) == {"seamless", "partial", "broken"}


def test_notes_of_neighbours_do_not_touch():
    found = notes(laid(*[("partial", LONG)] * 6))
    spans = []
    for dx, group in found:
        runs = [part for part in group.parts if isinstance(part, TextRun)]
        left = min(run.x for run in runs) + dx
        spans.append((left, max(run.x + run.line.width * run.size for run in runs) + dx))
    assert len(spans) == 6
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_what_passes_on_is_edited_where_it_stands():
    found = laid(("", "The basket"), ("", ""))
    fields = [(spot.ref, spot.field) for spot in found.spots]
    assert (Ref("card", "c2"), "continuity") in fields
    assert (Ref("card", "c3"), "continuity") not in fields
