"""Whenever the power goes, a save leaves the old or the new map, and keeps the old one."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.storage import atomic, disk, versions
from journeymapper.storage.changes import Replay
from journeymapper.storage.files import read_map, save_map
from journeymapper.storage.journal import Journal, edit_record, map_record, read_journal
from journeymapper.storage.versions import versions as kept_versions
from tests.storage.full import full_map
from tests.storage.power_cut import Recorder, states

pytestmark = pytest.mark.skipif(os.name == "nt", reason="about folders that can be flushed")

BASE, OLD, NEW, NEWER = (replace(full_map(), version=version) for version in "0123")


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A disk with documents and state of the program on it."""
    folder = tmp_path / "disk"
    (folder / "documents").mkdir(parents=True)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    return folder


def recorded(root: Path, *, before: int) -> tuple[Recorder, Path]:
    """Record the save of a map that was saved some times before."""
    path = root / "documents" / "map.journey"
    for journey in (BASE, OLD)[2 - before :]:
        save_map(journey, path)
    digest = read_map(path).digest if before else ""
    (root / "state").mkdir(exist_ok=True)
    with Recorder(root) as recorder:
        save_map(NEW, path, digest)
        recorder.mark("saved")
    return recorder, path


def look(path: Path, marks: list[str], before: int) -> str:
    """Fail where a promise is broken; return which map is there."""
    if not path.exists():
        assert before == 0, "the file is gone"
        assert not marks, "what was told as saved is not there"
        return "none"
    found = read_map(path).map
    assert found == NEW or (before and found == OLD), "neither the old nor the new one"
    assert found == NEW or not marks, "what was told as saved is not there"
    kept = [read_map(one.path).map for one in kept_versions(path)]
    if found == NEW and before:
        assert kept, "the old version is lost"
        assert kept[0] == OLD, "the old version is lost"
    return "new" if found == NEW else "old"


@pytest.fixture
def quick(monkeypatch):
    """Flush nothing on the real disk: what it holds is the model's."""

    def flush_nothing():
        monkeypatch.setattr(os, "fsync", lambda _descriptor: None)

    return flush_nothing


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_power_cut_leaves_the_old_or_the_new_map(root, quick, monkeypatch, before, linked):
    if not linked:
        refuse_links(monkeypatch)
    recorder, path = recorded(root, before=before)
    quick()
    found = set()
    for number, (state, marks) in enumerate(states(recorder)):
        try:
            found.add(look(path, marks, before))
            if number % 5 == 0:  # and the program goes on from there
                digest = read_map(path).digest if path.exists() else ""
                save_map(NEWER, path, digest)
                assert read_map(path).map == NEWER
        except Exception as problem:
            raise AssertionError(f"{state}: {problem}") from problem
    assert found == ({"old", "new"} if before else {"none", "new"})


def refuse_links(monkeypatch):
    def refused(*_rest, **_more):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "link", refused)


PLANTED = {
    "the folder is not flushed": (atomic, "flush_folder", lambda _folder: None),
    "the versions are not flushed": (versions.Keeping, "flush", lambda _self: None),
    "no file is flushed": (Recorder, "_fsync", lambda *_rest: None),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_save_that_flushes_too_little_would_be_found_out(root, quick, monkeypatch, name):
    module, attribute, nothing = PLANTED[name]
    with monkeypatch.context() as patch:
        patch.setattr(module, attribute, nothing)
        recorder, path = recorded(root, before=2)
    quick()
    broken = 0
    for _state, marks in states(recorder):
        try:
            look(path, marks, 2)
        except Exception:  # noqa: BLE001 (whatever is broken counts)
            broken += 1
    assert broken


def edited(number: int):
    return replace(OLD, subtitle=str(number))


def test_a_journal_keeps_what_was_flushed_and_nothing_half(root, quick):
    folder = root / "state" / "recovery" / "1"
    (root / "state").mkdir()
    with Recorder(root) as recorder:
        disk.make_folder(folder)
        journal = Journal(folder / "1-000001.journal", None, map_record(edited(0)))
        for number in range(1, 9):
            journal.append(edit_record(edited(number - 1), edited(number)))
            if number % 3 == 0:
                journal.flush()
                recorder.mark(number)
        journal.close()
    quick()
    found = set()
    for state, marks in states(recorder):
        left = list(folder.glob("*.journal")) if folder.exists() else []
        try:
            number = int(read_journal(left[0]).map.subtitle)
        except Exception as problem:
            if marks:
                raise AssertionError(f"{state}: {problem}") from problem
            continue
        assert number >= max(marks, default=0), state
        found.add(number)
    assert found == set(range(9))


def test_a_replay_stands_any_cut_of_a_record():
    """The model cuts where it likes; here each byte of one record in turn."""
    replay = Replay(edited(0))
    whole = edit_record(edited(0), edited(1))
    for end in range(len(whole)):
        with pytest.raises(ValueError, match=r"."):
            replay.apply(whole[:end].decode("ascii", "replace"))
    assert replay.map == edited(0)
