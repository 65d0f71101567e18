"""Thoughts without a place: written quickly, dragged onto the map, set aside again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from journeymapper.layout.engine import arrange
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.storage.codec import dumps, loads
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol
from tests.dropping import drop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, sample):
    made = sample()
    qtbot.keyClick(made.view, Qt.Key.Key_I, CTRL | SHIFT)
    qtbot.waitUntil(lambda: made.inbox.panel is not None and made.inbox.panel.field.hasFocus())
    return made


def write(qtbot, window, *thoughts):
    for text in thoughts:
        qtbot.keyClicks(window.inbox.panel.field, text)
        qtbot.keyClick(window.inbox.panel.field, Qt.Key.Key_Return)


def cell(window, lane_kind, card):
    """Return a free place in a lane under a touchpoint."""
    a = window.view.arrangement
    lane = next(span for span in a.lanes if span.kind == lane_kind)
    slot = next(s for s in a.touchpoints if s.card == card)
    window.view.ensure_visible(Ref("lane", lane.id))
    window.view.centre_on(slot.x, lane.y + 20)
    return window.view.to_view(slot.x, lane.y + 20).toPoint()


def test_thoughts_are_written_and_kept_in_the_file(qtbot, window):
    write(qtbot, window, "Ask the shops", "  ", "Measure waiting")
    assert window.session.map.inbox == ("Ask the shops", "Measure waiting")
    assert loads(dumps(window.session.map)).inbox == window.session.map.inbox
    qtbot.keyClick(window.view, Qt.Key.Key_Z, CTRL)
    assert window.session.map.inbox == ("Ask the shops",)
    assert window.inbox.panel.list.count() == 1


def test_pasted_lines_are_thoughts(qtbot, window):
    QGuiApplication.clipboard().setText("one\n\ntwo\nthree\n")
    qtbot.keyClick(window.inbox.panel.field, Qt.Key.Key_V, CTRL)
    assert window.session.map.inbox == ("one", "two", "three")


def test_they_are_never_on_paper(qtbot, window):
    before = arrange(window.session.map, engine(), symbol).display
    write(qtbot, window, "Not for the client")
    assert arrange(window.session.map, engine(), symbol).display == before


def test_several_are_dragged_onto_a_lane_at_once(qtbot, window):
    write(qtbot, window, "Waits too long", "No answer", "Stays")
    rows = window.inbox.panel.list
    mime = rows.mimeData([rows.item(0), rows.item(1)])
    touchpoint = window.view.arrangement.touchpoints[14].card
    assert drop(window.view, mime, cell(window, "pain_points", touchpoint))
    cards = [index(window.session.map).cards[ref.id] for ref in window.session.selection]
    assert [card.title for card in cards] == ["Waits too long", "No answer"]
    assert all(card.about == (touchpoint,) for card in cards)
    assert window.session.map.inbox == ("Stays",)
    window.session.undo()
    assert window.session.map.inbox == ("Waits too long", "No answer", "Stays")


def test_text_of_another_program_becomes_cards(window):

    mime = QMimeData()
    mime.setText("From a browser\nand more")
    touchpoint = window.view.arrangement.touchpoints[3].card
    assert drop(window.view, mime, cell(window, "opportunities", touchpoint))
    assert len(window.session.selection) == 2


def test_enter_puts_it_where_the_selection_says(qtbot, window):
    write(qtbot, window, "Also here")
    card = window.view.arrangement.touchpoints[4].card
    window.session.select([Ref("card", card)])
    rows = window.inbox.panel.list
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    order = [c.title for c in index(window.session.map).touchpoints]
    assert order[5] == "Also here"
    assert window.session.map.inbox == ()


def test_del_lets_it_go_and_editing_rewords_it(qtbot, window):
    write(qtbot, window, "a", "b")
    rows = window.inbox.panel.list
    rows.setCurrentRow(0)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert window.session.map.inbox == ("b",)
    rows.item(0).setText("c")
    assert window.session.map.inbox == ("c",)


def test_cards_are_set_aside(window):
    pain = next(c for c in window.session.map.cards if c.id.startswith("p"))
    window.session.select([Ref("card", pain.id)])
    window.refresh_actions()
    window.run("set_aside")
    assert window.session.map.inbox == (pain.title,)
    assert pain.id not in index(window.session.map).cards
