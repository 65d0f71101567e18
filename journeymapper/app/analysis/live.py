"""Answers that follow the map: asked again soon after an edit, worked out in another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from journeymapper.app.question import Question, Subject
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
        self._session = session
        self._listening = False
        self._asking = Question(self._subject, question, self.answered.emit, self)
        self._unsubscribe = session.subscribe(self._changed)

    def listen(self, wanted: bool, wait: int = 0) -> None:
        """Follow the map from now on, or leave it alone; ``wait`` is in milliseconds."""
        self._listening = wanted
        if self._asking.behind:
            self._asking.soon(wait)

    def again(self) -> None:
        """Ask again although the map is the same: the language may be another."""
        self._asking.forget()
        if self._listening:
            self._asking.soon()

    def end(self) -> None:
        """Follow no longer."""
        self._listening = False
        self._unsubscribe()
        self._asking.end()

    def _changed(self, change: Change) -> None:
        # What a drag previews is not yet so; a text being typed is asked about once it rests.
        if change.reason != "preview" and self._asking.behind:
            self._asking.soon(_SOON_MS)

    def _subject(self) -> Subject | None:
        if not self._listening or (self._session.in_gesture and self._asking.asked):
            return None
        return (self._session.map,)
