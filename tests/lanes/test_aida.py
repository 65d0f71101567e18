"""The AIDA band: one pill for neighbouring stages of the same step."""

from dataclasses import replace

import pytest

from journeymapper.display.primitives import Box, TextRun
from journeymapper.layout.engine import arrange
from journeymapper.model.document import JourneyMap, Lane, Stage
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()


def laid(*steps, language="en"):
    stages = tuple(Stage(id=f"s{n}", title=f"S{n}", aida=step) for n, step in enumerate(steps))
    lanes = (Lane(id="band", kind="aida", title="AIDA"),)
    return arrange(JourneyMap(language=language, stages=stages, lanes=lanes), TEXT, any_symbol)


def pills(found):
    """Return (left, right, word) of every pill."""
    (group,) = (g for g in found.display.layer("lanes").parts if g.key == "band")
    boxes = [part for part in group.parts if isinstance(part, Box)]
    words = [part.line.text for part in group.parts if isinstance(part, TextRun)]
    return [(box.x, box.x + box.w, word) for box, word in zip(boxes, words, strict=True)]


def test_neighbours_of_one_step_share_a_pill():
    found = laid("attention", "interest", "interest", "desire", "", "desire", "action")
    drawn = pills(found)
    words = ["Attention", "Interest", "Desire", "Desire", "Action"]
    assert [word for *_, word in drawn] == words
    stages = found.stages
    spans = [(0, 0), (1, 2), (3, 3), (5, 5), (6, 6)]
    for (left, right, _), (first, last) in zip(drawn, spans, strict=True):
        assert left == pytest.approx(stages[first].x + 4)
        assert right == pytest.approx(stages[last].x + stages[last].w - 4)


def test_it_speaks_the_language_of_the_map():
    assert [word for *_, word in pills(laid("desire", language="es"))] == ["Deseo"]


def test_without_steps_it_says_so():
    found = laid("", "")
    assert pills(found) == []
    (name,) = (g for g in found.display.layer("gutter").parts if g.key == "band")
    words = " ".join(part.line.text for part in name.parts if isinstance(part, TextRun))
    assert "No stage has an AIDA step yet" in words


def test_a_changed_step_shows_at_once():
    before = laid("attention", "interest")
    stages = (before.map.stages[0], replace(before.map.stages[1], aida="attention"))
    changed = replace(before.map, stages=stages)
    after = arrange(changed, TEXT, any_symbol, previous=before)
    assert len(pills(before)) == 2
    assert len(pills(after)) == 1
