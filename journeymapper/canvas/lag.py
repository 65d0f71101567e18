"""When the canvas lays a map out again: at once, or, while somebody types, after what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")

QUICK: Final = 0.008
"""Seconds: a layout that takes no longer follows every keystroke."""
QUICK_PART: Final = 0.004
"""Seconds: one that takes no longer follows every move of a gesture that paints a part anew."""
PAUSES: Final = (60, 400)
"""Milliseconds without a keystroke, at least and at most, before a layout that takes longer."""
_PAUSE_SHARE: Final = 3
"""How many times as long as such a layout the pause is."""
_SHARE_OF_FIRST: Final = 0.1
"""Share of the first layout of a map that another one after an edit takes, until one was timed."""


class Lag:
    """Says whether the layout is behind the map, and sees to it that it catches up.

    The typed text itself shows at once: the editor in place paints it. On a map whose layout takes
    long, the map follows as soon as the typing pauses, and at any other change.
    """

    def __init__(self, parent: QObject, catch_up: Callable[[], None]) -> None:
        """Call ``catch_up`` when it is time; it ends with ``caught_up``."""
        self._timer = QTimer(parent, singleShot=True)
        self._timer.timeout.connect(self._catch_up)
        self._follow = catch_up
        self.types = False
        """Whether the change that is being made is typing."""
        self._cost = 0.0
        self._quick = QUICK
        self.behind = False
        """Whether the map is another than the one that was laid out last."""
        self.typed = False
        """Whether all that is behind was typed: it may be painted as it was laid out before."""
        self.waits = False
        """Whether what is behind may stay so until the typing pauses."""

    @contextmanager
    def typing(self, quick: float | None = None) -> Iterator[None]:
        """Count the changes inside as typing, or as a gesture that shows by itself where it is.

        A layout that takes no longer than ``quick`` (seconds; else ``QUICK``) follows each.
        """
        self.types, self._quick = True, QUICK if quick is None else quick
        try:
            yield
        finally:
            self.types = False

    def changed(self) -> None:
        """Note that the map is another one."""
        self.typed = self.types and (self.typed or not self.behind)
        self.waits = self.typed and self._cost > self._quick
        self.behind = True
        least, most = PAUSES
        pause = min(max(self._cost * 1000 * _PAUSE_SHARE, least), most) if self.waits else 0
        self._timer.start(round(pause))

    def hurry(self) -> None:
        """Wait no longer for a pause: the typing is over, and the map shows what was typed."""
        if self.typed:
            self.typed = self.waits = False
            self._timer.start(0)

    def caught_up(self) -> None:
        """Note that the layout is that of the map."""
        self.behind = self.typed = self.waits = False
        self._timer.stop()

    def timed(self, layout: Callable[[], T], *, first: bool = False) -> T:
        """Do a layout and remember how long it took; the ``first`` of a map begins from nothing."""
        start = thread_time()
        made = layout()
        self._cost = (thread_time() - start) * (_SHARE_OF_FIRST if first else 1)
        return made

    def _catch_up(self) -> None:
        self.typed = self.waits = False
        self._follow()
