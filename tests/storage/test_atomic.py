"""The durable save: whatever fails, the file is complete, the error typed, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from journeymapper.storage import atomic
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.errors import SaveError
from journeymapper.storage.opening import digest_of

OLD, NEW = b"old " * 5000, b"new " * 9000
posix = pytest.mark.skipif(os.name == "nt", reason="about modes and links of POSIX")


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "map.journey"
    path.write_bytes(OLD)
    return path


def only(path: Path) -> bool:
    return [entry.name for entry in path.parent.iterdir()] == [path.name]


class Keeper:
    """Keeps the bytes, or does something else in its stead."""

    def __init__(self, instead=None):
        self.told = []
        self.instead = instead

    def is_kept(self, _target, _status):
        return False

    def keep(self, path):
        self.told.append(path.read_bytes())
        if self.instead is not None:
            self.instead(path)

    def flush(self):
        self.told.append("flush")

    def undo(self):
        self.told.append("undo")

    def done(self):
        self.told.append("done")


def test_a_new_file_is_written_whole(tmp_path):
    path = tmp_path / "a.journey"
    assert write_durably(path, NEW) == []
    assert path.read_bytes() == NEW
    assert only(path)


def test_an_old_file_is_replaced_and_handed_over(target):
    keeper = Keeper()
    write_durably(target, NEW, digest_of(OLD), keeper)
    assert target.read_bytes() == NEW
    assert keeper.told == [OLD, "flush", "done"]
    assert only(target)


@pytest.mark.parametrize("small", [0, 2**20])
def test_what_was_kept_is_given_up_where_the_save_fails(target, monkeypatch, small):
    def faulty(*_rest):
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(atomic, "SMALL", small)
    monkeypatch.setattr(os, "replace", faulty)
    keeper = Keeper()
    with pytest.raises(SaveError):
        write_durably(target, NEW, None, keeper)
    assert keeper.told == [OLD, "flush", "undo"]


FAULTS = ("open", "write", "fsync", "close", "replace", "fchmod", "fstat", "stat", "lstat")
ERRNOS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EINTR)


def save_with_fault(target, monkeypatch, call, turn, code):
    """Save while the n-th call of one function of ``os`` fails; return the error and the calls."""
    original = getattr(os, call)
    seen = 0

    def faulty(*rest, **more):
        nonlocal seen
        seen += 1
        if seen == turn:
            raise OSError(code, os.strerror(code))
        return original(*rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, faulty)
        try:
            write_durably(target, NEW, digest_of(OLD))
        except SaveError as error:
            return error, seen
    return None, seen


@posix
@pytest.mark.parametrize("call", FAULTS)
@pytest.mark.parametrize("code", ERRNOS)
def test_a_call_that_fails_at_any_of_its_turns_is_told_and_harmless(
    target, monkeypatch, call, code
):
    target.chmod(0o640)
    failed = 0
    for turn in range(1, 40):
        target.write_bytes(OLD)
        error, seen = save_with_fault(target, monkeypatch, call, turn, code)
        assert only(target), turn
        assert target.read_bytes() == (OLD if error else NEW)
        assert error is None or (error.errno == code and error.kept)
        failed += error is not None
        if seen < turn:
            break
    assert seen < turn, "not every turn was tried"
    assert failed or call == "lstat", "this call never failed the save"


def test_a_folder_that_cannot_be_flushed_is_told_not_failed(target, monkeypatch):
    def faulty(_folder):
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(atomic, "flush_folder", faulty)
    notes = write_durably(target, NEW)
    assert "perhaps not yet on the disk" in notes[0]
    assert target.read_bytes() == NEW


def test_a_version_that_cannot_be_kept_does_not_stop_the_save(target):
    def faulty(_path):
        raise OSError(errno.ENOSPC, "no space")

    keeper = Keeper(faulty)
    assert "the disk is full" in write_durably(target, NEW, None, keeper)[0]
    assert keeper.told == [OLD, "undo"]
    assert target.read_bytes() == NEW


def test_a_disk_that_gives_back_other_bytes_is_caught(target, monkeypatch):
    original = os.write
    monkeypatch.setattr(atomic.os, "write", lambda fd, data: original(fd, bytes(data)[:-1] + b"?"))
    with pytest.raises(SaveError, match="other bytes"):
        write_durably(target, NEW)
    assert target.read_bytes() == OLD
    assert only(target)


def test_short_writes_are_continued(target, monkeypatch):
    original = os.write
    monkeypatch.setattr(atomic.os, "write", lambda fd, data: original(fd, bytes(data)[:1000]))
    write_durably(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_FSIZE")
def test_a_full_disk_keeps_the_old_file(target):
    import resource
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, limit[1]))
    try:
        with pytest.raises(SaveError) as caught:
            write_durably(target, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.errno == errno.EFBIG
    assert target.read_bytes() == OLD
    assert only(target)


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o644])
def test_the_mode_of_the_file_stays(target, mode):
    target.chmod(mode)
    write_durably(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_gets_what_the_umask_leaves(tmp_path, mask):
    before = os.umask(mask)
    try:
        write_durably(tmp_path / "a", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o666 & ~mask


@posix
def test_a_symbolic_link_stays_a_link(target, tmp_path):
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.journey"
    link.symlink_to(target)
    write_durably(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@posix
def test_a_hard_link_is_not_parted(target, tmp_path):
    (tmp_path / "second").hardlink_to(target)
    with pytest.raises(SaveError, match="second name") as caught:
        write_durably(target, NEW)
    assert caught.value.kind == "not a file"
    assert target.read_bytes() == OLD


@posix
def test_a_planted_name_is_not_followed(target, tmp_path, monkeypatch):
    victim = tmp_path / "victim"
    monkeypatch.setattr(atomic.secrets, "token_hex", lambda _n: "00000000")
    (tmp_path / f".map.journey.{os.getpid()}-00000000.saving").symlink_to(victim)
    with pytest.raises(SaveError):
        write_durably(target, NEW)
    assert not victim.exists()
    assert target.read_bytes() == OLD


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SaveError) as caught:
        write_durably(tmp_path, NEW)
    assert caught.value.kind == "not a file"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(SaveError) as caught:
        write_durably(tmp_path / "none" / "a.journey", NEW)
    assert caught.value.errno == errno.ENOENT


def test_a_name_that_cannot_be_is_refused(tmp_path):
    with pytest.raises(SaveError, match="no file can have this name"):
        write_durably(tmp_path / "a\0b", NEW)


@pytest.mark.parametrize("now", [b"theirs", b"", OLD + b" "])
def test_a_change_from_outside_is_noticed_by_content(target, now):
    times = target.stat()
    target.write_bytes(now)
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(SaveError) as caught:
        write_durably(target, NEW, digest_of(OLD))
    assert caught.value.kind == "changed outside"
    assert target.read_bytes() == now


@pytest.mark.parametrize("expected", [digest_of(OLD), None])
def test_a_change_during_the_save_is_noticed(target, expected):
    keeper = Keeper(lambda path: path.write_bytes(b"theirs"))
    with pytest.raises(SaveError) as caught:
        write_durably(target, NEW, expected, keeper)
    assert caught.value.kind == "changed outside"
    assert target.read_bytes() == b"theirs"
    assert only(target)


@pytest.mark.parametrize("expected", ["", None])
def test_a_file_that_appears_during_the_save_is_not_overwritten(tmp_path, monkeypatch, expected):
    path = tmp_path / "a.journey"
    compare = atomic._compare

    def meddled(*rest):
        compare(*rest)
        path.write_bytes(b"")

    monkeypatch.setattr(atomic, "_compare", meddled)
    with pytest.raises(SaveError) as caught:
        write_durably(path, NEW, expected, Keeper())
    assert caught.value.kind == "changed outside"
    assert path.read_bytes() == b""


@pytest.mark.parametrize("expected", [digest_of(OLD), None])
def test_a_file_deleted_during_the_save_is_written(target, expected):
    write_durably(target, NEW, expected, Keeper(Path.unlink))
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("wrong", [NEW[:-1], NEW + b"x", b"", NEW[:5] + b"?" + NEW[6:]])
def test_every_other_content_read_back_is_caught(target, monkeypatch, wrong):
    write = atomic._write
    monkeypatch.setattr(atomic, "_write", lambda path, _data, before: write(path, wrong, before))
    with pytest.raises(SaveError, match="other bytes"):
        write_durably(target, NEW)
    assert target.read_bytes() == OLD
    assert only(target)


def test_a_file_that_appeared_is_not_overwritten(target):
    with pytest.raises(SaveError) as caught:
        write_durably(target, NEW, "")
    assert caught.value.kind == "changed outside"


def test_a_deleted_file_is_written_again(target):
    target.unlink()
    write_durably(target, NEW, digest_of(OLD))
    assert target.read_bytes() == NEW


@posix
def test_what_a_killed_save_left_is_swept_and_nothing_else(target, tmp_path):
    dead = tmp_path / ".map.journey.99999999-0123abcd.saving"
    alive = tmp_path / f".map.journey.{os.getppid()}-0123abcd.saving"
    other = tmp_path / ".other.journey.99999999-0123abcd.saving"
    for path in (dead, alive, other):
        path.write_bytes(b"")
    write_durably(target, NEW)
    assert not dead.exists()
    assert alive.exists()
    assert other.exists()


def test_a_long_name_in_another_script_can_be_saved(tmp_path):
    path = tmp_path / ("旅" * 80)
    write_durably(path, NEW)
    write_durably(path, OLD)
    assert path.read_bytes() == OLD
