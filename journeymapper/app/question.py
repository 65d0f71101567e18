"""A question about a map, worked out off the window's thread, asked anew when it falls behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QTimer

from journeymapper.app.background import Task
from journeymapper.model.document import JourneyMap

Subject: TypeAlias = tuple[JourneyMap, *tuple[Any, ...]]
"""The map asked about, and what else the answer depends on."""


class Question(QObject):
    """Asks one thing at a time; an answer to what is no longer so is shown, and asked anew."""

    def __init__(
        self,
        subject: Callable[[], Subject | None],
        work: Callable[..., Any],
        show: Callable[[Any], None],
        parent: QObject,
        wait: int = 0,
    ) -> None:
        """``work`` gets what ``subject`` gives, unless that is None, and ``show`` what comes of it.

        A question waits ``wait`` milliseconds, so that a burst of changes asks once.
        """
        super().__init__(parent)
        self._subject, self._work, self._show = subject, work, show
        self.asked: Subject | None = None
        self._task: Task | None = None
        self._wait = wait
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    @property
    def behind(self) -> bool:
        """Whether the last answer is not, or not yet, about what there is now."""
        now, asked = self._subject(), self.asked
        if now is None:
            return False
        # Maps are compared by identity: they are values, and comparing big ones takes long.
        return asked is None or now[0] is not asked[0] or now[1:] != asked[1:]

    @property
    def under_way(self) -> bool:
        """Whether an answer is on its way or soon asked for."""
        return self._task is not None or self._soon.isActive()

    def soon(self, wait: int | None = None) -> None:
        """Ask after a moment, in milliseconds; asking again meanwhile begins the moment anew."""
        self._soon.start(self._wait if wait is None else wait)

    def forget(self) -> None:
        """Take what was asked for unknown; nothing more is asked before ``soon``."""
        self._soon.stop()
        self.asked = None

    def end(self) -> None:
        """Ask no longer, and take no notice of an answer on its way."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()

    def _ask(self) -> None:
        subject = self._subject()
        if self._task is not None or subject is None:
            return
        self.asked = subject
        self._task = Task(lambda: self._work(*subject), self._answer, self._fail, self)

    def _answer(self, answer: Any) -> None:
        self._end_task()
        if self.asked is not None:
            self._show(answer)

    def _fail(self, problem: Exception) -> None:
        self._end_task()
        raise problem

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None
        if self.behind:
            self.soon()
