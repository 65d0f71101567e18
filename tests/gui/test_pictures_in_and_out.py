"""Pictures leave the map by the clipboard, and come in as files dropped onto it."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
)

from journeymapper.app.reading_pictures import _Reading
from journeymapper.canvas.excerpt import SCALE, excerpt
from journeymapper.display.walk import walk_all
from journeymapper.edit.lanes import delete_lane
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from tests.dropping import drop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(sample):
    return sample()


def copied(qtbot, window):
    """The picture that Ctrl+Shift+C puts on the clipboard."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    qtbot.keyClick(window.view, Qt.Key.Key_C, CTRL | SHIFT)
    qtbot.waitUntil(lambda: clipboard.mimeData().hasImage())
    return clipboard.image()


def test_the_whole_map_is_copied_when_nothing_is_selected(qtbot, window):
    window.session.select([])
    picture, drawing = copied(qtbot, window), window.view.arrangement.display
    part = excerpt(window.view.arrangement, [])
    assert picture.width() == pytest.approx(drawing.width * part.scale, abs=2)
    assert picture.height() == pytest.approx(drawing.height * part.scale, abs=2)
    assert f"{picture.width()} × {picture.height()}" in window.status.message.text()


def test_selected_cards_are_copied_at_twice_their_size_without_their_neighbours(qtbot, window):
    cards = [slot.card for slot in window.view.arrangement.touchpoints]
    chosen = [Ref("card", cards[1]), Ref("card", cards[3])]
    window.session.select(chosen)
    part = excerpt(window.view.arrangement, chosen)
    groups = {p.primitive.key for p in walk_all(part.drawing) if _is_card(p.primitive)}
    assert groups == {cards[1], cards[3]}
    picture = copied(qtbot, window)
    assert (part.scale, picture.width()) == (SCALE, round(part.area.w * SCALE + 0.49))
    paper = QColor("#FFFFFF")
    middle = window.view.arrangement.cards[cards[2]].rect
    place = middle.middle - part.area.x, middle.y + middle.h / 2 - part.area.y
    assert picture.pixelColor(*(round(each * SCALE) for each in place)) == paper


def _is_card(part):
    return getattr(part, "role", "") == "card"


@pytest.mark.parametrize("kind", ["stage", "lane"])
def test_a_stage_or_lane_is_copied_as_a_whole(qtbot, window, kind):
    a = window.view.arrangement
    ref = Ref(kind, a.stages[1].id if kind == "stage" else a.lanes[2].id)
    window.session.select([ref])
    picture, rect = copied(qtbot, window), window.view.rect_of(ref)
    assert picture.width() == pytest.approx(rect.w * SCALE, abs=2)
    assert picture.height() == pytest.approx(rect.h * SCALE, abs=2)


# Files


def file_of(folder, name, colour="#aa3300"):
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    assert picture.save(str(folder / name))
    return folder / name


def drop_files(qtbot, window, place, *files):
    """Drop files and wait until they are read; return whether that changed the map."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    before = window.session.map
    assert drop(window.view, mime, place)
    assert window.session.map is before, "they were read while the window waited"
    qtbot.waitUntil(lambda: not window.findChildren(_Reading), timeout=20_000)
    return window.session.map is not before


def lane_place(window, kind, card):
    a = window.view.arrangement
    lane = next(span for span in a.lanes if span.kind == kind)
    slot = next(s for s in a.touchpoints if s.card == card)
    window.view.centre_on(slot.x, lane.y + 20)
    return window.view.to_view(slot.x, lane.y + lane.h / 2).toPoint()


def test_picture_files_become_cards_where_they_are_dropped(qtbot, window, tmp_path):
    files = [file_of(tmp_path, "shop.png"), file_of(tmp_path, "bill.jpg", "#0033aa")]
    under = window.view.arrangement.touchpoints[2].card
    assert drop_files(qtbot, window, lane_place(window, "pain_points", under), *files)
    made = [index(window.session.map).cards[ref.id] for ref in window.session.selection]
    lanes = index(window.session.map).lanes
    assert [lanes[card.lane].kind for card in made] == ["pain_points"] * 2
    assert [card.kind for card in made] == ["image"] * 2
    assert all(under in card.about for card in made)
    assets = index(window.session.map).assets
    assert [assets[card.picture].name for card in made] == ["shop.png", "bill.jpg"]
    assert window.session.undo_label == "Add pictures"
    assert window.session.undo()
    assert not window.session.can_undo


def test_on_touchpoints_they_go_to_the_nearest_lane_that_takes_them(qtbot, window, tmp_path):
    under = window.view.arrangement.touchpoints[2].card
    assert drop_files(
        qtbot, window, lane_place(window, "touchpoints", under), file_of(tmp_path, "a.png")
    )
    (ref,) = window.session.selection
    facts = index(window.session.map)
    assert facts.lanes[facts.cards[ref.id].lane].kind != "touchpoints"


def test_a_picture_dropped_on_a_persona_is_the_portrait(qtbot, window, tmp_path):
    window.view.verticalScrollBar().setValue(0)
    window.view.horizontalScrollBar().setValue(0)
    spot = next(s for s in window.view.arrangement.spots if s.ref.kind == "persona")
    place = window.view.to_view(spot.rect.x - 60, spot.rect.y + 50).toPoint()
    assert drop_files(qtbot, window, place, file_of(tmp_path, "ana.png"))
    persona = window.session.map.personas[0]
    assert index(window.session.map).assets[persona.portrait].name == "ana.png"
    assert window.session.undo_label == "Set portrait"


def test_a_file_that_only_says_it_is_a_picture_is_refused_with_a_reason(qtbot, window, tmp_path):
    before = window.session.map
    bad = tmp_path / "not.png"
    bad.write_text("words")
    place = lane_place(window, "pain_points", window.view.arrangement.touchpoints[2].card)
    assert not drop_files(qtbot, window, place, bad)
    assert window.session.map is before
    assert "not.png" in window.banner.words.text()


def test_pictures_whose_place_is_gone_by_the_time_they_are_read_still_become_cards(
    qtbot, window, tmp_path, monkeypatch
):
    """The map goes on being edited while large files are read."""
    session = window.session
    under = window.view.arrangement.touchpoints[2].card
    place = lane_place(window, "pain_points", under)
    lane = next(span.id for span in window.view.arrangement.lanes if span.kind == "pain_points")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path, "late.png")))])
    assert drop(window.view, mime, place)
    session.apply("Delete", lambda m: delete_lane(m, lane))
    qtbot.waitUntil(lambda: not window.findChildren(_Reading), timeout=20_000)
    (ref,) = session.selection
    facts = index(session.map)
    assert facts.assets[facts.cards[ref.id].picture].name == "late.png"


def test_pictures_wait_until_the_hand_holds_nothing(qtbot, window, tmp_path):
    session = window.session
    place = lane_place(window, "pain_points", window.view.arrangement.touchpoints[2].card)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path, "a.png")))])
    assert drop(window.view, mime, place)
    session.begin("Drag")
    qtbot.waitUntil(lambda: not window.findChildren(_Reading), timeout=20_000)
    before = session.map
    session.cancel()
    qtbot.waitUntil(lambda: session.map is not before, timeout=20_000)
    assert session.undo_label == "Add pictures"


def huge_png(path):
    """A picture of a few bytes that claims, rightly, to have 2,500 million pixels."""

    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    packed = zlib.compress(bytes(50_000))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed))
    return path


def test_a_picture_that_would_fill_the_memory_is_refused_with_its_size(qtbot, window, tmp_path):
    place = lane_place(window, "pain_points", window.view.arrangement.touchpoints[2].card)
    assert not drop_files(qtbot, window, place, huge_png(tmp_path / "bomb.png"))
    assert "50000 × 50000" in window.banner.words.text()
