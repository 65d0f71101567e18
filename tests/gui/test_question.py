"""Questions about a map: asked once for a burst, asked anew when behind, forgotten at will."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject

from journeymapper.app.question import Question
from journeymapper.model.document import JourneyMap


class _Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.map: JourneyMap | None = JourneyMap(title="one")
        self.seen: list[str] = []
        self.shown: list[str] = []
        self.may_answer = Event()
        self.may_answer.set()
        self.question = Question(self.subject, self.work, self.shown.append, self, 5)

    def subject(self) -> tuple[JourneyMap, str] | None:
        return None if self.map is None else (self.map, "!")

    def work(self, journey: JourneyMap, more: str) -> str:
        self.seen.append(journey.title)
        assert self.may_answer.wait(10)
        return journey.title + more


@pytest.fixture
def asker(qapp):
    made = _Asker()
    yield made
    made.may_answer.set()
    made.question.end()


def test_a_burst_asks_once(asker, qtbot) -> None:
    for _ in range(5):
        asker.question.soon()
    qtbot.waitUntil(lambda: asker.shown == ["one!"])
    assert asker.seen == ["one"]
    assert not asker.question.behind
    assert not asker.question.under_way


def test_what_changed_meanwhile_is_asked_about_anew(asker, qtbot) -> None:
    asker.may_answer.clear()
    asker.question.soon(0)
    qtbot.waitUntil(lambda: asker.seen == ["one"])
    asker.map = replace(asker.map, title="two")
    assert asker.question.behind
    asker.may_answer.set()
    qtbot.waitUntil(lambda: asker.shown == ["one!", "two!"])


def test_an_answer_to_what_was_forgotten_is_not_shown(asker, qtbot) -> None:
    asker.may_answer.clear()
    asker.question.soon(0)
    qtbot.waitUntil(lambda: asker.seen == ["one"])
    asker.question.forget()
    asker.map = None
    asker.may_answer.set()
    qtbot.waitUntil(lambda: not asker.question.under_way)
    assert asker.shown == []
    assert not asker.question.behind


def test_nothing_is_asked_where_there_is_no_subject(asker, qtbot) -> None:
    asker.map = None
    asker.question.soon(0)
    qtbot.waitUntil(lambda: not asker.question.under_way)
    assert asker.seen == []
