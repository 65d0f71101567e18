from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)

from journeymapper.canvas.sheet_area import FIRST_DESK
from journeymapper.canvas.tools.base import Tool
from journeymapper.canvas.view import CanvasView
from journeymapper.edit.session import Session
from journeymapper.model.ids import Ref

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton


class Recorder(Tool):
    """Writes down what it is told."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, view):
        super().__init__(view)
        self.seen = []
        self.active = False

    @property
    def busy(self):
        return self.active

    def press(self, event):
        self.seen.append(("press", event))

    def move(self, event):
        self.seen.append(("move", event))

    def release(self, event):
        self.seen.append(("release", event))

    def cancel(self):
        self.seen.append(("cancel", None))

    def paint_overlay(self, painter):
        painter.fillRect(0, 0, 3, 3, QColor("#ff00ff"))


@pytest.fixture
def session(maps):
    return Session(maps(20, 6))


@pytest.fixture
def view(qtbot, session, measurer, symbols, arranger):
    made = CanvasView(session, measurer, symbols, arrange=arranger)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.set_zoom(1.0)
    made.pan(10_000, 10_000)
    return made


def mouse(view, kind, place, button=LEFT, buttons=None):
    held = button if buttons is None else buttons
    point = QPointF(*place)
    event = QMouseEvent(
        kind, point, view.viewport().mapToGlobal(point), button, held, Qt.KeyboardModifier(0)
    )
    handler = {
        QEvent.Type.MouseButtonPress: view.mousePressEvent,
        QEvent.Type.MouseMove: view.mouseMoveEvent,
        QEvent.Type.MouseButtonRelease: view.mouseReleaseEvent,
    }[kind]
    handler(event)


def turn(view, place, notches, modifiers=Qt.KeyboardModifier.NoModifier):
    point = QPointF(*place)
    view.wheelEvent(
        QWheelEvent(
            point,
            view.viewport().mapToGlobal(point),
            QPoint(),
            QPoint(0, round(notches * 120)),
            NONE,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )


def key(view, code, down=True, modifiers=Qt.KeyboardModifier.NoModifier):
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    event = QKeyEvent(kind, code, modifiers)
    (view.keyPressEvent if down else view.keyReleaseEvent)(event)
    return event


def pixels(view):
    """What is in sight now, painted sharp, without scroll bars."""
    view.grab()
    view._refine.stop()
    return view.viewport().grab().toImage()


def painted_from_scratch(view):
    view._painter.repaint_all()
    return pixels(view)


def test_it_opens_readable_at_the_top_left(qtbot, session, measurer, symbols, arranger):
    made = CanvasView(session, measurer, symbols, arrange=arranger)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    assert 0.5 <= made.zoom <= 1.0
    assert made.to_view(0, 0) == QPointF(FIRST_DESK, FIRST_DESK)


@settings(max_examples=60)
@given(
    zoom=st.floats(0.6, 4),
    notches=st.integers(-3, 3),
    x=st.integers(150, 700),
    y=st.integers(100, 500),
)
def test_zooming_keeps_what_is_under_the_pointer(view, zoom, notches, x, y):
    view.set_zoom(zoom)
    view.centre_on(1100, 900)
    before = view.to_sheet(QPointF(x, y))
    turn(view, (x, y), notches, Qt.KeyboardModifier.ControlModifier)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    for bar, was, now in zip(bars, before, view.to_sheet(QPointF(x, y)), strict=True):
        if bar.minimum() < bar.value() < bar.maximum():
            assert now == pytest.approx(was, abs=0.51 / view.zoom)


def test_zoom_stays_within_its_range_and_is_announced(view, qtbot):
    with qtbot.waitSignal(view.zoom_changed):
        view.set_zoom(100)
    assert view.zoom == 4.0
    view.set_zoom(0.0001)
    assert view.zoom == 0.05
    view.zoom_in()
    assert view.zoom == 0.1


def test_places_lead_there_and_back(view):
    view.set_zoom(1.3)
    view.centre_on(800, 600)
    point = view.to_view(812.5, 640.25)
    assert view.to_sheet(point) == pytest.approx((812.5, 640.25))


def test_the_wheel_scrolls_and_sideways_with_shift(view):
    turn(view, (400, 300), -2)
    assert view.verticalScrollBar().value() == 160
    assert view.horizontalScrollBar().value() == 0
    turn(view, (400, 300), -1, Qt.KeyboardModifier.ShiftModifier)
    assert view.horizontalScrollBar().value() == 80


@pytest.mark.parametrize("with_space", [False, True])
def test_the_sheet_follows_the_hand(view, with_space):
    tool = Recorder(view)
    view.set_tool(tool)
    tool.seen.clear()
    if with_space:
        key(view, Qt.Key.Key_Space)
        assert view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    button = LEFT if with_space else MIDDLE
    mouse(view, QEvent.Type.MouseButtonPress, (500, 400), button)
    mouse(view, QEvent.Type.MouseMove, (440, 370), NONE, button)
    mouse(view, QEvent.Type.MouseButtonRelease, (440, 370), button, NONE)
    assert (view.horizontalScrollBar().value(), view.verticalScrollBar().value()) == (60, 30)
    if with_space:
        key(view, Qt.Key.Key_Space, down=False)
    assert tool.seen == []
    assert view.viewport().cursor().shape() == Qt.CursorShape.CrossCursor


def test_fit_shows_everything(view):
    view.fit()
    display = view.arrangement.display
    corner = view.to_view(display.width, display.height)
    assert view.to_view(0, 0).x() >= 0
    assert view.to_view(0, 0).y() >= 0
    assert corner.x() <= view.viewport().width()
    assert corner.y() <= view.viewport().height()


def test_fit_selection_shows_what_is_selected(view, session):
    session.select([Ref("card", "l5-s19")])
    view.fit_selection()
    seen = view.rect_to_view(view.rect_of(Ref("card", "l5-s19")))
    assert view.viewport().rect().toRectF().contains(seen)
    assert view.zoom > 1


@pytest.mark.parametrize("card", ["l0-s0", "l5-s19", "l3-s10"])
def test_a_thing_is_brought_clear_of_what_is_pinned(view, card):
    view.centre_on(1000, 800)
    view.ensure_visible(Ref("card", card))
    seen = view.rect_to_view(view.rect_of(Ref("card", card)))
    assert view.content_rect().contains(seen)


def test_unknown_things_are_nowhere(view):
    assert view.rect_of(Ref("card", "nobody")) is None
    view.ensure_visible(Ref("lane", "nobody"))
    assert view.verticalScrollBar().value() == 0


def test_the_band_and_the_gutter_stay_in_sight(view):
    view.horizontalScrollBar().setValue(600)
    view.verticalScrollBar().setValue(700)
    image = pixels(view)
    pinned = view.pinned
    assert pinned.band.view.top() == 0
    assert pinned.gutter.view.left() == 0
    # the stage seen in the middle of the band is the one whose column is below it
    middle = 500
    stage = next(s for s in view.arrangement.stages if s.x <= view.to_sheet(QPointF(middle, 9))[0])
    colours = {QColor(c).name() for c in ("#2F3E93", "#1571CA", "#1F7C6F", "#9A6802")}
    assert stage
    assert image.pixelColor(middle, 10).name() in colours
    strip = pinned.gutter.view
    inside = [image.pixelColor(x, 300).name() for x in range(int(strip.right()) - 1)]
    assert "#cfd6dd" not in inside  # no card shines through


def test_nothing_of_the_band_shows_beside_the_pinned_corner(view):
    view.set_zoom(1.36)
    view.horizontalScrollBar().setValue(600)
    view.verticalScrollBar().setValue(200)
    assert view.pinned.band is None
    assert view.pinned.gutter is not None
    image, corner = pixels(view), view.pinned.corner.view
    above = {
        image.pixelColor(60, y).name() for y in range(int(corner.top()) - 3, int(corner.bottom()))
    }
    assert above == {"#ffffff"}


def test_what_is_seen_in_the_pinned_parts_is_what_is_hit(view):
    view.horizontalScrollBar().setValue(600)
    view.verticalScrollBar().setValue(700)
    band, gutter = view.arrangement.band, view.arrangement.gutter
    x, y = view.sheet_point(QPointF(500, 20))
    assert y == pytest.approx(band.y + 20 - 6)
    assert x == pytest.approx(view.to_sheet(QPointF(500, 20))[0])
    x, y = view.sheet_point(QPointF(30, 300))
    assert x == pytest.approx(gutter.x + 30 - 12)
    assert y == pytest.approx(view.to_sheet(QPointF(30, 300))[1])
    assert view.sheet_point(QPointF(30, 20)) == pytest.approx((gutter.x + 18, band.y + 14))
    seen = view.seen_rect(view.arrangement.band, "band")
    assert seen.top() == 6


def test_the_end_of_the_lanes_pushes_the_band_out(view):
    view.set_zoom(2)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    bottom = view.rect_to_view(view.arrangement.gutter).bottom()
    band = view.pinned.band
    assert band is None or band.view.bottom() <= bottom + 7


def test_nothing_is_pinned_that_would_fill_the_viewport(view):
    view.resize(300, 600)
    view.set_zoom(4)
    view.centre_on(1000, 900)
    assert view.pinned.gutter is None


@pytest.mark.parametrize("zoom", [1.0, 0.3, 1.37])
def test_an_edit_paints_the_same_as_painting_from_scratch(
    view, session, edit_title, zoom, difference
):
    view.set_zoom(zoom)
    view.centre_on(700, 500)
    before = pixels(view)
    session.apply("Edit", lambda m: edit_title(m, "l1-s4", "Sees something altogether different"))
    session.apply("Edit", lambda m: replace(m, cards=m.cards[:20] + m.cards[21:]))
    after = pixels(view)
    assert after != before
    assert difference(after, painted_from_scratch(view)) <= 2


def test_scrolling_paints_the_same_as_painting_from_scratch(view, difference):
    pixels(view)
    for dx, dy in ((-37, -211), (-300, 5), (13, -90), (-2000, -2000)):
        view.pan(dx, dy)
        seen = pixels(view)
        assert difference(seen, painted_from_scratch(view)) <= 2


def test_an_edit_paints_no_more_than_its_card(view, session, edit_title, monkeypatch):
    pixels(view)
    asked = []
    whole = view._painter._content._paint
    monkeypatch.setattr(
        view._painter._content,
        "_paint",
        lambda painter, part, scale: (asked.append(part), whole(painter, part, scale)),
    )
    session.apply("Edit", lambda m: edit_title(m, "l0-s1", "Other"))
    pixels(view)
    card = view.rect_of(Ref("card", "l0-s1"))
    assert asked
    assert all(part.touches(card) and part.w <= card.w + 10 for part in asked)


def test_previews_are_laid_out_once_a_turn(view, session, edit_title, arranger, qtbot):
    calls = arranger.calls
    session.begin("Type")
    for word in ("a", "b", "c"):
        session.preview(lambda m, word=word: edit_title(m, "l0-s1", word))
    assert arranger.calls == calls
    with qtbot.waitSignal(view.arranged):
        pass
    assert arranger.calls == calls + 1
    session.cancel()
    assert view.arrangement.map is session.map


def test_a_tool_gets_the_gestures_and_paints_on_top(view):
    tool = Recorder(view)
    view.set_tool(tool)
    mouse(view, QEvent.Type.MouseButtonPress, (400, 300))
    mouse(view, QEvent.Type.MouseMove, (410, 300), NONE, LEFT)
    mouse(view, QEvent.Type.MouseButtonRelease, (410, 300), LEFT, NONE)
    assert [name for name, _event in tool.seen] == ["press", "move", "release"]
    event = tool.seen[0][1]
    assert (event.x, event.y) == view.to_sheet(QPointF(400, 300))
    assert pixels(view).pixelColor(1, 1).name() == "#ff00ff"
    view.set_tool(Tool(view))
    assert tool.seen[-1][0] == "cancel"


def test_escape_ends_what_a_tool_is_doing(view):
    tool = Recorder(view)
    view.set_tool(tool)
    tool.active = True
    tool.seen.clear()
    key(view, Qt.Key.Key_Escape)
    assert tool.seen == [("cancel", None)]


def test_holding_a_thing_at_the_edge_scrolls(view, qtbot):
    tool = Recorder(view)
    view.set_tool(tool)
    tool.active = True
    mouse(view, QEvent.Type.MouseMove, (view.viewport().width() - 5, 300), NONE, LEFT)
    qtbot.waitUntil(lambda: view.horizontalScrollBar().value() > 40, timeout=2000)
    told = [event for name, event in tool.seen if name == "move"]
    assert told[-1].x > told[0].x
    mouse(view, QEvent.Type.MouseButtonRelease, (600, 300), LEFT, NONE)
    tool.active = False


def test_a_slow_zoom_shows_old_pixels_for_a_moment_only(view, qtbot, difference):
    pixels(view)
    view._painter._cost = 1.0
    view.set_zoom(1.2)
    view.grab()
    assert view._painter.unfinished
    qtbot.waitUntil(lambda: not view._painter.unfinished, timeout=2000)
    seen = view.viewport().grab().toImage()
    assert difference(seen, painted_from_scratch(view)) <= 2


class Taker(Recorder):
    """Takes what is dropped right of the lane names."""

    def drag_move(self, event):
        self.seen.append(("drag", event))
        return event.x > 184

    def drop(self, event):
        self.seen.append(("drop", event.mime.text()))
        return event.x > 184


@pytest.mark.parametrize(("x", "taken"), [(60, False), (500, True)])
def test_what_is_dragged_in_goes_to_the_tool(view, x, taken):
    tool = Taker(view)
    view.set_tool(tool)
    mime = QMimeData()
    mime.setText("a card")
    copy, place = Qt.DropAction.CopyAction, QPoint(x, 300)
    plain = Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(place, copy, mime, LEFT, plain)
    view.dragMoveEvent(move)
    assert move.isAccepted() == taken
    drop = QDropEvent(QPointF(place), copy, mime, LEFT, plain)
    view.dropEvent(drop)
    assert drop.isAccepted() == taken
    assert tool.seen[-1] == ("drop", "a card")


def test_two_fingers_zoom_where_they_are(view):
    view.centre_on(1100, 900)
    place = QPointF(400, 300)
    before = view.to_sheet(place)
    touch = QPointingDevice.primaryPointingDevice()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    event = QNativeGestureEvent(kind, touch, 2, place, place, place, 0.25, QPointF())
    assert view.viewportEvent(event)
    assert view.zoom == pytest.approx(1.25)
    assert view.to_sheet(place) == pytest.approx(before, abs=1)


def test_another_desk_colour_shows_at_once(view):
    view.set_desk(QColor("#0f1317"))
    assert pixels(view).pixelColor(3, 3).name() == "#0f1317"


def test_a_closed_view_no_longer_follows_the_session(view, session, edit_title, arranger):
    view.close_session()
    calls = arranger.calls
    session.apply("Edit", lambda m: edit_title(m, "l0-s1", "Other"))
    view.grab()
    assert arranger.calls == calls
