"""A map read in another stage model: brackets above its stages, gaps marked, all else below."""

from dataclasses import replace

import pytest

from journeymapper.display.primitives import Group, Path, TextRun
from journeymapper.layout.engine import arrange
from journeymapper.model.document import JourneyMap, Lane, Stage
from journeymapper.model.values import Theme
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()
TITLES = ("Awareness", "Learning", "Choosing", "Purchasing", "After-sale")


def document(reading="own", titles=TITLES, language="en"):
    stages = tuple(Stage(id=f"s{n}", title=title, width=400) for n, title in enumerate(titles))
    lanes = (Lane(id="t", kind="touchpoints", title="Touchpoints"),)
    return JourneyMap(language=language, stages=stages, lanes=lanes, theme=Theme(reading=reading))


def laid(*args, previous=None, **kwargs):
    return arrange(document(*args, **kwargs), TEXT, any_symbol, previous=previous)


def texts(group):
    return [
        text
        for part in group.parts
        for text in (
            texts(part)
            if isinstance(part, Group)
            else [part.line.text]
            if isinstance(part, TextRun)
            else []
        )
    ]


def of_role(found, role):
    return [group for group in found.display.layer("band").parts if group.role == role]


def ends(bracket):
    xs = [c[1] for path in bracket.parts if isinstance(path, Path) for c in path.commands]
    return min(xs), max(xs)


def test_brackets_span_the_stages_of_each_word():
    found = laid("three_phases")
    brackets = of_role(found, "bracket")
    words = [text for bracket in brackets for text in texts(bracket)]
    assert words == ["Discovery", "Consideration", "Decision", "After the purchase"]
    at = {stage.id: stage for stage in found.stages}
    for bracket, (first, last) in zip(
        brackets, (("s0", "s0"), ("s1", "s1"), ("s2", "s3"), ("s4", "s4")), strict=True
    ):
        left, right = at[first].x, at[last].x + at[last].w
        assert ends(bracket) == (pytest.approx(left + 2), pytest.approx(right - 2))
    assert brackets[2].alt == "Decision: Choosing, Purchasing"


def test_everything_below_makes_room_and_without_a_model_nothing_changes():
    plain, read = laid(), laid("aida")
    room = read.band.h - plain.band.h
    assert room > 20
    assert read.band.y == plain.band.y
    assert [lane.y - room for lane in read.lanes] == [lane.y for lane in plain.lanes]
    names = [spot.rect.y for spot in read.spots if spot.ref.kind == "stage"]
    assert names == [s.rect.y + room for s in plain.spots if s.ref.kind == "stage"]
    assert not of_role(plain, "bracket")


def test_a_gap_of_the_model_is_named_where_it_belongs():
    found = laid("five_stages")
    (gap,) = of_role(found, "gap")
    assert texts(gap) == ["Discovering: no stage"]
    border = found.stages[1].x - 3
    assert gap.bounds.x + gap.bounds.w / 2 == pytest.approx(border, abs=1)


def test_a_stage_that_the_model_does_not_know_says_so():
    *_, last = of_role(laid("aida"), "bracket")
    assert texts(last) == ["not in this model"]
    assert all(p.stroke.dash for p in last.parts if isinstance(p, Path))


def test_it_speaks_the_language_of_the_map():
    words = [
        text
        for bracket in of_role(laid("aida", language="es"), "bracket")
        for text in texts(bracket)
    ]
    assert words[:2] == ["Atención", "Interés"]


def test_a_model_that_this_version_does_not_know_is_left_alone():
    assert laid("four_winds").display == laid().display


def test_a_renamed_stage_is_read_anew():
    before = laid("five_stages")
    changed = document("five_stages", ("Awareness", "Discovering", *TITLES[2:]))
    after = arrange(changed, TEXT, any_symbol, previous=before)
    assert after.display == arrange(changed, TEXT, any_symbol).display
    assert texts(of_role(after, "gap")[0]) == ["Learning: no stage"]


def test_narrow_stages_shorten_the_words_and_never_run_out():
    narrow = replace(
        document("five_stages", ("Awareness", "After-sale")),
        stages=(Stage(id="a", title="Awareness", width=60), Stage(id="z", title="After", width=60)),
    )
    found = arrange(narrow, TEXT, any_symbol)
    left, right = found.stages[0].x, found.stages[-1].x + found.stages[-1].w
    for group in (*of_role(found, "bracket"), *of_role(found, "gap")):
        assert group.bounds.x >= left - 2
        assert group.bounds.right <= right + 2
