import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from journeymapper.canvas.minimap import CORNER, Minimap
from journeymapper.canvas.view import CanvasView
from journeymapper.edit.session import Session


@pytest.fixture
def view(qtbot, maps, measurer, symbols, arranger):
    made = CanvasView(Session(maps(20, 6)), measurer, symbols, arrange=arranger)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.set_zoom(1.0)
    return made


@pytest.fixture
def minimap(view):
    made = Minimap(view)
    made.show()
    return made


def middle_of_sight(view):
    seen = view.visible_sheet()
    return seen.x + seen.w / 2, seen.y + seen.h / 2


def test_it_stays_in_the_corner(view, minimap):
    view.resize(700, 500)
    corner = minimap.geometry().bottomRight()
    room = view.viewport().rect().bottomRight()
    assert room - corner == QPoint(CORNER, CORNER)


def test_dragging_goes_there(view, minimap, qtbot):
    sheet, display = minimap.sheet_rect(), view.arrangement.display
    place = sheet.center().toPoint()
    qtbot.mousePress(minimap, Qt.MouseButton.LeftButton, pos=place)
    scale = display.width / sheet.width()
    x, y = middle_of_sight(view)
    assert x == pytest.approx((place.x() - sheet.x()) * scale, abs=2)
    assert y == pytest.approx((place.y() - sheet.y()) * scale, abs=2)


def test_the_frame_is_around_what_is_in_sight(view, minimap):
    view.centre_on(1000, 800)
    frame, sheet = minimap.frame_rect(), minimap.sheet_rect()
    scale = sheet.width() / view.arrangement.display.width
    x, y = middle_of_sight(view)
    assert frame.center().x() == pytest.approx(sheet.x() + x * scale, abs=0.5)
    assert frame.center().y() == pytest.approx(sheet.y() + y * scale, abs=0.5)
    assert frame.width() == pytest.approx(view.viewport().width() * scale, abs=0.5)


def test_it_shows_the_sheet_and_follows_edits(view, minimap, qtbot, edit_title):
    before = minimap.grab().toImage()
    sheet = minimap.sheet_rect()
    scale = sheet.width() / view.arrangement.display.width
    band = QPointF(sheet.x() + 230 * scale, sheet.y() + 190 * scale).toPoint()
    assert QColor(before.pixel(band)).lightness() < 200
    view.session.apply("Fewer", lambda m: type(m)(stages=m.stages[:5], lanes=m.lanes))
    with qtbot.waitSignal(minimap._soon.timeout, timeout=2000):
        view.arrangement  # noqa: B018
    assert minimap.grab().toImage() != before


def test_its_cross_closes_it(minimap, qtbot):
    with qtbot.waitSignal(minimap.closed):
        qtbot.mouseClick(minimap._close, Qt.MouseButton.LeftButton)
    assert minimap.isHidden()


def test_it_gives_way_while_the_whole_map_is_in_sight(view, minimap):
    assert minimap.isVisible()
    view.fit()
    assert not minimap.isVisible()
    assert minimap.wanted
    view.set_zoom(1.0)
    assert minimap.isVisible()
    minimap.set_wanted(False)
    view.set_zoom(1.5)
    assert not minimap.isVisible()


def test_it_gives_way_on_a_small_canvas(view, minimap):
    assert minimap.isVisible()
    view.resize(500, 400)
    assert not minimap.isVisible()
    view.resize(900, 600)
    assert minimap.isVisible()
