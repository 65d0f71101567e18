"""What the system does not allow is told, and costs nothing. Root may all, so it steps aside."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.files import read_map, save
from journeymapper.storage.opening import digest_of
from tests.storage.full import full_map

pytestmark = pytest.mark.skipif(os.name == "nt", reason="about modes of POSIX")

NOBODY = 65534


@contextmanager
def nobody() -> Iterator[None]:
    """Go on as a user who may not do everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder(monkeypatch) -> Iterator[Path]:
    """A folder of that user's, where every user may go."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    for name in ("documents", "state"):
        (made / name).mkdir()
        if os.geteuid() == 0:
            os.chown(made / name, NOBODY, NOBODY)
    monkeypatch.setenv("XDG_STATE_HOME", str(made / "state"))
    yield made
    for path in (made / "documents", made / "state"):
        path.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture
def path(folder) -> Path:
    found = folder / "documents" / "map.journey"
    with nobody():
        save(full_map(), found)
    return found


def refused(path: Path) -> SaveError:
    """Save, see it refused, and that the file and its folder are as they were."""
    before = path.read_bytes()
    names = sorted(entry.name for entry in path.parent.iterdir())
    with nobody(), pytest.raises(SaveError) as caught:
        save(full_map(), path, digest_of(before))
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in path.parent.iterdir()) == names
    assert "is as it was before" in caught.value.sentence
    return caught.value


def test_a_file_that_may_not_be_written_stays(path):
    path.chmod(0o444)
    assert refused(path).errno == errno.EACCES


def test_a_folder_that_may_not_be_written_stays(path):
    path.parent.chmod(0o555)
    assert refused(path).errno == errno.EACCES


def test_a_folder_that_may_not_be_entered_is_told(path):
    path.parent.chmod(0o000)
    with nobody(), pytest.raises(SaveError) as caught:
        save(full_map(), path)
    assert caught.value.errno == errno.EACCES


def test_a_file_that_may_not_be_read_is_not_overwritten_unseen(path):
    path.chmod(0o200)
    with nobody():
        with pytest.raises(OpenError, match=r"not allowed|denied|permission"):
            read_map(path)
        with pytest.raises(SaveError):
            save(full_map(), path, "0" * 64)


def test_without_a_place_for_versions_it_is_saved_and_said(path, folder):
    shutil.rmtree(folder / "state" / "journeymapper", ignore_errors=True)
    (folder / "state").chmod(0o555)
    with nobody():
        saved = save(full_map(), path)
    assert "could not be kept" in saved.notes[0]
    with nobody():
        assert read_map(path).map == full_map()


def test_a_file_that_another_user_owns_is_saved_where_its_group_may_write(path):
    if os.geteuid() != 0:
        pytest.skip("needs root to make one")
    os.chown(path, 0, NOBODY)
    path.chmod(0o664)
    before = path.read_bytes()
    with nobody():
        os.setegid(0)
    os.setegid(NOBODY)
    try:
        with nobody():
            assert save(full_map(), path, digest_of(before)).notes == ()
    finally:
        os.setegid(0)
    assert path.read_bytes() == before
