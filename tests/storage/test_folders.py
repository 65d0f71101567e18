"""Where the program keeps what is its own, and what happens where there is no such place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journeymapper.storage.files import read_map, save
from journeymapper.storage.folders import state_folder
from tests.storage.full import full_map


@pytest.fixture
def homeless(monkeypatch):
    def home():
        raise RuntimeError("Could not determine home directory.")

    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", home)


def test_without_a_home_a_save_says_that_no_version_was_kept(homeless, tmp_path):
    target = tmp_path / "a.journey"
    assert save(full_map(), target).notes == ()
    notes = save(full_map(), target).notes
    assert len(notes) == 1
    assert "could not be kept" in notes[0]
    assert read_map(target).map == full_map()


def test_without_a_home_there_is_no_folder(homeless):
    with pytest.raises(FileNotFoundError):
        state_folder()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="folders of the XDG specification")
def test_a_relative_folder_is_ignored(monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    assert state_folder() == tmp_path / ".local" / "state" / "journeymapper"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "there"))
    assert state_folder() == tmp_path / "there" / "journeymapper"
