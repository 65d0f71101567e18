"""The journal of unsaved edits: all that was written whole comes back, whatever follows it."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from itertools import pairwise

import pytest

from journeymapper.storage import journal as journals
from journeymapper.storage.errors import OpenError
from journeymapper.storage.files import read_map, save_map
from journeymapper.storage.journal import (
    Journal,
    edit_record,
    file_record,
    is_saved,
    map_record,
    read_journal,
    record,
)
from tests.storage.full import full_map

MAPS = [replace(full_map(), title=f"Title {n}", subtitle="x" * n) for n in range(8)]


def written(path, document=None, first=None):
    journal = Journal(path, document, first or map_record(MAPS[0]))
    ends = [journal.size]
    for before, after in pairwise(MAPS):
        journal.append(edit_record(before, after))
        ends.append(journal.size)
    journal.close()
    return ends


def test_all_edits_come_back(tmp_path):
    written(tmp_path / "1.journal")
    assert read_journal(tmp_path / "1.journal") == (MAPS[-1], None)


def test_a_journal_cut_off_anywhere_gives_the_edits_before_the_cut(tmp_path):
    path = tmp_path / "1.journal"
    ends = written(path)
    data = path.read_bytes()
    for cut in (end + more for end in ends for more in (0, 1, 9, 30)):
        path.write_bytes(data[:cut])
        whole = sum(end <= cut for end in ends)
        assert read_journal(path).map == MAPS[whole - 1], cut


def test_a_journal_with_a_wrong_byte_gives_the_edits_before_it(tmp_path):
    path = tmp_path / "1.journal"
    ends = written(path)
    data = bytearray(path.read_bytes())
    last = ends[3] - 1  # the line's end after a record holds nothing
    for place in range(ends[2], last, (ends[3] - ends[2]) // 40):
        damaged = bytearray(data)
        damaged[place] ^= 0x11
        path.write_bytes(damaged)
        assert read_journal(path).map in (MAPS[2], MAPS[3]), place


@pytest.mark.parametrize("data", [b"", b"nonsense", b"\0" * 500, record("journal", b"[]") * 2])
def test_what_is_no_journal_is_refused(tmp_path, data):
    (tmp_path / "1.journal").write_bytes(data)
    with pytest.raises(OpenError):
        read_journal(tmp_path / "1.journal")


def test_edits_of_a_file_need_that_file_or_a_kept_version_of_it(tmp_path, own_folders):
    document = tmp_path / "a.journey"
    digest = save_map(MAPS[0], document)
    written(tmp_path / "1.journal", document, file_record(digest))
    assert read_journal(tmp_path / "1.journal") == (MAPS[-1], document)
    save_map(MAPS[3], document)
    assert read_journal(tmp_path / "1.journal") == (MAPS[-1], document)
    for version in (own_folders / ".local/state/journeymapper/versions").rglob("*.journey"):
        version.unlink()
    with pytest.raises(OpenError, match="not there any more"):
        read_journal(tmp_path / "1.journal")


def test_what_the_file_holds_already_is_known(tmp_path):
    document = tmp_path / "a.journey"
    written(tmp_path / "1.journal", document)
    assert not is_saved(read_journal(tmp_path / "1.journal"))
    save_map(MAPS[3], document)
    assert not is_saved(read_journal(tmp_path / "1.journal"))
    save_map(MAPS[-1], document)
    assert is_saved(read_journal(tmp_path / "1.journal"))
    assert read_map(document).map == MAPS[-1]


def test_a_record_that_found_no_place_leaves_those_before(tmp_path, monkeypatch):
    journal = Journal(tmp_path / "1.journal", None, map_record(MAPS[0]))
    original = os.write
    left = 40

    def full(descriptor, data):
        nonlocal left
        if not left:
            raise OSError(errno.ENOSPC, "no space left")
        done = original(descriptor, bytes(data)[:left])
        left -= done
        return done

    with monkeypatch.context() as patch:
        patch.setattr(journals.os, "write", full)
        with pytest.raises(OSError, match="no space"):
            journal.append(edit_record(MAPS[0], MAPS[1]))
    journal.append(edit_record(MAPS[0], MAPS[2]))
    journal.close()
    assert read_journal(tmp_path / "1.journal").map == MAPS[2]
