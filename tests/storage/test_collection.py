"""Folders of maps: which files are found, and what is said of those that do not open."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymapper.model.document import JourneyMap
from journeymapper.storage.collection import Found, Unreadable, files_in, read_each
from journeymapper.storage.errors import OpenError
from journeymapper.storage.files import save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(JourneyMap(title="One"), tmp_path / "one.journey")
    (tmp_path / "below").mkdir()
    save(JourneyMap(title="Two"), tmp_path / "below" / "Two.JOURNEY")
    (tmp_path / ".hidden").mkdir()
    save(JourneyMap(title="Not seen"), tmp_path / ".hidden" / "three.journey")
    (tmp_path / "broken.journey").write_text("[map\n", "utf-8")
    (tmp_path / "notes.txt").write_text("no map", "utf-8")
    return tmp_path


def test_maps_of_a_folder_and_below_are_found_hidden_ones_are_not(folder: Path) -> None:
    assert files_in(folder) == [
        str(Path("below", "Two.JOURNEY")),
        "broken.journey",
        "one.journey",
    ]


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(OpenError, match="no such file or folder"):
        files_in(tmp_path / "nowhere")


def test_looking_ends_when_nobody_wants_it(folder: Path) -> None:
    assert files_in(folder, lambda: False) == ["broken.journey", "one.journey"]


def test_each_file_is_a_map_or_a_reason(folder: Path) -> None:
    two, broken, one = read_each(folder, files_in(folder))
    assert isinstance(two, Found)
    assert isinstance(one, Found)
    assert (two.map.title, one.map.title) == ("Two", "One")
    assert isinstance(broken, Unreadable)
    assert broken.file == "broken.journey"
    assert broken.reason.startswith("Line 1, column")


def test_a_file_that_went_away_is_a_reason_too(folder: Path) -> None:
    (gone,) = read_each(folder, ["gone.journey"])
    assert gone == Unreadable("gone.journey", "there is no such file or folder")
