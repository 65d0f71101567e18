"""Every gesture in the whole window: the worst of its frames, beside a full frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median
from time import monotonic, sleep
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.app import windows
from journeymapper.app.document import Document
from journeymapper.display.geometry import Rect
from journeymapper.model.ids import Ref

from .measuring import Measure, cpu
from .painting import FRAME, HEIGHT, WIDTH, settle
from .synthetic import synthetic_map

MOVES: Final = 40
BETWEEN_KEYS: Final = 0.12
"""Seconds from key to key of somebody who types well."""
PANELS: Final = ("findings", "inbox", "palette", "inspector", "minimap")
LEFT, MIDDLE, NONE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.NoButton,
)
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Bench:
    """The window of a synthetic map, its panels open, at 100 % in the map's middle."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.window = windows.show(Document(synthetic_map(size)))
        self.view, self.canvas = self.window.view, self.window.canvas
        self.window.resize(WIDTH, HEIGHT)
        QTest.qWait(100)
        for name in PANELS:
            if not self.window.actions_by_id[name].isChecked():
                self.window.run(name)
        for _ in range(200):
            if self.window.analysis.noticed is not None:
                break
            QTest.qWait(100)
        self.card = f"t{size // 2}"
        self.home()

    def end(self) -> None:
        """Close the window, as nobody asks about a map that is only measured."""
        self.window.document.session.mark_saved()
        self.window.close()
        QTest.qWait(50)

    def home(self) -> None:
        """Show the middle of the map at 100 %, nothing held or selected."""
        view = self.view
        QTest.keyClick(view, Qt.Key.Key_Escape)
        self.canvas.settle()
        self.window.session.select([])
        view.set_zoom(1.0)
        box = view.arrangement.cards[self.card].rect
        view.centre_on(box.middle, box.y + 200)
        settle()
        QTest.qWait(250)

    def full(self) -> float:
        """Paint everything in sight of the canvas anew."""
        self.view.set_desk(self.view.desk)
        return cpu(self.view.viewport().repaint)

    def send(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
    ) -> None:
        """Send a mouse event to the canvas."""
        port = self.view.viewport()
        there = QPointF(port.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(port, QMouseEvent(kind, at, there, button, held, PLAIN))

    def turn(self, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """Turn the wheel by so many eighths of a degree over the middle."""
        port = self.view.viewport()
        at = QPointF(port.rect().center())
        there = QPointF(port.mapToGlobal(at.toPoint()))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at,
            there,
            QPoint(),
            QPoint(0, by),
            NONE,
            modifiers,
            phase,
            False,
        )
        QApplication.sendEvent(port, event)

    def dragged(
        self,
        start: Callable[[], QPointF],
        way: Callable[[int], QPointF],
        button: Qt.MouseButton = LEFT,
    ) -> list[float]:
        """Drag from a place; return what each move took until it was painted."""
        at = start()
        self.send(QEvent.Type.MouseMove, at, NONE, NONE)
        self.send(QEvent.Type.MouseButtonPress, at, button, button)
        settle()
        costs = []
        for step in range(MOVES):
            place = at + way(step)

            def frame(place: QPointF = place) -> None:
                self.send(QEvent.Type.MouseMove, place, NONE, button)
                QApplication.processEvents()

            costs.append(cpu(frame))
        if button == LEFT and not self.view.tool.busy:
            raise RuntimeError("nothing is being dragged")
        if button == LEFT:
            QTest.keyClick(self.view, Qt.Key.Key_Escape)
        self.send(QEvent.Type.MouseButtonRelease, at, button, NONE)
        self.home()
        return costs

    def wheeled(self, by: Callable[[int], int], modifiers: Qt.KeyboardModifier) -> list[float]:
        """Turn the wheel; return what each notch took until it was painted."""
        costs = []
        for step in range(MOVES):

            def frame(step: int = step) -> None:
                self.turn(by(step), modifiers)
                QApplication.processEvents()

            costs.append(cpu(frame))
        self.home()
        return costs

    def typed(self) -> float:
        """Write on in a card; return what a key took, with all that it set off in this thread."""
        self.window.session.select([Ref("card", self.card)])
        self.canvas.editor.open(Ref("card", self.card), text="Asks again")
        QTest.qWait(250)
        letters, costs = cycle([Qt.Key.Key_A, Qt.Key.Key_Backspace]), []
        for _ in range(MOVES):

            def key() -> None:
                QTest.keyClick(self.canvas.editor, next(letters))
                until = monotonic() + BETWEEN_KEYS
                while monotonic() < until:
                    QApplication.processEvents()
                    sleep(0.004)

            costs.append(cpu(key))
        self.canvas.editor.restore()
        self.home()
        return median(costs)

    def seen(self, rect: Rect, strip: str = "") -> QPointF:
        """Return the middle of something on the sheet as it is seen."""
        return self.view.seen_rect(rect, strip).center()

    def middle_of(self, card: str) -> QPointF:
        """Return where a card is seen."""
        return self.seen(self.view.arrangement.cards[card].rect)

    def stage(self) -> QPointF:
        """Return where the header of the stage in the middle is seen."""
        column = self.view.arrangement.cards[self.card].column
        stage = next(c.stage for c in self.view.arrangement.columns if c.id == column)
        rect = self.canvas.picker.headers[Ref("stage", stage)]
        seen = self.view.seen_rect(rect, "band")
        return (seen & self.view.viewport().rect().toRectF()).center()

    def lane(self) -> QPointF:
        """Return where the name of a lane is seen."""
        span = self.view.arrangement.lanes[0]
        gutter = self.view.arrangement.gutter
        return self.seen(Rect(gutter.x, span.y, 80, span.h), "gutter")

    def edge(self) -> QPointF:
        """Return where the right edge of the stage in the middle can be pulled."""
        view, column = self.view, self.view.arrangement.cards[self.card].column
        span = next(c for c in view.arrangement.columns if c.id == column)
        stage = next(s for s in view.arrangement.stages if s.id == span.stage)
        last = [c for c in view.arrangement.columns if c.stage == stage.id][-1]
        band = self.canvas.picker.headers[Ref("stage", stage.id)]
        view.centre_on(last.x + last.w, view.arrangement.cards[self.card].rect.y + 200)
        settle()
        return view.seen_rect(Rect(last.x + last.w, band.y + band.h / 2, 0, 0), "band").center()

    def empty(self) -> QPointF:
        """Return an empty place among the cards."""
        free = self.view.content_rect()
        for n in range(2_000):
            at = free.topLeft() + QPointF(20 + n * 37 % (free.width() - 400), 20 + n * 3 % 300)
            x, y = self.view.to_sheet(at)
            hit = self.canvas.picker.at(x, y, 0)
            if hit.part == "cell" and self.canvas.picker.grid.touchpoint_at(x) is not None:
                return at
        raise RuntimeError("the map is full")

    def point(self) -> QPointF:
        """Return where a point of the curve is seen."""
        points = self.view.arrangement.points_of((self.card,))
        place = next(p for p in points if p.score is not None)
        return self.view.to_view(place.x, place.y)

    def handle(self) -> QPointF:
        """Return where connections of the selected touchpoint are drawn from."""
        self.window.session.select([Ref("card", self.card)])
        settle()
        QTest.qWait(150)
        place = self.canvas.link_handle()
        if place is None:
            raise RuntimeError("no handle to draw connections from")
        return place


def measures(size: int) -> Iterator[Measure]:
    """Yield the worst frame of every gesture, beside one that paints all of the canvas anew."""
    bench = Bench(size)
    for name, run in gestures(bench).items():
        yield Measure(
            f"{name}: worst of its frames",
            "own full frame",
            lambda run=run: max(run()),
            bench.full,
            most=FRAME,
        )
    yield Measure(
        "key in the whole window, with all it sets off", "own full frame", bench.typed, bench.full
    )
    bench.end()


def gestures(bench: Bench) -> dict[str, Callable[[], list[float]]]:
    """Return every gesture: what runs it, and gives the cost of each of its frames."""

    def across(step: int) -> QPointF:
        return QPointF(8 + 9 * step, 6 + step)

    def down(step: int) -> QPointF:
        return QPointF(2, 8 + 6 * step)

    def up_and_down(step: int) -> QPointF:
        return QPointF(0, 6 + 2 * (step % 20))

    def aside(step: int) -> QPointF:
        return QPointF(8 + 4 * step, 0)

    return {
        "drag a card": lambda: bench.dragged(lambda: bench.middle_of(bench.card), across),
        "drag a stage": lambda: bench.dragged(bench.stage, across),
        "drag a lane": lambda: bench.dragged(bench.lane, down),
        "pull the width of a stage": lambda: bench.dragged(bench.edge, aside),
        "select with a rectangle": lambda: bench.dragged(bench.empty, across),
        "drag a point of the curve": lambda: bench.dragged(bench.point, up_and_down),
        "draw a connection": lambda: bench.dragged(bench.handle, across),
        "move the sheet by hand": lambda: bench.dragged(
            lambda: QPointF(bench.view.viewport().rect().center()), across, MIDDLE
        ),
        "scroll with the wheel": lambda: bench.wheeled(
            lambda step: -120 if step % 20 < 10 else 120, PLAIN
        ),
        "zoom with the wheel": lambda: bench.wheeled(
            lambda step: 120 if step % 10 < 5 else -120, CTRL
        ),
    }
