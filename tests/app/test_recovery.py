"""Unsaved work after a crash: copied while one works, found once, never written over a document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.app import recovery
from journeymapper.app.document import Document
from journeymapper.edit.fields import set_field
from journeymapper.model.ids import Ref
from journeymapper.storage.files import read_map

CRASH = """
import os, sys
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from pathlib import Path
from journeymapper.app.document import Document
from journeymapper.app.recovery import Recovery
from journeymapper.edit.fields import set_field
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP
document = Document(JourneyMap(title="A"))
keeper = Recovery(document)
document.session.apply("Title", lambda m: set_field(m, (THE_MAP,), "title", "Half done"))
keeper.write_now()
os.kill(os.getpid(), 9)
"""


def copies(home: Path) -> list[Path]:
    return list((home / ".local/state/journeymapper/recovery").rglob("*.journey"))


@pytest.fixture
def document(journey) -> Document:
    return Document(journey)


def retitle(document: Document, words: str) -> None:
    card = Ref("card", "c1")
    document.session.apply("Title", lambda m: set_field(m, (card,), "title", words))


def test_an_edit_is_in_the_copy_soon_and_saving_removes_it(
    qtbot, document: Document, own_folders: Path, tmp_path: Path
) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    assert not copies(own_folders)
    qtbot.waitUntil(lambda: bool(copies(own_folders)), timeout=recovery.DELAY * 8)
    assert read_map(copies(own_folders)[0]).map == document.session.map
    document.save(tmp_path / "a.journey")
    assert not copies(own_folders)
    keeper.end()


def test_giving_up_removes_the_copy(document: Document, own_folders: Path) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    keeper.write_now()
    assert copies(own_folders)
    keeper.end()
    assert not copies(own_folders)


def test_a_running_program_s_copies_are_left_alone(document: Document) -> None:
    keeper = recovery.Recovery(document)
    retitle(document, "New words")
    keeper.write_now()
    assert recovery.orphans() == []
    keeper.end()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not there")
def test_what_a_killed_program_left_is_taken_up_once(own_folders: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    found = recovery.orphans()
    assert len(found) == 1
    document = recovery.take_up(found[0])
    assert document is not None
    assert document.session.map.title == "Half done"
    assert document.modified
    assert document.path is None
    assert recovery.orphans() == []
    recovery.forget(found[0])
    assert not list(found[0].parent.glob("*.tried"))


def test_a_copy_that_cannot_be_read_stays_where_it_is(own_folders: Path) -> None:
    folder = own_folders / ".local/state/journeymapper/recovery/1"
    folder.mkdir(parents=True)
    (folder / "1.journey").write_text("nonsense", "utf-8")
    found = recovery.orphans()
    assert recovery.take_up(found[0]) is None
    assert (folder / "1.journey.tried").read_text("utf-8") == "nonsense"
    assert recovery.orphans() == []
