"""Work off the window's thread comes back to it, once, or not at all."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject

from journeymapper.app.background import Task


def test_what_it_gives_comes_back_in_the_windows_thread(qtbot):
    came: list[tuple[object, threading.Thread]] = []

    def done(result: object) -> None:
        came.append((result, threading.current_thread()))

    worked: list[threading.Thread] = []

    def work() -> str:
        worked.append(threading.current_thread())
        return "answer"

    task = Task(work, done, lambda problem: None)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [("answer", threading.current_thread())]
    assert worked[0] is not threading.current_thread()
    assert not task.cancelled


def test_why_it_failed_comes_back(qtbot):
    problems: list[Exception] = []

    def work() -> None:
        raise ValueError("planted")

    Task(work, lambda result: None, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert str(problems[0]) == "planted"


def test_nobody_is_told_after_a_cancel_or_when_the_parent_is_gone(qtbot):
    told: list[object] = []
    wait = threading.Event()
    parent = QObject()
    cancelled = Task(wait.wait, told.append, told.append)
    orphan = Task(wait.wait, told.append, told.append, parent)
    cancelled.cancel()
    parent.deleteLater()
    qtbot.wait(20)
    wait.set()
    last: list[object] = []
    Task(lambda: "last", last.append, last.append)
    qtbot.waitUntil(lambda: bool(last))
    qtbot.wait(50)
    assert told == []
    del orphan


def test_hundreds_in_a_row(qtbot):
    came: list[int] = []
    for n in range(400):
        Task(lambda n=n: n, came.append, lambda problem: None)
    qtbot.waitUntil(lambda: len(came) == 400)
    assert sorted(came) == list(range(400))
