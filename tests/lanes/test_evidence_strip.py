"""The evidence strip: a cell under each touchpoint by its strongest level, and the share."""

from dataclasses import replace
from itertools import pairwise

import pytest

from journeymapper.display.palette import Palette, contrast, mixed
from journeymapper.display.primitives import Box, Group, Icon, TextRun
from journeymapper.display.walk import walk_all
from journeymapper.lanes.chips import EVIDENCE_ICONS
from journeymapper.lanes.kinds.evidence_strip import SHARES
from journeymapper.layout.engine import arrange
from journeymapper.model.document import Lane
from journeymapper.model.values import Evidence
from journeymapper.resources import resources
from journeymapper.storage.codec import loads
from tests.measurer import HalfEm, any_symbol

TEXT = HalfEm()
GROUNDS = {each: mixed(Palette().plan.strong, share) for each, share in SHARES.items()}


def journey():
    document = loads((resources() / "templates" / "telecom-cr.journey").read_text("utf-8"))
    strip = Lane(id="strip", kind="evidence_strip", title="Evidencia")
    return replace(document, language="en", lanes=(*document.lanes, strip))


def known(document, levels):
    """Give the touchpoints, in order, these levels of evidence; the other cards none."""
    touchpoints = next(lane.id for lane in document.lanes if lane.kind == "touchpoints")
    given = iter(levels)
    cards = [
        replace(
            card,
            evidence=tuple(
                Evidence(level=each)
                for each in (next(given, ()) if card.lane == touchpoints else ())
            ),
        )
        for card in document.cards
    ]
    return replace(document, cards=tuple(cards))


def cells(found):
    """Return (middle x, ground, icon) of the cells on the sheet, from left to right."""
    drawn = []
    for placed in walk_all(found.display):
        group = placed.primitive
        if isinstance(group, Group) and group.role == "evidence":
            boxes = [part for part in group.parts if isinstance(part, Box)]
            icons = [part for part in group.parts if isinstance(part, Icon)]
            left = placed.dx + group.dx
            drawn += [
                (left + box.x + box.w / 2, box.fill, icon.symbol.name)
                for box, icon in zip(boxes, icons, strict=True)
            ]
    return drawn


def strips(found):
    """Return the parts of each stage's strip."""
    groups = [p.primitive for p in walk_all(found.display) if isinstance(p.primitive, Group)]
    return {group.key: group.parts for group in groups if group.role == "evidence"}


def texts(found):
    return [p.primitive.line.text for p in walk_all(found.display) if type(p.primitive) is TextRun]


def test_a_cell_under_each_touchpoint_by_its_strongest_level():
    levels = [("reported", "measured"), ("observed",), (), ("assumption", "reported")]
    document = known(journey(), levels)
    found = arrange(document, TEXT, any_symbol)
    drawn = cells(found)
    assert [x for x, _, _ in drawn] == pytest.approx([slot.x for slot in found.touchpoints])
    first = [
        (GROUNDS[each], f"regular/{EVIDENCE_ICONS[each]}")
        for each in ("measured", "observed", "assumption", "reported", "assumption")
    ]
    assert [cell[1:] for cell in drawn[:5]] == first


def test_the_subtitle_tells_the_share_of_the_map():
    document = known(journey(), [("measured",), ("observed",), ("assumption",)])
    share = 100 * 2 / len(document.cards)
    found = arrange(document, TEXT, any_symbol)
    group = next(g for g in found.display.layer("gutter").parts if g.key == "strip")
    words = " ".join(part.line.text for part in group.parts if isinstance(part, TextRun))
    assert f"{share:.0f}% of all cards is evidence" in words


def test_the_legend_names_every_level_of_the_strip():
    document = known(journey(), [("measured",)])
    without = arrange(replace(document, lanes=document.lanes[:-1]), TEXT, any_symbol)
    assert "Assumption" not in texts(without)
    assert "Assumption" in texts(arrange(document, TEXT, any_symbol))


def test_an_edit_of_one_stage_redraws_its_cells_alone():
    before = arrange(journey(), TEXT, any_symbol)
    cards = list(before.map.cards)
    cards[0] = replace(cards[0], evidence=(Evidence(level="observed"),))
    after = arrange(replace(before.map, cards=tuple(cards)), TEXT, any_symbol, previous=before)
    anew = arrange(after.map, TEXT, any_symbol)
    assert cells(after) == cells(anew)
    kept, now = strips(before), strips(after)
    assert [key for key in now if now[key] is not kept[key]] == [cards[0].at]


def test_levels_are_told_apart_by_lightness():
    paper = [contrast(GROUNDS[each], "#FFFFFF") for each in SHARES]
    assert all(b / a > 1.25 for a, b in pairwise(paper))
    ink = Palette().ink
    assert all(contrast(GROUNDS[e], ink) >= 4.5 for e in SHARES if e != "measured")
    assert contrast(GROUNDS["measured"], "#FFFFFF") >= 4.5
