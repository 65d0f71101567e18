"""The inspector: what is typed reaches the map at once, one step for one visit to a field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.app.inspector.panel import Inspector
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.fields import entity, set_field
from journeymapper.edit.links import add_link
from journeymapper.edit.session import Session
from journeymapper.model.document import Lane
from journeymapper.model.ids import THE_MAP, Ref

C1, C2, C3, P1 = (Ref("card", i) for i in ("c1", "c2", "c3", "p1"))


@pytest.fixture
def panel(qtbot, session: Session) -> Inspector:
    made = Inspector(session)
    qtbot.addWidget(made)
    made.resize(328, 900)
    made.show()
    return made


def editor(panel: Inspector, name: str):
    for form in panel.forms:
        if name in form.editors:
            return form.editors[name]
    raise KeyError(name)


def card(session: Session, ref: Ref = C1):
    return entity(session.map, ref)


def test_typing_changes_the_map_at_once_and_undoes_as_one_step(qtbot, panel, session) -> None:
    session.select([C1])
    field = editor(panel, "title").field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Asks")
    assert card(session).title == "Asks"
    assert session.undo_label == "Title"
    session.undo()
    assert card(session).title == "Reads reviews"
    assert field.raw_text() == "Reads reviews"
    assert not session.can_undo


def test_a_second_visit_is_a_second_step(qtbot, panel, session) -> None:
    session.select([C1])
    owner, title = editor(panel, "owner").field, editor(panel, "title").field
    owner.setFocus()
    qtbot.keyClicks(owner, "Me")
    title.setFocus()
    owner.setFocus()
    qtbot.keyClicks(owner, "x")
    session.undo()
    assert card(session).owner == "Me"
    session.undo()
    assert card(session).owner == ""


def test_undo_key_in_a_field_belongs_to_the_map(qtbot, panel, session) -> None:
    session.select([C1])
    field = editor(panel, "owner").field
    field.setFocus()
    qtbot.keyClicks(field, "Ann")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == card(session).owner


def test_a_change_from_elsewhere_keeps_focus_and_cursor(qtbot, panel, session) -> None:
    session.select([C1])
    field = editor(panel, "title").field
    field.setFocus()
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    session.apply("Owner", lambda m: set_field(m, (C1,), "owner", "Somebody"))
    assert field.hasFocus()
    assert field.textCursor().position() == 3
    assert editor(panel, "owner").field.text() == "Somebody"


def test_several_cards_are_edited_together(qtbot, panel, session) -> None:
    session.select([C1, C2])
    title, owner = editor(panel, "title").field, editor(panel, "owner").field
    assert title.raw_text() == ""
    assert title.placeholderText() == "Several values"
    owner.setFocus()
    qtbot.keyClicks(owner, "Shop")
    assert [card(session, ref).owner for ref in (C1, C2, C3)] == ["Shop", "Shop", ""]
    session.undo()
    assert [card(session, ref).owner for ref in (C1, C2)] == ["", ""]
    assert card(session).title == "Reads reviews"


def test_a_tag_is_added_to_each_of_several(qtbot, panel, session) -> None:
    session.select([C1, C2])
    tags = editor(panel, "tags")
    tags.chips.button.click()
    qtbot.keyClicks(tags.field, "new")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert card(session, C1).tags == ("peer", "new")
    assert card(session, C2).tags == ("new",)


def test_the_slider_sets_snaps_and_clears_a_score(qtbot, panel, session) -> None:
    session.select([C1])
    row = editor(panel, "emotion").rows["ana"]
    place = QPoint(row.slider.width() - 16, 13)
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=place)
    assert card(session).emotion == {"ana": 5, "leo": -1}
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Left)
    assert card(session).emotion["ana"] == 4
    qtbot.mouseClick(row.clear, Qt.MouseButton.LeftButton)
    assert card(session).emotion == {"leo": -1}
    session.undo()
    assert "ana" in card(session).emotion


def test_every_slider_says_whose_score_it_is(panel, session) -> None:
    session.select([C1])
    rows = [*editor(panel, "emotion").rows.values(), *editor(panel, "future").rows.values()]
    names = [row.slider.accessibleName() for row in rows]
    assert len(set(names)) == len(names)
    people = [persona.name for persona in session.map.personas]
    assert all(any(name.startswith(one) for name in names) for one in people)


def test_a_future_score_is_kept_apart_from_the_current(qtbot, panel, session) -> None:
    session.select([C1])
    row = editor(panel, "future").rows["leo"]
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_End)
    assert card(session).future == {"leo": 5}
    assert card(session).emotion == {"ana": 2, "leo": -1}


def test_choices_flags_and_references(qtbot, panel, session) -> None:
    session.select([C1])
    role = editor(panel, "role").field
    role.setFocus()
    qtbot.keyClick(role, Qt.Key.Key_Down)
    assert card(session).role != "research" or role.currentData() == "research"
    role.setCurrentIndex(role.findData("service"))
    role.activated.emit(role.currentIndex())
    assert card(session).role == "service"
    truth = editor(panel, "moment_of_truth").field
    qtbot.mouseClick(truth, Qt.MouseButton.LeftButton)
    assert card(session).moment_of_truth is True
    channel = editor(panel, "channel")
    channel.field.setCurrentIndex(channel.field.findData("shop"))
    channel.field.activated.emit(channel.field.currentIndex())
    assert card(session).channel == "shop"
    channel.sale.click()
    assert entity(session.map, Ref("channel", "shop")).point_of_sale is False


@pytest.mark.parametrize(
    ("typed", "share"), [("30%", 0.3), ("12.5 %", 0.125), ("0.4", 0.4), ("1", 1)]
)
def test_a_share_is_written_in_percent_or_as_a_part_of_one(
    qtbot, panel, session, typed, share
) -> None:
    session.apply("Link", lambda m: add_link(m, "c1", "c2")[0])
    session.select([Ref("link", session.map.links[-1].id)])
    field = editor(panel, "share").field
    field.setFocus()
    qtbot.keyClicks(field, typed)
    assert session.map.links[-1].share == share
    assert not field.property("wrong")
    qtbot.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert session.map.links[-1].share == pytest.approx(min(1, share + 0.1))


def test_what_is_no_number_is_marked_and_not_sent(qtbot, panel, session) -> None:
    session.select([Ref("stage", "buy")])
    field = editor(panel, "count").field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12x")
    assert field.property("wrong") is True
    assert session.map.stages[1].count == 12
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert session.map.stages[1].count is None
    assert field.property("wrong") is False


def test_a_rating_is_set_and_taken_back(qtbot, panel, session) -> None:
    session.select([P1])
    buttons = editor(panel, "severity").buttons
    assert buttons[3].isChecked()
    buttons[5].click()
    assert card(session, P1).severity == 5
    buttons[5].click()
    assert card(session, P1).severity is None


def test_a_date_is_read_as_it_is_shown(qtbot, panel, session) -> None:
    session.select([P1])
    field = editor(panel, "since").field
    field.setFocus()
    qtbot.keyClicks(field, "2026-03-09")
    assert card(session, P1).since.isoformat() == "2026-03-09"
    session.undo()
    assert field.text() == ""


def test_evidence_is_added_edited_and_removed(qtbot, panel, session) -> None:
    session.select([C3])
    evidence = editor(panel, "evidence")
    evidence.button.click()
    assert len(card(session, C3).evidence) == 2
    form = evidence.rows[1].form
    text = form.editors["text"].field
    text.setFocus()
    qtbot.keyClicks(text, "They sigh")
    assert card(session, C3).evidence[1].text == "They sigh"
    assert card(session, C3).evidence[0].text == "2 minutes"
    evidence.remove(0)
    assert [e.text for e in card(session, C3).evidence] == ["They sigh"]
    assert evidence.rows[0].first.text() == "They sigh"


def test_nothing_selected_shows_the_map_and_its_people(qtbot, panel, session) -> None:
    assert panel.subject == (THE_MAP,)
    goal = editor(panel, "goal").field
    goal.setFocus()
    qtbot.keyClicks(goal, "Run")
    assert session.map.goal == "Run"
    people = panel._collections[0]
    assert people.rows.count() == 2
    people.add.click()
    assert len(session.map.personas) == 3
    assert session.selection[0].kind == "persona"
    name = editor(panel, "name").field
    name.selectAll()
    qtbot.keyClicks(name, "Eva")
    assert session.map.personas[2].name == "Eva"


def test_fields_inside_the_map_s_own_values(qtbot, panel, session) -> None:
    owner = editor(panel, "review").form.editors["owner"].field
    for form in panel.forms:
        form.show()
    owner.setFocus()
    qtbot.keyClicks(owner, "Desk")
    assert session.map.review.owner == "Desk"


def test_things_of_several_kinds_show_no_fields(panel, session) -> None:
    session.select([C1, Ref("stage", "buy")])
    assert panel.forms == []
    assert panel.first.text() == "2 items selected"


def test_the_head_says_what_it_is(panel, session) -> None:
    session.select([C3])
    assert (panel.first.text(), panel.second.text()) == ("Touchpoint 3", "Stage 2, Buying")


@pytest.mark.parametrize(
    "ref",
    [
        THE_MAP,
        C1,
        P1,
        Ref("stage", "buy"),
        Ref("step", "look"),
        Ref("lane", "pains"),
        Ref("persona", "ana"),
        Ref("channel", "web"),
    ],
)
def test_every_kind_of_thing_has_a_form(panel, session, ref) -> None:
    session.select([ref])
    QApplication.processEvents()
    assert panel.forms
    assert all(name != "id" for form in panel.forms for name in form.editors)


class WindowsShown(QObject):
    """Notes every widget that shows as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shows = event.type() == QEvent.Type.Show
        if shows and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.mark.parametrize(
    "ref", [C1, Ref("stage", "buy"), Ref("lane", "curve"), Ref("persona", "ana")]
)
def test_no_field_ever_shows_as_a_window_of_its_own(qapp, panel, session, ref: Ref) -> None:
    watching = WindowsShown()
    qapp.installEventFilter(watching)
    session.select([ref])
    session.select([])
    qapp.removeEventFilter(watching)
    assert watching.names == []


def test_only_a_funnel_is_asked_what_it_shows(session) -> None:
    from journeymapper.app.inspector.subject import sections

    def names(id_: str) -> set[str]:
        found = sections(session.map, [Ref("lane", id_)])
        return {item.name for section in found for item in section.items}

    funnel = Lane(id="funnel", kind="funnel")
    session.apply("Lane", lambda journey: replace(journey, lanes=(*journey.lanes, funnel)))
    assert "view" in names("funnel")
    assert "view" not in names("curve")


def test_fields_that_wait_while_a_selection_is_swept_edit_what_they_show(
    qtbot, panel, session
) -> None:
    session.select([C1])
    field = editor(panel, "title").field
    session.sweeping = True
    session.select([C2, C3])
    qtbot.keyClicks(field, "!")
    assert card(session).title == "!Reads reviews"
    assert card(session, C2).title != card(session).title
    session.sweeping = False
    qtbot.waitUntil(lambda: panel.subject == (C2, C3))


def test_a_field_of_what_is_no_more_edits_nothing(qtbot, panel, session) -> None:
    session.select([C1])
    field = editor(panel, "title").field
    session.sweeping = True
    session.select([])
    session.apply("Delete", lambda journey: delete_cards(journey, ["c1"]))
    before = session.map
    qtbot.keyClicks(field, "!")
    assert session.map is before
    session.sweeping = False


def test_a_screen_reader_knows_the_value_of_a_score_and_sets_it(panel, session) -> None:
    session.select([C1])
    row = editor(panel, "emotion").rows["ana"]
    spoken = QAccessible.queryAccessibleInterface(row.slider)
    value = spoken.valueInterface()
    assert spoken.role() == QAccessible.Role.Slider
    scale = session.map.scale
    assert (value.minimumValue(), value.maximumValue()) == (scale.low, scale.high)
    assert value.currentValue() == card(session).emotion["ana"] == 2
    value.setCurrentValue(4)
    assert card(session).emotion["ana"] == 4
    session.undo()
    assert value.currentValue() == 2


def test_new_fields_have_their_room_at_once(qtbot, session) -> None:
    panel = Inspector(session)
    qtbot.addWidget(panel)
    panel.resize(292, 400)
    panel.show()
    session.select([C1])  # before anything else is done: else squeezed fields are seen for a moment
    body = panel.area.widget()
    assert body.height() >= body.minimumSizeHint().height() > 400
