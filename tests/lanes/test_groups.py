"""Every kind of lane is offered somewhere in the menus of lanes."""

from __future__ import annotations

from journeymapper.lanes import groups
from journeymapper.lanes.catalog import lane_kinds
from journeymapper.lanes.groups import USUAL, other_groups


def test_every_kind_is_offered_and_nothing_else() -> None:
    others = [kind for _heading, kinds in other_groups() for kind in kinds]
    assert set(USUAL) | set(others) == set(lane_kinds())
    assert len(others) == len(set(others))


def test_a_kind_that_no_group_names_ends_the_last_one(monkeypatch) -> None:
    known = lane_kinds()
    monkeypatch.setattr(groups, "lane_kinds", lambda: {**known, "new_kind": known["text"]})
    assert other_groups()[-1][1][-1] == "new_kind"
    assert len(USUAL) <= 10
