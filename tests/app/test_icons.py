"""Every icon that the window names exists; one that does not is no reason to end."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

import journeymapper
from journeymapper.app import icons
from journeymapper.app.actions import ACTIONS
from journeymapper.app.analysis.finding_details import ACTS
from journeymapper.app.inspector.editors import choice, flag
from journeymapper.app.menus import MENUS, Submenu
from journeymapper.app.review import changes_panel
from journeymapper.app.things import CARDS, STRUCTURE, lanes
from journeymapper.edit.channel_library import SHIPPED
from journeymapper.lanes import continuity, persona_sheet
from journeymapper.lanes.catalog import lane_kinds
from journeymapper.lanes.chips import AIDA_ICONS, EVIDENCE_ICONS, EVOLUTION_ICONS, PAIN_ICONS
from journeymapper.lanes.kinds import kpis, touchpoints
from journeymapper.typeset.icons import symbol

ROOT = Path(journeymapper.__file__).parent
PAINTERS = {"icon": 0, "pixmap": 0, "disc": 0, "paint_icon": 1, "known_icon": 2, "icons": 0}
"""What takes the name of an icon, and as which argument."""


def data() -> Iterator[str]:
    yield from (spec.icon for spec in ACTIONS)
    entries = (entry for menu in MENUS for entry in menu.entries)
    yield from (entry.icon for entry in entries if isinstance(entry, Submenu))
    for things in (STRUCTURE, CARDS, lanes()):
        yield from (thing.icon for thing in things.values())
    yield from (kind.icon for kind in lane_kinds().values())
    yield from (channel.icon for channel in SHIPPED)
    yield from (one[1] for one in ACTS.values())
    for names in (
        choice._ICONS,
        flag._ICONS,
        changes_panel._ICONS,
        AIDA_ICONS,
        PAIN_ICONS,
        continuity.ICONS,
        {field: icon for field, _label, icon in persona_sheet.TOLD},
        kpis.ICONS,
        kpis.TREND_ICONS,
        touchpoints.ROLE_ICONS,
        EVIDENCE_ICONS,
        EVOLUTION_ICONS,
    ):
        yield from names.values()


def literals() -> Iterator[tuple[str, str]]:
    """Yield (module, name) of the icons that are named where they are painted."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            word = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            place = PAINTERS.get(word)
            if place is not None and len(node.args) > place:
                named = node.args[place]
                for part in ast.walk(named):
                    said = isinstance(part, ast.Constant) and isinstance(part.value, str)
                    if said and not part.value.endswith("/"):  # a weight that stands alone
                        yield path.name, part.value


def test_every_icon_in_the_data_of_the_window_exists() -> None:
    names = {name for name in data() if name}
    assert len(names) > 100
    assert [name for name in sorted(names) if not known(name)] == []


def test_every_icon_named_where_it_is_painted_exists() -> None:
    named = {pair for pair in literals() if pair[1]}
    assert len(named) > 50
    assert [pair for pair in sorted(named) if not known(pair[1])] == []


def known(name: str) -> bool:
    try:
        return bool(symbol(name, "regular").layers and symbol(name, "duotone").layers)
    except KeyError:
        return False


@pytest.mark.parametrize("weight", ["regular", "duotone", "no such weight"])
def test_an_icon_that_the_set_does_not_have_is_an_empty_square(qapp, weight: str) -> None:
    name = "bell" if weight.startswith("no") else "no-such-icon"
    sheet = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(0)
    painter = QPainter(sheet)
    icons.paint_icon(painter, name, QRectF(0, 0, 40, 40), "#112233", weight)
    assert painter.end()
    assert sheet.pixelColor(20, 20).alpha() == 0
    assert sheet.pixelColor(7, 20).name() == "#112233"
    assert not icons.pixmap(name, 16, "#112233", weight).isNull()
    assert not icons.icon(name, 16, "#112233", weight).isNull()
