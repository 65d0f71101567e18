"""Frames of the real canvas: full, panned, zoomed, fitted, dragging, typing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, cycle, repeat

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.canvas.controller import CanvasController
from journeymapper.canvas.view import REFINE_AFTER, CanvasView
from journeymapper.edit.session import Session
from journeymapper.model.ids import Ref
from journeymapper.render.qt_nodes import LEAST_CARD
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

from .bare import BareWidget, calls_for, card_blocks
from .measuring import Measure, cpu
from .synthetic import synthetic_map

WIDTH, HEIGHT = 1920, 1080
FRAME = 16.7
CARD = 91.0
"""Units of a usual card's width."""
MOVES = 10
"""Moves of the pointer in a drag, by 7 pixels each: some reach the next gap, and the map opens."""
LEFT = Qt.MouseButton.LeftButton


class Screen:
    """The canvas of a synthetic map in a window of 1920 x 1080, at 100 %, in the map's middle."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.session = Session(synthetic_map(size))
        self.view = CanvasView(self.session, engine(), symbol)
        self.canvas = CanvasController(self.view)
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        settle()
        self.home()
        self._steps = cycle(chain(repeat(40, 12), repeat(-40, 12)))
        self._zooms = cycle([1.25, 1.0])

    def home(self) -> None:
        """Show the middle of the map at 100 %."""
        self.view.set_zoom(1.0)
        box = self.view.arrangement.cards[f"t{self.size // 2}"]
        self.view.centre_on(box.rect.x, box.rect.y + 300)
        self.view.viewport().repaint()
        sharpen()

    def full(self) -> float:
        """Paint everything in sight anew."""
        self.view.set_desk(self.view.desk)
        return cpu(self.view.viewport().repaint)

    def pan(self) -> float:
        """Move the sheet by 40 pixels."""
        bar = self.view.horizontalScrollBar()
        way = next(self._steps)

        def move() -> None:
            bar.setValue(bar.value() + way)
            self.view.viewport().repaint()

        return cpu(move)

    def zoom(self) -> float:
        """Zoom one step at the middle; the first frame counts."""
        self.full()
        wanted = next(self._zooms)

        def step() -> None:
            self.view.set_zoom(wanted)
            self.view.viewport().repaint()

        cost = cpu(step)
        sharpen()
        return cost


def sharpen() -> None:
    """Wait until what was shown for a moment while zooming was painted in full."""
    QTest.qWait(2 * REFINE_AFTER)
    settle()


def settle() -> None:
    """Let everything posted happen."""
    for _ in range(3):
        QApplication.processEvents()


def measures(size: int) -> Iterator[Measure]:
    """Yield the measures of frames of a map of one size."""
    screen = Screen(size)
    floor = _bare_frame(screen.view)
    yield Measure(
        "frame, all painted anew",
        "bare QPainter, the same primitives in sight",
        screen.full,
        lambda: cpu(floor.repaint),
        goal=1.1,
    )
    yield Measure("pan frame", "own full frame", screen.pan, screen.full, goal=0.35)
    screen.home()
    yield Measure("zoom step", "own full frame", screen.zoom, screen.full, goal=3.0, most=FRAME)
    screen.home()
    yield from _drags(screen)
    yield from _keys(screen)
    yield from _fits(screen)
    if size > 300:
        small = Screen(300)
        screen.home()
        yield Measure(
            "frame, all painted anew", "the same at 300", screen.full, small.full, goal=1.15
        )
        yield Measure("pan frame", "the same at 300", screen.pan, small.pan, goal=1.25)


def _bare_frame(view: CanvasView) -> BareWidget:
    """Return a widget that paints what the view shows now, call by call."""
    place, pins = view.projection, view.pinned
    display = view.arrangement.display
    seen = view.visible_sheet()
    pinned = ("band", "gutter", "band-name")
    calls = calls_for([layer for layer in display.layers if layer.role not in pinned], seen)
    for name, strip in (("gutter", pins.gutter), ("band", pins.band)):
        layer = display.layer(name)
        if layer is not None:
            dx, dy = (strip.dx, strip.dy) if strip else (0.0, 0.0)
            calls += calls_for([layer], seen, dx / place.zoom, dy / place.zoom)
    widget = BareWidget(calls, place.x, place.y, place.zoom)
    widget.resize(view.viewport().size())
    widget.show()
    settle()
    return widget


def _send(view: CanvasView, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    there = QPointF(view.viewport().mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, there, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def _drags(screen: Screen) -> Iterator[Measure]:
    view = screen.view
    rect = view.rect_to_view(view.arrangement.cards[f"t{screen.size // 2}"].rect)
    start = rect.center()
    _send(view, QEvent.Type.MouseButtonPress, start, LEFT)
    for step in range(1, 12):
        _send(view, QEvent.Type.MouseMove, start + QPointF(4 * step, 3), LEFT)
    settle()
    moves = cycle(QPointF(60 + 7 * n, 20 + n) for n in (*range(30), *range(29, 0, -1)))

    def move() -> None:
        _send(view, QEvent.Type.MouseMove, start + next(moves), LEFT)
        QApplication.processEvents()

    yield Measure(
        f"drag frame, a move of the pointer to painted, {MOVES} in a row",
        "own full frame",
        lambda: cpu(move, MOVES),
        screen.full,
        0.10,
    )
    QTest.keyClick(view, Qt.Key.Key_Escape)
    _send(view, QEvent.Type.MouseButtonRelease, start, Qt.MouseButton.NoButton)
    settle()


def _keys(screen: Screen) -> Iterator[Measure]:
    view, editor, ref = screen.view, screen.canvas.editor, Ref("card", f"t{screen.size // 2}")
    editor.open(ref, text="Asks again")
    settle()
    letters, painted = cycle([Qt.Key.Key_A, Qt.Key.Key_Backspace]), Paints()
    editor.viewport().installEventFilter(painted)

    def press() -> None:
        before = painted.count
        QTest.keyClick(editor, next(letters))
        QApplication.sendPostedEvents()
        if painted.count == before:
            raise RuntimeError("what was typed is not on the screen")

    def laid_out() -> None:
        if view.lag.behind:
            loop = QEventLoop()
            view.arranged.connect(loop.quit)
            loop.exec()  # without work of its own until the pause is over
        QApplication.processEvents()

    def key() -> float:
        cost = cpu(press)
        laid_out()
        return cost

    def key_and_layout() -> float:
        def both() -> None:
            press()
            laid_out()

        return cpu(both)

    def full() -> float:
        cost = screen.full()
        editor.setFocus()
        return cost

    if editor.editing != ref:
        raise RuntimeError("no text is being edited")
    yield Measure("keystroke to the typed text on screen", "own full frame", key, full, goal=0.15)
    yield Measure(
        "keystroke to the map laid out and painted", "own full frame", key_and_layout, full
    )
    editor.restore()
    settle()


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched, event) -> bool:
        """Count, and let it pass."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def _fits(screen: Screen) -> Iterator[Measure]:
    view = screen.view
    view.fit()
    view.viewport().repaint()
    sharpen()
    lanes = view.arrangement.display.layer("lanes")
    if lanes is None:
        return
    blocks = card_blocks(lanes, view.visible_sheet())
    place = view.projection
    fills = [lambda p, path=path, c=c: p.fillPath(path, c) for path, c in blocks]
    widget = BareWidget(fills, place.x, place.y, place.zoom)
    widget.resize(view.viewport().size())
    widget.show()
    settle()
    yield Measure(
        f"frame of the whole map ({view.zoom:.0%})",
        "fillPath of its cards, colour by colour",
        screen.full,
        lambda: cpu(widget.repaint),
        goal=2.0 if view.zoom * CARD < LEAST_CARD else None,
    )
    widget.hide()
