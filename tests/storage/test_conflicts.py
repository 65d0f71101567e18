"""Which files beside a map are other versions of it, by the names that other programs give."""

from __future__ import annotations

import pytest

from journeymapper.storage.conflicts import conflict_copies

COPIES = (
    "map (Ana's conflicted copy 2026-11-21).journey",
    "map (copia en conflicto de Ana 2026-11-21).journey",
    "map (conflicted copy 2026-11-21 101010).journey",
    "map_conflict-20261121-101010.journey",
    "map.sync-conflict-20261121-101010-ABCDEF7.journey",
    "map (SFConflict ana@example.org 2026-11-21-10-10-10).journey",
    "map [conflicted].journey",
)
OTHERS = (
    "map 2.journey",
    "map (1).journey",
    "map-conflict.txt",
    "mapa de conflictos.journey",
    "conflict map.journey",
    "other (conflicted copy).journey",
    ".map.journey.123-0123abcd.saving",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_another_program_is_known(tmp_path, name):
    path = tmp_path / "map.journey"
    path.touch()
    (tmp_path / name).touch()
    assert conflict_copies(path) == [tmp_path / name]


def test_what_a_person_named_is_left_alone(tmp_path):
    path = tmp_path / "map.journey"
    for name in ("map.journey", *OTHERS):
        (tmp_path / name).touch()
    (tmp_path / "map conflict.journey").mkdir()
    assert conflict_copies(path) == []


def test_without_the_folder_there_is_none(tmp_path):
    assert conflict_copies(tmp_path / "gone" / "map.journey") == []
