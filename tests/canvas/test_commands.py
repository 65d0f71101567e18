"""What menus, toolbar and palette call: new things go where the selection says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from journeymapper.edit.clipboard import CARDS_TYPE
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of


def made(hands):
    """What was just made; typing at it ends."""
    ref = hands.session.selection[0]
    hands.canvas.settle()
    return ref.id


def test_stages_and_steps_go_after_the_selected_one(hands):
    hands.session.select([Ref("stage", "learn")])
    hands.canvas.add_stage()
    stage = made(hands)
    assert [s.id for s in hands.session.map.stages] == ["learn", stage, "buy", "use"]
    hands.session.select([Ref("step", "see")])
    hands.canvas.add_step()
    step = made(hands)
    assert [s.id for s in hands.session.map.stages[0].steps] == ["see", step, "hear"]
    assert hands.undo_steps() == 2


def test_without_a_selection_new_things_go_to_the_end(hands):
    hands.canvas.add_stage()
    stage = made(hands)
    assert hands.session.map.stages[-1].id == stage
    hands.canvas.add_lane("quotes")
    assert hands.session.map.lanes[-1].id == made(hands)
    hands.session.select([])
    hands.canvas.insert_touchpoint_after()
    assert hands.journey[-1] == made(hands)


def test_a_touchpoint_goes_after_the_one_that_is_meant(hands):
    hands.session.select([Ref("card", "p1")])
    hands.canvas.insert_touchpoint_after()
    card = made(hands)
    assert hands.journey == ["c1", "c2", "c3", "c4", card, "c5", "c6"]


@pytest.mark.parametrize("kind", ["pain_point", "thought", "opportunity", "kpi", "image"])
def test_a_card_of_any_kind_finds_or_makes_its_lane(hands, kind):
    hands.session.select([Ref("card", "c4")])
    assert hands.canvas.add_item(f"card:{kind}")
    card = index(hands.session.map).cards[made(hands)]
    assert kind_of(card, index(hands.session.map).lanes) == kind
    assert (card.at, card.about) == ("buy", ("c4",))
    assert hands.undo_steps() == 1


def test_a_card_like_the_selected_one_goes_after_it(hands):
    hands.session.select([Ref("card", "t1")])
    hands.canvas.add_card()
    card = made(hands)
    cell = index(hands.session.map).cells["thoughts", "buy"]
    assert [c.id for c in cell] == ["t1", card, "t2", "t3"]


def test_what_the_palette_does_not_know_is_not_added(hands):
    assert not hands.canvas.add_item("moon")
    assert hands.session.map is hands.start


def test_stage_steps_and_cards_go_together(hands):
    hands.session.select(
        [Ref("stage", "learn"), Ref("step", "see"), Ref("card", "c1"), Ref("lane", "thoughts")]
    )
    assert hands.canvas.delete_selection()
    assert [s.id for s in hands.session.map.stages] == ["buy", "use"]
    assert hands.journey == ["c4", "c5", "c6"]
    assert hands.undo_steps() == 1


@pytest.mark.parametrize(
    ("form", "data"),
    [
        (CARDS_TYPE, b"# journeymapper cards\nformat = 7"),
        (CARDS_TYPE, b"# journeymapper cards\n\xff\xfe [[cards"),
        ("text/plain", b"line\n" * 5001),
    ],
)
def test_what_cannot_be_pasted_is_said_and_changes_nothing(hands, qtbot, form, data):
    mime = QMimeData()
    mime.setData(form, data)
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(hands.view.trouble):
        assert not hands.canvas.paste()
    assert hands.session.map is hands.start


def test_a_stage_begins_at_a_step(hands):
    canvas = hands.canvas
    hands.session.select([Ref("step", "see")])
    assert not canvas.can_split_stage
    hands.session.select([Ref("step", "hear")])
    canvas.split_stage()
    stage = made(hands)
    stages = hands.session.map.stages
    assert [s.id for s in stages] == ["learn", stage, "buy", "use"]
    assert [s.id for s in stages[1].steps] == ["hear"]
    assert hands.journey == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert hands.undo_steps() == 1


def test_a_stage_and_a_step_join_with_the_next(hands):
    hands.session.select([Ref("stage", "buy")])
    assert hands.canvas.join_next()
    assert [s.id for s in hands.session.map.stages] == ["learn", "buy"]
    assert hands.session.selection == (Ref("stage", "buy"),)
    hands.session.select([Ref("step", "see")])
    assert hands.canvas.join_next()
    assert [s.id for s in hands.session.map.stages[0].steps] == ["see"]
    assert hands.journey == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert not hands.canvas.join_next()
    assert hands.undo_steps() == 2


def test_a_canvas_that_closed_follows_its_session_no_more(hands):
    hands.canvas.close()
    painted = []
    hands.canvas.refresh = lambda: painted.append(1)
    hands.session.select([Ref("card", "c1")])
    assert painted == []


def test_pasting_on_a_lane_without_cards_goes_to_the_touchpoints(hands):
    QGuiApplication.clipboard().setText("From elsewhere")
    hands.session.select([Ref("lane", "curve")])
    assert hands.canvas.paste()
    assert index(hands.session.map).cards[hands.session.selection[0].id].lane == "contacts"


def test_nothing_selected_is_nothing_to_do(hands):
    canvas = hands.canvas
    assert not canvas.can_delete
    done = (canvas.copy(), canvas.cut(), canvas.duplicate_selection(), canvas.edit_selection())
    assert not any(done)
    assert not canvas.delete_selection()
    assert not canvas.shift("left")
    assert hands.session.map is hands.start


def test_typing_is_kept_when_a_command_comes_between(hands):
    hands.double_click(hands.card("p1"))
    hands.type("Kept")
    hands.canvas.add_stage()
    assert index(hands.session.map).cards["p1"].title == "Kept"
    hands.key(Qt.Key.Key_Escape, widget=hands.canvas.editor)
    assert len(hands.session.map.stages) == 3
    assert hands.undo_steps() == 1


def test_a_pasted_table_becomes_touchpoints_with_a_word_about_it(hands, qtbot):
    count = len(index(hands.session.map).touchpoints)
    QGuiApplication.clipboard().setText("Title\tStage\tScore\nPays\tBuying\t-2\nLeaves\t\t99\n")
    hands.view.setFocus()
    with qtbot.waitSignal(hands.view.status) as said:
        hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    facts = index(hands.session.map)
    assert [card.title for card in facts.touchpoints[count:]] == ["Pays", "Leaves"]
    assert hands.session.map.stages[-1].title == "Buying"
    assert said.args[0].startswith("2 touchpoints")
    assert "1 score" in said.args[0]
    assert hands.undo_steps() == 1


def test_a_pasted_picture_becomes_a_card_that_shows_it(hands):
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)
    hands.view.setFocus()
    hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    card = hands.session.map.cards[-1]
    asset = hands.session.map.assets[0]
    assert (card.kind or "image", card.picture) == ("image", asset.id)
    assert asset.media_type == "image/jpeg"


def test_touchpoints_are_a_table_elsewhere(hands):
    hands.session.select([Ref("card", card.id) for card in index(hands.session.map).touchpoints])
    hands.view.setFocus()
    hands.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].split("\t")[:2] == ["Touchpoint", "Stage"]
    assert len(lines) == 1 + len(index(hands.session.map).touchpoints)
    assert "<th>" in mime.html()
