"""The page on adding a lane is true: its example works, and its word lists agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.app.things import CARDS
from journeymapper.lanes import catalog, kinds
from journeymapper.lanes.base import LaneKind
from journeymapper.lanes.cardface import LOOKS
from journeymapper.lanes.catalog import lane_kind, lane_kinds
from journeymapper.layout.engine import arrange
from journeymapper.model.document import Lane
from journeymapper.model.vocabulary import CARD_KINDS, LANE_KINDS
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

from .source import ROOT

PAGE = ROOT / "docs" / "adding-a-lane.md"


def forget() -> None:
    """Let the kinds of lane be found anew."""
    lane_kinds.cache_clear()
    catalog._names.cache_clear()


@pytest.fixture
def moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LaneKind]:
    """The kind of lane that the page adds, in a folder of its own beside the others."""
    example = re.search(
        r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert example is not None
    (tmp_path / "moments.py").write_text(example[1], "utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    forget()
    yield lane_kind("moments")
    forget()


def test_the_example_is_found_and_drawn(moments: LaneKind, qapp: object) -> None:
    assert moments.name == "moments"
    document = read_map(template_path("telecom-cr")).map
    document = replace(document, lanes=(*document.lanes, Lane("mot", moments.name, "Moments")))
    before = arrange(replace(document, lanes=document.lanes[:-1]), engine(), symbol)
    after = arrange(document, engine(), symbol)
    assert after.lanes[-1].kind == "moments"
    assert after.display.height > before.display.height


def test_word_list_and_kinds_agree() -> None:
    assert {name: (kind.cards or ("",))[0] for name, kind in lane_kinds().items()} == LANE_KINDS


def test_every_kind_of_card_has_a_look_and_an_icon() -> None:
    assert CARD_KINDS.keys() == CARDS.keys()
    assert CARD_KINDS.keys() - LOOKS.keys() == {"touchpoint"}, (
        "touchpoints have a face of their own"
    )


def test_a_file_has_the_name_of_its_kind() -> None:
    assert not [name for name, kind in lane_kinds().items() if name != kind.name]
