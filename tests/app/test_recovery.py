"""Unsaved work after a crash: every finished edit comes back, once, and over no document."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeymapper.app import recovery
from journeymapper.app.document import Document
from journeymapper.edit.fields import set_field
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.storage import discarded
from journeymapper.storage.codec import dumps
from journeymapper.storage.files import read_map, save_map
from journeymapper.storage.journal import read_journal

ROOT = Path(__file__).parent.parent.parent
kills = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not there")

WORKER = """
import ctypes, signal, sys
if sys.platform.startswith("linux"):
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from pathlib import Path
from journeymapper.app import recovery
from journeymapper.app.document import Document
from journeymapper.edit.fields import set_field
from journeymapper.model.ids import THE_MAP, Ref
recovery.DELAY = 30
recovery.MOST = 5_000
documents = [Document.opened(Path(name)) for name in sys.argv[1:]]
for left in recovery.orphans():
    document = recovery.take_up(left)
    keeper = recovery.Recovery(document)
    keeper.write_now()
    recovery.forget(left)
    documents.append(document)
    document.keeper = keeper
for document in documents:
    document.keeper = getattr(document, "keeper", None) or recovery.Recovery(document)
number = max([int(d.session.map.subtitle or 0) for d in documents], default=0)
while True:
    number += 1
    for document in documents:
        document.session.apply(
            "Edit", lambda m: set_field(m, (THE_MAP,), "subtitle", str(number))
        )
        card = document.session.map.cards[number % len(document.session.map.cards)].id
        document.session.apply(
            "Edit", lambda m: set_field(m, (Ref("card", card),), "note", f"note {number}")
        )
        if number % 5 == 0:
            document.session.undo()
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
    app.processEvents()
"""


def journals(home: Path) -> list[Path]:
    return sorted((home / ".local/state/journeymapper/recovery").rglob("*.journal"))


@pytest.fixture
def document(journey) -> Document:
    return Document(journey)


def retitle(document: Document, words: str) -> None:
    card = Ref("card", "c1")
    document.session.apply("Title", lambda m: set_field(m, (card,), "title", words))


def test_each_edit_is_in_the_journal_at_once_and_saving_removes_it(
    qtbot, document: Document, own_folders: Path, tmp_path: Path
) -> None:
    keeper = recovery.Recovery(document)
    for number in range(20):
        retitle(document, f"Words {number}")
        (path,) = journals(own_folders)
        assert read_journal(path).map == document.session.map
    document.session.undo()
    assert read_journal(journals(own_folders)[0]).map == document.session.map
    document.save(tmp_path / "a.journey")
    assert not journals(own_folders)
    keeper.end()


def test_edits_of_a_file_are_kept_without_the_file_and_later_with_all_of_it(
    qtbot, journey, own_folders: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.journey"
    save_map(journey, path)
    document = Document.opened(path)
    keeper = recovery.Recovery(document)
    retitle(document, "One")
    (first,) = journals(own_folders)
    assert first.stat().st_size < len(dumps(journey))
    assert read_journal(first) == (document.session.map, path)
    qtbot.waitUntil(lambda: journals(own_folders) not in ([], [first]), timeout=8000)
    retitle(document, "Two")
    path.unlink()
    (second,) = journals(own_folders)
    assert read_journal(second).map == document.session.map
    keeper.end()


def test_a_long_journal_is_begun_anew(qtbot, document, own_folders, monkeypatch) -> None:
    monkeypatch.setattr(recovery, "MOST", 1000)
    monkeypatch.setattr(recovery, "DELAY", 10)
    keeper = recovery.Recovery(document)
    for number in range(60):
        retitle(document, f"Words {number}")
        qtbot.wait(5)
        (path,) = journals(own_folders)
        assert read_journal(path).map == document.session.map
    assert int(path.stem.partition("-")[2]) > 2
    keeper.end()


def test_back_at_the_saved_state_nothing_is_kept(document, own_folders: Path) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    document.session.undo()
    assert not journals(own_folders)
    document.session.redo()
    assert read_journal(journals(own_folders)[0]).map == document.session.map
    keeper.end()


def test_a_full_disk_ends_no_edit_and_the_journal_goes_on_when_there_is_room(
    qtbot, document: Document, own_folders: Path, monkeypatch
) -> None:
    monkeypatch.setattr(recovery, "DELAY", 10)
    keeper = recovery.Recovery(document)
    retitle(document, "Before")

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr("journeymapper.storage.journal.os.write", full)
        retitle(document, "Without room")
        retitle(document, "Still without room")
    assert len(journals(own_folders)) == 1
    qtbot.waitUntil(
        lambda: read_journal(journals(own_folders)[-1]).map == document.session.map, timeout=8000
    )
    keeper.end()


def test_work_given_up_is_kept_thirty_days(document: Document, own_folders: Path) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    keeper.end()
    assert not journals(own_folders)
    (kept,) = discarded.discarded()
    assert read_map(kept).map == document.session.map
    now = time.time()
    os.utime(kept, (now, now - 29 * 86_400))
    discarded.sweep()
    assert discarded.discarded() == [kept]
    os.utime(kept, (now, now - 31 * 86_400))
    discarded.sweep()
    assert discarded.discarded() == []


def test_saved_work_is_not_among_what_was_given_up(document: Document, tmp_path: Path) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    document.save(tmp_path / "a.journey")
    keeper.end()
    assert discarded.discarded() == []


def test_a_running_program_s_journals_are_left_alone(document: Document) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    assert recovery.orphans() == []
    keeper.end()


def killed(own_folders: Path, files: list[Path], edits: int) -> int:
    """Kill a program after so many edits; return the number of the last that it told."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, *map(str, files)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as worker:
        said = [worker.stdout.readline() for _edit in range(edits)]
        worker.send_signal(signal.SIGKILL)
        rest = worker.stdout.read().split()
    assert said[-1], "the worker could not edit"
    return int((said + rest)[-1])


@kills
def test_a_killed_program_loses_no_finished_edit(journey, own_folders: Path, tmp_path) -> None:
    save_map(journey, tmp_path / "a.journey")
    for edits in (1, 2, 40, 150):
        last = killed(own_folders, [tmp_path / "a.journey"], edits)
        (left,) = recovery.orphans()
        document = recovery.take_up(left)
        assert document is not None
        assert int(document.session.map.subtitle) in {last, last + 1}
        assert document.modified
        assert document.path is None
        assert recovery.orphans() == [left.with_name(left.name + ".tried")]
        recovery.forget(left)
        assert recovery.orphans() == []


@kills
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_three_hundred_crashes_in_a_row_lose_no_finished_edit(
    journey, own_folders: Path, tmp_path: Path
) -> None:
    dice = random.Random(1)
    save_map(journey, tmp_path / "a.journey")
    last = killed(own_folders, [tmp_path / "a.journey"], 5)
    for _crash in range(300):
        before = last
        last = killed(own_folders, [], dice.randint(1, 60))
        assert last > before
        (left,) = recovery.orphans()
        assert int(read_journal(left).map.subtitle) in {last, last + 1}


@kills
def test_two_crashes_in_a_row_and_several_windows_lose_nothing(
    journey, own_folders: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{n}.journey" for n in range(3)]
    for path in files:
        save_map(journey, path)
    killed(own_folders, files, 7)
    assert len(recovery.orphans()) == 3
    last = killed(own_folders, [], 9)
    found = [recovery.take_up(left) for left in recovery.orphans()]
    assert len(found) == 3
    assert last > 9
    for document in found:
        assert document is not None
        assert int(document.session.map.subtitle) in {last, last + 1}
        assert any(card.note == f"note {last}" for card in document.session.map.cards) or (
            last % 5 == 0
        )


@kills
def test_a_map_that_ends_the_program_is_tried_twice(own_folders: Path, journey, tmp_path) -> None:
    save_map(journey, tmp_path / "a.journey")
    killed(own_folders, [tmp_path / "a.journey"], 2)
    for _start in range(2):
        (left,) = recovery.orphans()
        assert recovery.take_up(left) is not None
    assert recovery.orphans() == []
    assert list(left.parent.glob("*.tried.tried"))


@kills
def test_what_was_saved_just_before_the_crash_is_not_offered(
    own_folders: Path, journey, tmp_path: Path
) -> None:
    path = tmp_path / "a.journey"
    save_map(journey, path)
    killed(own_folders, [path], 3)
    (left,) = recovery.orphans()
    save_map(read_journal(left).map, path)
    assert recovery.take_up(left) is None
    assert recovery.orphans() == []


def test_a_copy_of_an_earlier_version_is_taken_up(own_folders: Path) -> None:
    folder = own_folders / ".local/state/journeymapper/recovery/1"
    folder.mkdir(parents=True)
    save_map(JourneyMap(title="Half done"), folder / "1.journey")
    document = recovery.take_up(recovery.orphans()[0])
    assert document is not None
    assert document.session.map.title == "Half done"


@pytest.mark.parametrize("name", ["1.journey", "1-000001.journal"])
def test_a_copy_that_cannot_be_read_stays_where_it_is(own_folders: Path, name: str) -> None:
    folder = own_folders / ".local/state/journeymapper/recovery/1"
    folder.mkdir(parents=True)
    (folder / name).write_text("nonsense", "utf-8")
    assert recovery.take_up(recovery.orphans()[0]) is None
    assert (folder / f"{name}.unreadable").read_text("utf-8") == "nonsense"
    assert recovery.orphans() == []


def test_a_lock_that_a_power_cut_left_empty_keeps_nothing_back(own_folders: Path, journey) -> None:
    folder = own_folders / ".local/state/journeymapper/recovery/1"
    folder.mkdir(parents=True)
    save_map(journey, folder / "1.journey")
    (folder / "lock").touch()
    assert recovery.orphans() == [folder / "1.journey"]


def test_a_program_with_the_number_of_one_that_crashed_keeps_both_maps(
    own_folders: Path, journey, monkeypatch
) -> None:
    """Where programs run by themselves, each is the second process of its world."""
    folder = own_folders / f".local/state/journeymapper/recovery/{os.getpid()}"
    folder.mkdir(parents=True)
    save_map(journey, folder / "1.journey")
    monkeypatch.setattr(recovery, "_numbers", iter([1, 2]))
    (left,) = recovery.orphans()
    document = recovery.take_up(left)
    assert document is not None
    keeper = recovery.Recovery(document)
    keeper.write_now()
    recovery.forget(left)
    (kept,) = journals(own_folders)
    assert read_journal(kept).map == journey
    assert not folder.exists()
    keeper.end()


def test_what_is_no_folder_among_them_is_left_alone(own_folders: Path) -> None:
    root = own_folders / ".local/state/journeymapper/recovery"
    root.mkdir(parents=True)
    (root / "note.txt").write_text("mine")
    assert recovery.orphans() == []
    assert (root / "note.txt").read_text() == "mine"


def test_of_two_programs_that_start_at_once_one_takes_it_up(own_folders: Path, journey) -> None:
    folder = own_folders / ".local/state/journeymapper/recovery/1"
    folder.mkdir(parents=True)
    save_map(journey, folder / "1.journey")
    (left,) = recovery.orphans()
    assert recovery.take_up(left) is not None
    assert recovery.take_up(left) is None
