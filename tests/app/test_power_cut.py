"""Whenever the power goes, the edits that were flushed are found again, and no half ones."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from journeymapper.app import recovery
from journeymapper.app.document import Document
from journeymapper.edit.fields import set_field
from journeymapper.model.ids import THE_MAP
from journeymapper.storage import journal as module
from journeymapper.storage.errors import OpenError
from journeymapper.storage.files import save_map
from journeymapper.storage.journal import read_journal
from tests.storage.power_cut import Recorder, states

pytestmark = pytest.mark.skipif(os.name == "nt", reason="about folders that can be flushed")


@pytest.fixture
def root(tmp_path: Path, monkeypatch) -> Path:
    """A disk with documents and state of the program on it."""
    folder = tmp_path / "disk"
    (folder / "documents").mkdir(parents=True)
    (folder / "state").mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setattr(recovery, "DELAY", 10)
    monkeypatch.setattr(recovery, "MOST", 300)
    monkeypatch.setattr(recovery, "_own", {})
    return folder


def edit(document: Document, number: int) -> None:
    document.session.apply("Edit", lambda m: set_field(m, (THE_MAP,), "subtitle", str(number)))


def edits(qtbot, root: Path, document: Document) -> Recorder:
    """Record some edits, told as lasting when the program is at rest after them."""
    with Recorder(root) as recorder:
        keeper = recovery.Recovery(document)

        def at_rest() -> bool:
            return keeper._task is None and not keeper._timer.isActive()

        for number in range(1, 13):
            edit(document, number)
            if number % 3 == 0:
                qtbot.waitUntil(at_rest, timeout=20_000)
                recorder.mark(number)
    keeper._stop()
    return recorder


def found(root: Path) -> int:
    """Return the number of the last edit that a start after the cut finds, -1 without any."""
    numbers = [-1]
    for folder in (root / "state/journeymapper/recovery").glob("*"):
        for left in recovery._left(folder):
            with suppress(OpenError):
                numbers.append(int(read_journal(left).map.subtitle or 0))
    return max(numbers)


@pytest.mark.parametrize("has_file", [True, False])
def test_edits_that_were_flushed_outlive_a_power_cut(
    qtbot, root: Path, journey, monkeypatch, has_file
) -> None:
    path = root / "documents/a.journey"
    if has_file:
        save_map(journey, path)
    document = Document.opened(path) if has_file else Document(journey)
    recorder = edits(qtbot, root, document)
    assert sum(op.kind == "mark" for op in recorder.ops) == 4
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    seen = set()
    for state, marks in states(recorder):
        number = found(root)
        assert number >= max(marks, default=-1), state
        seen.add(number)
    assert len(seen) > 8


def test_a_journal_whose_name_is_not_flushed_would_be_found_out(
    qtbot, root: Path, journey, monkeypatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(module, "flush_folder", lambda _folder: None)
        recorder = edits(qtbot, root, Document(journey))
    assert any(found(root) < max(marks, default=-1) for _state, marks in states(recorder))
