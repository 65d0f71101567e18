from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.app import settings, submenus, windows
from journeymapper.app.document import Document
from journeymapper.canvas.present.show import Presentation
from journeymapper.canvas.present.slides import slides, stage_of
from journeymapper.layout.engine import arrange
from journeymapper.model.ids import Ref
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

SCREENS = [(1366, 768), (1920, 1080), (2560, 1440), (1080, 1920), (640, 360)]


@pytest.fixture(scope="module")
def arrangement(qapp):
    return arrange(read_map(template_path("telecom-cr")).map, engine(), symbol)


@pytest.fixture
def show(qtbot, arrangement):
    made = Presentation(arrangement)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def arrive(qtbot, show):
    qtbot.waitUntil(lambda: not show.moving, timeout=3000)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_lane_of_every_stage_is_shown_and_can_be_read(arrangement, screen):
    shown = slides(arrangement, *screen)
    assert shown[0].stage == ""
    assert [s.stage for s in shown if s.part == 1] == ["", *(s.id for s in arrangement.stages)]
    for stage in arrangement.stages:
        own = [slide for slide in shown if slide.stage == stage.id]
        assert all(slide.projection.zoom >= 1.0 for slide in own)
        for lane in arrangement.lanes:
            seen = sum(
                max(0, min(s.lit.bottom, lane.y + lane.h) - max(s.lit.y, lane.y)) * s.lit.w
                for s in own
            )
            assert seen == pytest.approx(lane.h * stage.w)


@pytest.mark.parametrize("screen", SCREENS[:4])
def test_what_is_spoken_about_is_on_the_screen(arrangement, screen):
    width, height = screen
    for slide in slides(arrangement, width, height)[1:]:
        seen = slide.projection.rect_to_view(slide.lit)
        assert seen.left() >= 0
        assert seen.right() <= width
        assert seen.top() >= 0
        assert seen.bottom() <= height + 1


def test_the_whole_map_is_the_first_slide(arrangement):
    first = slides(arrangement, 1920, 1080)[0]
    sheet = first.projection.rect_to_view(first.lit)
    assert sheet.left() >= 0
    assert sheet.top() >= 0
    assert sheet.right() <= 1920
    assert sheet.bottom() <= 1080


def test_the_stage_of_a_card_is_found(arrangement):
    card = arrangement.touchpoints[8].card
    assert stage_of(arrangement, [Ref("card", card)]) == arrangement.stages[2].id
    assert stage_of(arrangement, [Ref("lane", arrangement.lanes[0].id)]) == ""


def test_arrows_and_the_keys_of_a_clicker_move_it(qtbot, show):
    assert show.slide.stage == ""
    for number, key in enumerate(
        (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Down), start=2
    ):
        qtbot.keyClick(show, key)
        assert show.number == number
    qtbot.keyClick(show, Qt.Key.Key_PageUp)
    assert show.number == 4
    qtbot.keyClick(show, Qt.Key.Key_End)
    assert show.number == show.count
    qtbot.keyClick(show, Qt.Key.Key_Right)
    assert show.number == show.count
    qtbot.keyClick(show, Qt.Key.Key_Home)
    assert show.number == 1


def test_clicks_move_it(qtbot, show):
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert show.number == 2
    qtbot.mouseClick(show, Qt.MouseButton.RightButton, pos=QPoint(300, 300))
    assert show.number == 1


def test_the_way_ends_at_the_slide_itself(qtbot, show):
    qtbot.keyClick(show, Qt.Key.Key_Right)
    assert show.moving
    qtbot.waitUntil(lambda: show.grab() and not show.moving, timeout=3000)
    came = show.grab().toImage()
    show.go(1)
    arrive(qtbot, show)
    show.go(2)
    arrive(qtbot, show)
    assert show.grab().toImage() == came


def test_what_is_not_spoken_about_is_pale(qtbot, show):
    show.go(2)
    arrive(qtbot, show)
    picture, a = show.grab().toImage(), show._arrangement
    at, y = show.slide.projection, a.band.y + a.band.h / 2 + 20
    own, other = a.stages[0], a.stages[1]
    strong = picture.pixelColor(at.to_view(own.x + own.w - 40, y).toPoint())
    pale = picture.pixelColor(at.to_view(other.x + other.w / 2, y).toPoint())
    assert strong.lightness() < 140
    assert pale.lightness() > 200


def test_the_screen_can_be_dark(qtbot, show):
    qtbot.keyClick(show, Qt.Key.Key_B)
    assert show.grab().toImage().pixelColor(600, 300).lightness() == 0
    qtbot.keyClick(show, Qt.Key.Key_Right)
    assert not show.dark


def test_another_size_keeps_the_stage(qtbot, show):
    show.go(show.count)
    arrive(qtbot, show)
    stage = show.slide.stage
    show.resize(900, 1000)
    qtbot.waitUntil(lambda: show.width() == 900)
    assert show.slide.stage == stage


@pytest.mark.usefixtures("application")
def test_f5_presents_and_escape_comes_back(qtbot):
    window = windows.show(Document(read_map(template_path("telecom-cr")).map))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_F5)
    show = window.presentation
    assert show.isFullScreen()
    assert show.slide.stage == ""
    with qtbot.waitSignal(show.ended):
        qtbot.keyClick(show, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    stage = window.session.map.stages[3].id
    window.session.select([Ref("stage", stage)])
    qtbot.waitUntil(window.actions_by_id["present_here"].isEnabled)
    qtbot.keyClick(window.view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert window.presentation.slide.stage == stage
    window.presentation.close()
    QApplication.processEvents()


def test_who_wants_less_motion_sees_the_next_slide_at_once(qtbot, application):
    window = windows.show(Document(read_map(template_path("telecom-cr")).map))
    for wanted in (False, True):
        settings.remember("less_motion", wanted)
        assert settings.less_motion() is wanted
        window.run("present")
        shown = window.presentation
        qtbot.waitUntil(shown.isVisible)
        shown.go(2)
        assert shown.moving is not wanted
        shown.close()


def test_less_motion_is_chosen_in_the_menu(qtbot, application):
    window = windows.show(Document(read_map(template_path("telecom-cr")).map))
    menu = QMenu()
    submenus.fill(window, "theme", menu)
    action = next(one for one in menu.actions() if one.text() == "Less motion")
    assert not action.isChecked()
    action.trigger()
    assert settings.less_motion()
