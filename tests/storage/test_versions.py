"""The version that a save replaces is kept: the file itself, or a copy where that cannot be."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from journeymapper.storage import versions as module
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError
from journeymapper.storage.versions import MOST, Keeping, folder_of, versions

posix = pytest.mark.skipif(os.name == "nt", reason="about links of POSIX")


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "map.journey"
    path.write_bytes(b"0")
    return path


@pytest.fixture(params=["linked", "copied"])
def way(request, monkeypatch):
    """Keep by a second name, or on a system that has none."""
    if request.param == "copied":
        refuse_links(monkeypatch)
    elif os.name == "nt":
        pytest.skip("copied there")
    return request.param


def refuse_links(monkeypatch, code=errno.EXDEV):
    def refused(*_rest, **_more):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refused)


def save(path: Path, *contents: bytes) -> None:
    for content in contents:
        assert write_durably(path, content, None, Keeping()) == []


def kept(path: Path) -> list[bytes]:
    return [one.path.read_bytes() for one in versions(path)]


def test_each_save_keeps_what_it_replaces(target, way):
    save(target, b"1", b"22", b"3")
    assert kept(target) == [b"22", b"1", b"0"]
    assert target.read_bytes() == b"3"
    assert target.stat().st_nlink == 1
    assert {one.path.stat().st_nlink for one in versions(target)} == {1}


@posix
def test_the_file_itself_is_kept_without_a_copy(target):
    number = target.stat().st_ino
    save(target, b"1")
    assert versions(target)[0].path.stat().st_ino == number


@posix
@pytest.mark.parametrize("code", [errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK])
def test_where_a_file_can_have_one_name_only_it_is_copied(target, monkeypatch, code):
    refuse_links(monkeypatch, code)
    number = target.stat().st_ino
    save(target, b"1")
    assert kept(target) == [b"0"]
    assert versions(target)[0].path.stat().st_ino != number


@posix
def test_a_file_of_another_user_is_copied(target, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: target.stat().st_uid + 1)
    number = target.stat().st_ino
    save(target, b"1")
    assert kept(target) == [b"0"]
    assert versions(target)[0].path.stat().st_ino != number


def test_the_same_bytes_are_not_kept_twice(target, way):
    save(target, b"1", b"1", b"1", b"2")
    assert kept(target) == [b"1", b"0"]


def test_the_last_ones_stay_and_older_ones_go_sooner_or_later(target, way):
    save(target, *(b"%d" % n for n in range(1, 61)))
    assert kept(target) == [b"%d" % n for n in range(59, 59 - MOST, -1)]
    assert len(list(folder_of(target).iterdir())) <= MOST + 6


def test_a_version_says_when_it_was_replaced(target, way):
    os.utime(target, (1_000_000_000, 1_000_000_000))
    before = time.time() - 2
    save(target, b"1")
    assert versions(target)[0].replaced.timestamp() >= before


def test_a_clock_that_goes_back_changes_no_order(target, way):
    for number in range(1, 20):
        save(target, b"%d" % number)
        newest = versions(target)[0]
        long_ago = 2_000_000_000 - number * 1_000_000
        os.utime(newest.path, (long_ago, long_ago))
    assert kept(target) == [b"%d" % n for n in range(18, 18 - MOST, -1)]


@posix
def test_versions_are_private(target, way):
    target.chmod(0o664)
    save(target, b"1")
    assert versions(target)[0].path.stat().st_mode & 0o777 == 0o600
    assert folder_of(target).stat().st_mode & 0o777 == 0o700
    assert target.stat().st_mode & 0o777 == 0o664


@posix
def test_a_save_that_fails_keeps_nothing(target, monkeypatch):
    def faulty(*_rest):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    save(target, b"1")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", faulty)
        with pytest.raises(SaveError):
            write_durably(target, b"2", None, Keeping())
    assert kept(target) == [b"0"]
    assert target.stat().st_nlink == 1


@posix
def test_the_save_after_one_that_was_ended_before_the_renaming_goes_on(target):
    save(target, b"1")
    half = Keeping()
    half.keep(target)
    assert target.stat().st_nlink == 2
    save(target, b"2", b"3")
    assert kept(target) == [b"2", b"1", b"0"]
    assert target.stat().st_nlink == 1


@posix
def test_a_second_name_of_the_users_own_is_still_refused(target, tmp_path):
    save(target, b"1")
    half = Keeping()
    half.keep(target)
    (tmp_path / "second").hardlink_to(target)
    with pytest.raises(SaveError, match="second name"):
        write_durably(target, b"2", None, Keeping())
    half.undo()
    with pytest.raises(SaveError, match="second name"):
        write_durably(target, b"2", None, Keeping())
    assert target.read_bytes() == b"1"


def test_two_windows_that_save_at_once_keep_both(target, way, monkeypatch):
    save(target, b"1")
    one, other = Keeping(), Keeping()
    look = Keeping._look

    def late(self, path):
        look(self, path)
        if self is one:
            monkeypatch.setattr(Keeping, "_look", look)
            other.keep(path)
            module.os.unlink(path)
            path.write_bytes(b"theirs")

    monkeypatch.setattr(Keeping, "_look", late)
    one.keep(target)
    assert [version.number for version in versions(target)] == [3, 2, 1]
    assert kept(target) == [b"theirs", b"1", b"0"]


def test_a_copy_that_fails_leaves_no_half_version(target, monkeypatch):
    refuse_links(monkeypatch)
    write = os.write

    def full(descriptor, data):
        write(descriptor, bytes(data)[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    keeping = Keeping()
    target.write_bytes(b"old " * 100)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="disk is full"):
            keeping.keep(target)
    assert list(folder_of(target).iterdir()) == []
