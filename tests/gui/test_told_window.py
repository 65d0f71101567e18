"""What stages, touchpoints and personas say, entered in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.model.ids import Ref


@pytest.fixture
def window(sample):
    return sample("ecommerce-shoes")


def choose(qtbot, window, words: str) -> None:
    """Run a command by typing its name, as someone who does not know the menus."""
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.focusWidget() is not window.view)
    field = window.command_palette.field
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_need_of_a_stage_is_written_where_it_stands(qtbot, window):
    window.run("select_none")
    from journeymapper.edit.lanes import add_lane

    session = window.session
    session.apply("Lane", lambda m: add_lane(m, "stage_profile", "Moves", m.lanes[1].id)[0])
    stage = session.map.stages[1].id
    spot = next(
        s
        for s in window.view.arrangement.spots
        if s.ref == Ref("stage", stage) and s.field == "information"
    )
    window.view.centre_on(spot.rect.x + 20, spot.rect.y + 6)
    point = window.view.to_view(spot.rect.x + 20, spot.rect.y + 6).toPoint()
    QTest.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    editor = window.focusWidget()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Which pace it suits")
    QTest.keyClick(editor, Qt.Key.Key_Tab)  # the same question of the next stage
    assert window.canvas.editor.editing == Ref("stage", session.map.stages[2].id)
    assert editor.toPlainText() == session.map.stages[2].information
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.editor.editing is None
    assert session.map.stages[1].information == "Which pace it suits"
    assert len(session.map.stages) == 8
    session.undo()
    assert session.map.stages[1].information == "Honest tests, price range, current models."


def test_a_pain_is_kept_on_the_persona_and_those_of_the_persona_come_to_the_map(qtbot, window):
    session = window.session
    pain = next(card for card in session.map.cards if card.title == "Account wall")
    session.select([Ref("card", pain.id)])
    choose(qtbot, window, "Keep pain point")
    assert all("Account wall" in p.frustrations for p in session.map.personas)
    before = {card.id for card in session.map.cards}
    choose(qtbot, window, "Pain points of the personas")
    new = [card for card in session.map.cards if card.id not in before]
    assert "Printing a label at a neighbour’s" in {card.title for card in new}
    assert {ref.id for ref in session.selection} == {card.id for card in new}
    session.undo()
    session.undo()
    assert session.map.personas[0].frustrations[-1] != "Account wall"


def test_effort_and_hot_spots_are_answered_as_they_are_entered(qtbot, window):
    QTest.keyClick(window.view, Qt.Key.Key_F7)
    session = window.session
    card = next(card for card in session.map.cards if card.title == "Size guide")
    from journeymapper.edit.fields import set_field

    session.apply("Effort", lambda m: set_field(m, [Ref("card", card.id)], "effort", 5))
    panel = window.analysis.answers_dock.widget()
    qtbot.waitUntil(lambda: "Effort and friction" in panel.toPlainText(), timeout=20_000)
    text = panel.toPlainText()
    assert "Where to pay attention" in text
    assert "Key points" in text
    assert "Contribution by team" in text


def test_effort_and_who_speaks_stand_in_the_table_and_continuity_among_the_answers(qtbot, window):
    from journeymapper.app.touchpoints.columns import columns
    from journeymapper.model.query import index

    journey = window.session.map
    facts = index(journey)
    card = facts.touchpoints[12]
    told = {one.key: one.told(facts, card) for one in columns(journey)}
    assert (told["effort"], told["measurable"], told["key_point"]) == ("5", "Yes", "")
    QTest.keyClick(window.view, Qt.Key.Key_F7)
    panel = window.analysis.answers_dock.widget()
    qtbot.waitUntil(lambda: "Passes on" in panel.toPlainText(), timeout=20_000)
    assert "the gait analysis stays on paper" in panel.toPlainText()
