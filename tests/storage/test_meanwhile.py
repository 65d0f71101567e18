"""Another program writes the file at any moment of a save: what it wrote is not lost unsaid."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from journeymapper.storage.atomic import digest_of, write_durably
from journeymapper.storage.errors import SaveError
from journeymapper.storage.versions import Keeping, versions
from tests.storage.crash_points import CALLS

OLD, MINE, THEIRS = b"old " * 900, b"mine " * 900, b"theirs " * 900


def in_place(path: Path) -> None:
    """Write as many editors do."""
    path.write_bytes(THEIRS)


def replaced(path: Path) -> None:
    """Write as this program does, and those that keep folders in step."""
    other = path.with_name("other.tmp")
    other.write_bytes(THEIRS)
    other.rename(path)


def deleted(path: Path) -> None:
    """Take it away, with nothing in its place."""
    path.unlink(missing_ok=True)


def interrupt(monkeypatch: pytest.MonkeyPatch, point: int, work) -> list[str]:
    """Let some work be done before the n-th call; return which calls there were."""
    made: list[str] = []
    busy = False

    def noting(name, call):
        def called(*rest, **more):
            nonlocal busy
            if not busy:
                made.append(name)
                if len(made) == point:
                    busy = True
                    work()
                    busy = False
            return call(*rest, **more)

        return called

    for name in CALLS:
        monkeypatch.setattr(os, name, noting(name, getattr(os, name)))
    return made


@pytest.mark.parametrize("theirs", [in_place, replaced, deleted])
def test_another_program_at_any_call_of_a_save_is_noticed_or_its_version_kept(
    tmp_path, monkeypatch, theirs
):
    refused = 0
    for point in count(1):
        path = tmp_path / f"{point}" / "map.journey"
        path.parent.mkdir()
        path.write_bytes(OLD)
        with monkeypatch.context() as patch:
            made = interrupt(patch, point, lambda path=path: theirs(path))
            with suppress(SaveError):
                write_durably(path, MINE, digest_of(OLD), Keeping())
                refused -= 1
            refused += 1
        if len(made) < point:
            break
        found = [path.read_bytes()] if path.exists() else []
        found += [one.path.read_bytes() for one in versions(path)]
        # Between the last look and the renaming there is no call, and so no moment, but its own.
        if theirs is not deleted and made[point - 1] != "replace":
            assert THEIRS in found, f"lost at call {point}, {made[point - 1]}"
        assert set(found) <= {OLD, MINE, THEIRS}
        assert not [entry for entry in path.parent.iterdir() if entry.name.endswith(".saving")]
    assert point > 20
    assert refused > 5 or theirs is deleted


def test_two_windows_that_save_in_any_order_never_overwrite_each_other_unsaid(tmp_path):
    """Each goes on from what it saw last; one that is refused looks again, as a person does."""
    import random

    dice = random.Random(3)
    path = tmp_path / "map.journey"
    path.write_bytes(b"0")
    seen = {name: digest_of(b"0") for name in "ab"}
    holds = b"0"
    refused = 0
    for number in range(1, 201):
        name = dice.choice("ab")
        mine = f"{name}{number}".encode()
        if seen[name] == digest_of(holds):
            write_durably(path, mine, seen[name], Keeping())
            assert versions(path)[0].path.read_bytes() == holds
            holds = mine
        else:
            with pytest.raises(SaveError) as caught:
                write_durably(path, mine, seen[name], Keeping())
            assert caught.value.kind == "changed outside"
            assert path.read_bytes() == holds
            refused += 1
        seen[name] = digest_of(holds)
    assert 50 < refused < 150
