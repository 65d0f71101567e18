"""What the tests of windows share: the program set up once, and a hand-made arrangement.

With the arrangement the canvas is tested without the product's layout.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app import theme, windows
from journeymapper.app.main import set_up
from journeymapper.app.window import MainWindow
from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Group,
    Icon,
    Path,
    Stroke,
    Symbol,
    TextRun,
)
from journeymapper.display.text import GlyphSpan, ShapedLine, TextStyle
from journeymapper.layout.arrangement import Arrangement, CardBox, ColumnSpan, LaneSpan, StageSpan
from journeymapper.model.document import Card, JourneyMap, Lane, Stage
from journeymapper.storage.templates import template_path

COLOURS = ("#2F3E93", "#1571CA", "#1F7C6F", "#9A6802")
GUTTER = Rect(44, 160, 140, 0)
BAND = 58.0
PITCH, STAGE = 99.0, 5
LANE = 240.0


@pytest.fixture
def application(qapp: QApplication) -> Iterator[None]:
    """Set the program up once, start in light colours, and leave no window behind."""
    if not qapp.property("set up"):
        set_up(qapp)
        qapp.setProperty("set up", True)
    theme.set_preference("light")
    yield
    for window in windows.all_windows():
        window.canvas.settle()  # ending what is typed may be a change
        window.document.session.mark_saved()
        window.close()
    QApplication.processEvents()
    theme.set_preference("")


@pytest.fixture
def sample(application: None, qtbot, tmp_path) -> Callable[..., MainWindow]:
    """Return what opens a window on a file with a shipped map, the keyboard in the map."""

    def opened(name: str = "telecom-cr", width: int = 1400, height: int = 900) -> MainWindow:
        path = tmp_path / f"{name}.journey"
        shutil.copy(template_path(name), path)
        window = windows.open_file(path)
        assert window is not None
        window.resize(width, height)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.view.setFocus()
        return window

    return opened


@pytest.fixture
def furnished(sample: Callable[..., MainWindow]) -> Iterator[Callable[[], MainWindow]]:
    """Return what opens a small window with its panels made; what it opens is closed at the end."""

    def opened() -> MainWindow:
        window = sample("ecommerce-shoes", 1366, 768)
        assert window.inspector is not None  # made now, not in idle time
        assert window.sides.palette is not None
        QTest.qWait(60)
        return window

    yield opened
    mains = windows.all_windows()
    for other in QApplication.topLevelWidgets():
        if other not in mains and other.isVisible():
            other.close()
            other.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class PlainMeasurer:
    """Sets text in Fira Sans with nominal widths: no kerning, breaks at spaces only."""

    @staticmethod
    @cache
    def line(text: str, style: TextStyle) -> ShapedLine:
        from journeymapper.typeset.fonts import face

        key = "fira-600" if style.weight > 500 else "fira-400"
        font, x, glyphs, xs = face(key), 0.0, [], []
        for character in text:
            glyphs.append(font.glyph(character))
            xs.append(x)
            x += font.advance(glyphs[-1]) / font.units_per_em
        span = GlyphSpan(key, tuple(glyphs), tuple(xs), (0.0,) * len(xs), tuple(range(len(xs))))
        return ShapedLine(text, (span,), x)

    def wrap(self, text: str, style: TextStyle, width: float) -> tuple[ShapedLine, ...]:
        lines, words = [], text.split()
        while words:
            count = 1
            while count < len(words) and (
                self.line(" ".join(words[: count + 1]), style).width * style.size <= width
            ):
                count += 1
            lines.append(self.line(" ".join(words[:count]), style))
            del words[:count]
        return tuple(lines) or (self.line("", style),)


TITLE, NOTE, HEAD = TextStyle(12.5, 600, 15.5), TextStyle(12.5, 400, 15), TextStyle(22, 600)
SQUARE = Symbol("square", (((("M", 0, 0), ("L", 1, 0), ("L", 1, 1), ("L", 0, 1), ("Z",)), 1.0),))


def square(_name: str) -> Symbol:
    return SQUARE


def _texts(lines, x, y, style, colour):
    return tuple(
        TextRun(x, y + style.line * i, line, style.size, colour) for i, line in enumerate(lines)
    )


def _card(card: Card, measurer: PlainMeasurer) -> Group:
    wide, high = PITCH - 8, LANE - 36
    title = measurer.wrap(card.title, TITLE, wide - 14)
    note = measurer.wrap(card.note, NOTE, wide - 14)[:5]
    return Group(
        (
            Box(0, 0, wide, high, "#FFFFFF", Stroke("#CFD6DD"), (7, 7, 7, 7)),
            Box(0, 0, 4, high, "#1B5FAE", None, (4, 0, 0, 4)),
            Ellipse(25.5, 25, 16, 16, "#E6EFF9"),
            Icon(SQUARE, 15.5, 15, 20, "#1B5FAE"),
            *_texts(title, 9.5, 60, TITLE, "#18212B"),
            *_texts(note, 9.5, 62 + 15.5 * len(title), NOTE, "#525D6A"),
            Box(9.5, high - 28, 50, 20, "#E6EFF9", None, (10, 10, 10, 10)),
            TextRun(15, high - 14, measurer.line("Digital", NOTE), 12.5, "#1B5FAE"),
        ),
        Rect(-1, -1, wide + 2, high + 2),
        role="card",
        key=card.id,
    )


class Arranger:
    """Lays cards out in rows, keeping the groups of cards that did not change."""

    def __init__(self) -> None:
        self.measurer = PlainMeasurer()
        self.calls = 0
        self.cards: dict[str, tuple[Card, Group]] = {}

    def __call__(self, map_: JourneyMap, previous: Arrangement | None) -> Arrangement:
        self.calls += 1
        count = sum(len(s.columns) for s in map_.stages)
        right, top = 184 + PITCH * count, GUTTER.y + BAND + 12
        columns, stages, chevrons, x = [], [], [], 184.0
        for i, stage in enumerate(map_.stages):
            w = PITCH * len(stage.columns)
            stages.append(StageSpan(stage.id, x, w))
            columns += [
                ColumnSpan(c.id, stage.id, x + PITCH * j, PITCH)
                for j, c in enumerate(stage.columns)
            ]
            name = self.measurer.line(stage.title, HEAD)
            chevrons.append(
                Group(
                    (
                        Box(x, GUTTER.y, w - 5, BAND, COLOURS[i % 4]),
                        TextRun(x + 38, GUTTER.y + 37, name, 22, "#FFFFFF"),
                    ),
                    Rect(x, GUTTER.y, w, BAND),
                    role="stage",
                    key=stage.id,
                )
            )
            x += w
        place = {c.id: c.x for c in columns}
        lanes, names, groups, boxes = [], [], [], {}
        for i, lane in enumerate(map_.lanes):
            y = top + LANE * i
            lanes.append(LaneSpan(lane.id, lane.kind, y, LANE))
            name = self.measurer.line(lane.title, NOTE)
            names.append(
                Group(
                    (TextRun(48, y + 40, name, 12.5, "#18212B"),),
                    Rect(44, y, 140, LANE),
                    role="lane-name",
                    key=lane.id,
                )
            )
            parts: list[object] = [
                Path((("M", 184, y), ("L", right, y)), None, Stroke("#D3D9E0")),
            ]
            for card in (c for c in map_.cards if c.lane == lane.id):
                known = self.cards.get(card.id)
                if known is None or known[0] is not card:
                    known = self.cards[card.id] = card, _card(card, self.measurer)
                at_x, at_y = place[card.at] + 4, y + 18
                parts.append(known[1].moved(at_x, at_y))
                boxes[card.id] = CardBox(
                    card.id, lane.id, card.at, Rect(at_x, at_y, PITCH - 8, LANE - 36)
                )
            groups.append(
                Group(tuple(parts), Rect(184, y, right - 184, LANE), role="lane", key=lane.id)
            )
        bottom = top + LANE * len(map_.lanes)
        sheet = Rect(0, 0, right + 44, bottom + 120)
        title = self.measurer.line(map_.title, TextStyle(46, 600))
        layers = (
            Group(
                (TextRun(44, 100, title, 46, "#18212B"),), Rect(0, 0, sheet.w, 150), role="sheet"
            ),
            Group((), Rect(0, 0, 0, 0), role="tints"),
            Group(tuple(groups), sheet, role="lanes"),
            Group(tuple(names), Rect(44, top, 140, bottom - top), role="gutter"),
            Group(tuple(chevrons), Rect(184, GUTTER.y, right - 184, BAND), role="band"),
        )
        return Arrangement(
            map_,
            Display(sheet.w, sheet.h, layers, map_.title, "en"),
            Rect(44, GUTTER.y, right - 44, BAND),
            Rect(44, GUTTER.y, 140, bottom - GUTTER.y),
            tuple(stages),
            tuple(columns),
            tuple(lanes),
            (),
            boxes,
        )


def make_map(columns: int = 20, lanes: int = 6) -> JourneyMap:
    stages = tuple(Stage(f"s{i}", f"Stage {i + 1}") for i in range(columns))
    rows = tuple(Lane(f"l{i}", "touchpoints", f"Lane {i + 1}") for i in range(lanes))
    cards = tuple(
        Card(
            id=f"{row.id}-{stage.id}",
            lane=row.id,
            at=stage.id,
            title=f"Compares prices of {i} offers",
            note="Opens three tabs and loses count of what is included in each of the plans",
        )
        for row in rows
        for i, stage in enumerate(stages)
    )
    return JourneyMap(title="A journey", stages=stages, lanes=rows, cards=cards)


def edited(map_: JourneyMap, card: str, title: str) -> JourneyMap:
    return replace(
        map_, cards=tuple(replace(c, title=title) if c.id == card else c for c in map_.cards)
    )


def largest_difference(one, other) -> int:
    """By how many of 255 levels two pictures differ at most, in any pixel and colour."""
    from PySide6.QtGui import QImage, QPainter

    assert one.size() == other.size()
    rest = one.convertToFormat(QImage.Format.Format_RGB32)
    rest.setDevicePixelRatio(1)
    other = QImage(other)
    other.setDevicePixelRatio(1)
    painter = QPainter(rest)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    levels = bytes(rest.constBits())
    return max(max(levels[channel::4]) for channel in range(3))


@pytest.fixture
def difference():
    """Return what compares pictures: smoothed edges may differ by two levels where they are cut."""
    return largest_difference


@pytest.fixture
def arranger() -> Arranger:
    return Arranger()


@pytest.fixture
def maps() -> Callable[..., JourneyMap]:
    return make_map


@pytest.fixture
def edit_title() -> Callable[[JourneyMap, str, str], JourneyMap]:
    return edited


@pytest.fixture
def symbols() -> Callable[[str], Symbol]:
    return square


@pytest.fixture
def measurer() -> PlainMeasurer:
    return PlainMeasurer()
