"""Answers that follow the map: asked again soon after an edit, worked out in another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.app.background import Task
from journeymapper.edit.session import Change, Session
from journeymapper.model.document import JourneyMap

FIRST_MS: Final = 400
"""How long the first question waits, so that the window is painted before."""
_SOON_MS: Final = 120
"""How long a question waits after an edit, so that typing asks once."""


class Live(QObject):
    """The answer to one question about the map of a session, always that of the newest map."""

    answered = Signal(object)

    def __init__(
        self, session: Session, question: Callable[[JourneyMap], Any], parent: QObject
    ) -> None:
        """Follow a session; nothing is asked before ``listen``."""
        super().__init__(parent)
        self._session, self._question = session, question
        self._listening = False
        self._asked: JourneyMap | None = None
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        self._unsubscribe = session.subscribe(self._changed)

    def listen(self, wanted: bool, wait: int = 0) -> None:
        """Follow the map from now on, or leave it alone; ``wait`` is in milliseconds."""
        self._listening = wanted
        if wanted and self._asked is not self._session.map:
            self._soon.start(wait)

    def again(self) -> None:
        """Ask again although the map is the same: the language may be another."""
        self._asked = None
        if self._listening:
            self._soon.start(0)

    def end(self) -> None:
        """Follow no longer."""
        self._listening = False
        self._unsubscribe()
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()

    def _changed(self, change: Change) -> None:
        # What a drag previews is not yet so; a text being typed is asked about once it rests.
        if self._listening and change.reason != "preview" and change.after is not self._asked:
            self._soon.start(_SOON_MS)

    def _ask(self) -> None:
        if self._task is not None or not self._listening:
            return
        journey = self._asked = self._session.map
        self._task = Task(lambda: self._question(journey), self._answer, self._fail, self)

    def _answer(self, answer: Any) -> None:
        self._forget_task()
        self.answered.emit(answer)

    def _fail(self, problem: Exception) -> None:
        self._forget_task()
        raise problem

    def _forget_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
            self._task = None
        behind = self._asked is not self._session.map
        if behind and self._listening and not self._session.in_gesture:
            self._soon.start(0)
