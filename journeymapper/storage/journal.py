"""The journal of a map's unsaved edits: a file that only grows, one record an edit.

It begins with what the edits are made to: the whole map, or the name and the digest of the file
that holds it. Each record carries its length and checksum, so that one which was cut off (a power
cut, a full disk) is known and everything before it is kept. A program that is killed loses nothing
that was written; for a power cut, the journal has to be flushed.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.storage.assembling import journey_of
from journeymapper.storage.changes import Replay, changes
from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.disk import flush_folder
from journeymapper.storage.errors import OpenError, reason_of
from journeymapper.storage.opening import digest_at, digest_of, read_map
from journeymapper.storage.syntax import parsed
from journeymapper.storage.versions import versions

SUFFIX: Final = ".journal"
_FORMAT: Final = 1
_NEW_FOLDERS: Final = 2
"""Folders in which a name may be as new as a journal: the running program's and the one above."""
_APPEND: Final = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
HEAD, MAP, FILE, EDIT = "journal", "map", "file", "edit"
"""Kinds of records: whose journal it is, a whole map, the digest of the file that holds it, what
an edit changed."""


def record(kind: str, payload: bytes) -> bytes:
    """Return a record: a line with its kind, length and checksum, then what it holds."""
    return b"%s %d %08x\n%s\n" % (kind.encode(), len(payload), _sum(kind, payload), payload)


def _sum(kind: str, payload: bytes) -> int:
    return crc32(payload, crc32(kind.encode()))


def map_record(journey: JourneyMap) -> bytes:
    """Return the record of a whole map."""
    return record(MAP, dumps(journey).encode("utf-8", "surrogatepass"))


def file_record(digest: str) -> bytes:
    """Return the record of a map that the document's file holds."""
    return record(FILE, digest.encode())


def edit_record(before: JourneyMap, after: JourneyMap) -> bytes:
    """Return the record of an edit."""
    return record(EDIT, changes(before, after).encode())


class Journal:
    """A journal that is being written."""

    def __init__(self, path: Path, document: Path | None, first: bytes) -> None:
        """Begin a file with the path of its document and a first record; raises OSError."""
        self.path = path
        self.size = 0
        self._is_named = False
        self._descriptor = os.open(path, _APPEND | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            head = {"format": _FORMAT, "document": str(document or "")}
            self.append(record(HEAD, json.dumps(head).encode()) + first)
        except OSError:
            self.remove()
            raise

    def append(self, data: bytes) -> None:
        """Write records to the end; raises OSError, and nothing of them stays."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._descriptor, self.size)
            raise
        self.size += len(data)

    def flush(self) -> None:
        """Make all that was written last through a power cut; raises OSError.

        The first time, its name and that of its folder too.
        """
        os.fsync(self._descriptor)
        if not self._is_named:
            for folder in self.path.parents[:_NEW_FOLDERS]:
                flush_folder(folder)
            self._is_named = True

    def rename(self, path: Path) -> None:
        """Give the file another name; raises OSError."""
        self.close()  # some systems rename no file that is open
        self.path = self.path.rename(path)
        self._is_named = False
        self._descriptor = os.open(path, _APPEND)

    def close(self) -> None:
        """Write no more."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1

    def remove(self) -> None:
        """Close the file and take it away."""
        self.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _records(data: bytes) -> list[tuple[str, bytes]]:
    """Return the records up to the first that is not whole."""
    found = []
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        words = data[start:end].split(b" ")
        try:
            kind, length, checksum = words[0].decode("ascii"), int(words[1]), int(words[2], 16)
        except (IndexError, ValueError):
            break
        payload = data[end + 1 : end + 1 + length]
        start = end + 2 + length
        if length < 0 or start > len(data) or _sum(kind, payload) != checksum:
            break
        found.append((kind, payload))
    return found


class Unsaved(NamedTuple):
    """The map of a journal, with all its edits, and the file that it belongs to, if any."""

    map: JourneyMap
    document: Path | None


def read_journal(path: Path) -> Unsaved:
    """Return what a journal holds; raises OpenError where it has no beginning."""
    try:
        records = _records(path.read_bytes())
        if len(records) < 2 or records[0][0] != HEAD:
            raise _broken(path)
        head = json.loads(records[0][1])
        if head["format"] != _FORMAT:
            raise _broken(path)
        document = Path(head["document"]) if head["document"] else None
        journey = _beginning(*records[1], document, path)
    except OSError as error:
        raise OpenError(reason_of(error), source=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _broken(path) from error
    replay = Replay(journey)
    for kind, payload in records[2:]:
        try:
            if kind != EDIT:
                break
            replay.apply(payload.decode())
        except (ValueError, KeyError, TypeError, OpenError):
            break
    return Unsaved(replay.map, document)


def is_saved(unsaved: Unsaved) -> bool:
    """Whether the file holds all of it: the program ended after a save, but before it said so."""
    if unsaved.document is None:
        return False
    try:
        data = dumps(unsaved.map).encode()
        return digest_at(unsaved.document) == digest_of(data)
    except (OpenError, ValueError):
        return False


def _broken(path: Path) -> OpenError:
    return OpenError(_("this is not a journal of unsaved work"), source=str(path))


def _map(payload: bytes) -> JourneyMap:
    """Return the map in a text, also one that does not hold together: it was being edited."""
    text = payload.decode("utf-8", "surrogatepass")
    try:
        return loads(text)
    except OpenError:
        return journey_of(parsed(text))


def _beginning(kind: str, payload: bytes, document: Path | None, journal: Path) -> JourneyMap:
    if kind == MAP:
        return _map(payload)
    if kind != FILE or document is None:
        raise _broken(journal)
    for candidate in (document, *(version.path for version in versions(document))):
        with suppress(OpenError):
            opened = read_map(candidate)
            if opened.digest == payload.decode():
                return opened.map
    raise OpenError(_("the file that it belongs to is not there any more"), source=str(journal))
