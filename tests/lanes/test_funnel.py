"""The funnel: its three views under the same columns, what is lost, and where the map disagrees."""

from dataclasses import replace

import pytest

from journeymapper.display.primitives import Group, Path, TextRun
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Persona, Stage
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()
COUNTS = {
    "Awareness": 1000,
    "Discovering": 400,
    "Learning": 300,
    "Choosing": 150,
    "Purchasing": 100,
    "After-sale": 99,
}


def document(view="every_stage", counts=COUNTS, cards=(), language="en"):
    stages = tuple(
        Stage(id=f"s{n}", title=title, count=count, width=300)
        for n, (title, count) in enumerate(counts.items())
    )
    lanes = (
        Lane(id="t", kind="touchpoints"),
        Lane(id="p", kind="pain_points"),
        Lane(id="f", kind="funnel", view=view),
    )
    return JourneyMap(
        language=language,
        stages=stages,
        lanes=lanes,
        cards=tuple(cards),
        personas=(Persona(id="ana"),),
    )


def laid(*args, **kwargs):
    return arrange(document(*args, **kwargs), TEXT, any_symbol)


def parts_of(group):
    for part in group.parts:
        if isinstance(part, Group):
            yield from parts_of(part)
        else:
            yield part


def lane(found):
    (group,) = (g for g in found.display.layer("lanes").parts if g.key == "f")
    return group


def said(found):
    return [part.line.text for part in parts_of(lane(found)) if isinstance(part, TextRun)]


def bodies(found):
    """Return left and right of every body: the filled shapes."""
    shapes = [p for p in lane(found).parts if isinstance(p, Path) and p.fill]
    xs = [[c[1] for c in shape.commands if len(c) > 1] for shape in shapes]
    return [(min(x), max(x)) for x in xs]


def test_every_counted_stage_has_its_count_what_goes_on_and_what_is_lost():
    found = laid()
    words = said(found)
    for word in ("1,000", "400", "99", "40%", "75%", "99%", "−600", "−100", "−1"):
        assert word in words
    lefts = [left for left, _ in bodies(found)]
    assert lefts == [pytest.approx(stage.x) for stage in found.stages]


def test_the_marketing_funnel_has_a_body_for_each_part_and_its_first_count():
    found = laid("marketing_funnel")
    stages = found.stages
    expected = [stages[0].x, stages[2].x, stages[4].x, stages[5].x]
    assert [left for left, _ in bodies(found)] == [pytest.approx(x) for x in expected]
    words = said(found)
    assert [word for word in ("1,000", "300", "100", "99") if word in words] == [
        "1,000",
        "300",
        "100",
        "99",
    ]
    assert "400" not in words
    assert "30%" in words


def test_the_conversion_funnel_ends_with_the_purchase():
    found = laid("conversion_funnel")
    assert len(bodies(found)) == 5
    last = found.stages[4]
    assert bodies(found)[-1][1] == pytest.approx(last.x + last.w)
    assert "99" not in said(found)
    assert "After the purchase" not in said(found)


@pytest.mark.parametrize("view", ["every_stage", "marketing_funnel", "conversion_funnel"])
def test_the_lens_names_the_parts_of_the_funnel_in_the_language_of_the_map(view):
    words = said(laid(view, language="es"))
    assert [w.partition(":")[0] for w in words if "FU" in w] == ["TOFU", "MOFU", "BOFU"]


def test_the_gutter_says_which_view_is_shown():
    (name,) = (g for g in laid("marketing_funnel").display.layer("gutter").parts if g.key == "f")
    words = " ".join(p.line.text for p in name.parts if isinstance(p, TextRun))
    assert "Marketing funnel" in words


def test_a_glad_stage_that_people_leave_is_marked_below_it():
    glad = Card(id="c1", lane="t", at="s0", emotion={"ana": 4})
    told, plain = laid(cards=[glad]), laid()
    assert "Feels good (+4.0), and yet 60% leave" in said(told)
    assert told.lanes[-1].h > plain.lanes[-1].h
    assert not any("Feels good" in word for word in said(plain))


def test_pain_where_nobody_leaves_is_marked_with_its_code():
    pain = Card(id="p1", lane="p", at="s4", title="Queue", severity=4)
    found = laid(cards=[pain])
    note = next(w for w in said(found) if w.startswith("It hurts"))
    assert note == "It hurts here (P1), and yet 99% go on"
    run = next(p for p in parts_of(lane(found)) if isinstance(p, TextRun) and p.line.text == note)
    assert found.stages[4].x < run.x < found.stages[5].x


def test_without_counts_it_says_so_in_every_view():
    for view in ("every_stage", "marketing_funnel", "conversion_funnel", "unknown"):
        found = laid(view, counts=dict.fromkeys(COUNTS))
        assert said(found) == []


def test_a_funnel_that_rises_or_falls_to_nothing_is_drawn():
    found = laid(counts={"Awareness": 10, "Learning": 40, "Purchasing": 0, "After-sale": 5})
    words = said(found)
    assert "400%" in words
    assert "−40" in words
    assert "+30" not in words
    assert len(bodies(found)) == 4


def test_a_changed_view_shows_at_once():
    before = laid()
    changed = replace(
        before.map,
        lanes=(*before.map.lanes[:2], replace(before.map.lanes[2], view="marketing_funnel")),
    )
    after = arrange(changed, TEXT, any_symbol, previous=before)
    assert after.display == arrange(changed, TEXT, any_symbol).display
