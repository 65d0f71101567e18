"""What may wait until a window has been seen: done right after its first paint.

Whoever opens a window waits for that paint. What it does not show, and what fills a frame that it
shows empty, comes a moment later, one thing at a time, so that keys and clicks never wait long.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Does things in turn once a widget has been painted, one for each round of the event loop."""

    def __init__(self, widget: QWidget) -> None:
        """Wait for ``widget``; what is still to do goes with it."""
        super().__init__(widget)
        self.painted = False
        """Whether the widget has been seen."""
        self._waiting: deque[Callable[[], object]] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._do_next)
        widget.installEventFilter(self)

    def do(self, work: Callable[[], object]) -> None:
        """Add something to do."""
        self._waiting.append(work)
        if self.painted:
            self._next.start()

    @property
    def done(self) -> bool:
        """Whether the widget has been seen and nothing is left to do."""
        return self.painted and not self._waiting

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the widget is painted; it is on the screen by the time the timer fires."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.painted = True
            self._next.start()
        return False

    def _do_next(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        if self._waiting:
            self._next.start()
