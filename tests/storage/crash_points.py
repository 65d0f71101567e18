"""Ends a saving program at every call that it makes to the system, one after the other.

``python -m tests.storage.crash_points FOLDER`` runs it in a folder of its own and tells how many
points left the old file and how many the new one. It stops at the first point that left anything
else, a lost version, or a next save that does not work. A write is also ended half-way. With
``copied`` behind the folder versions are kept as on a system where a file has one name only; with
``in-place`` it tries a save that writes over the file: it has to find that out.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from errno import EPERM
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from journeymapper.model.document import JourneyMap
from journeymapper.storage.codec import dumps
from journeymapper.storage.files import digest_at, read_map, save_map
from journeymapper.storage.versions import versions
from tests.storage.full import full_map

CALLS = (
    "open", "write", "fsync", "close", "replace", "rename", "unlink", "mkdir", "stat", "lstat",
    "fstat", "fchmod", "fchown", "listdir", "scandir", "fdopen", "kill", "link", "chmod", "utime",
)  # fmt: skip


def kill_at(point: int, *, after: bool) -> None:
    """Let this process end at its n-th call: before it, right after it, or amid a write."""
    lock = Lock()
    made = count(1)
    end, write = os.kill, os.write

    def ending(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*rest: Any, **more: Any) -> Any:
            with lock:
                mine = next(made) == point
                if mine and not after:
                    if call is write:
                        write(rest[0], bytes(rest[1])[: len(rest[1]) // 2])
                    end(os.getpid(), signal.SIGKILL)
            try:
                return call(*rest, **more)
            finally:
                if mine:
                    end(os.getpid(), signal.SIGKILL)

        return called

    for name in CALLS:
        setattr(os, name, ending(getattr(os, name)))


def _ended(work: Callable[[], object], point: int, *, after: bool) -> bool:
    """Do some work in a process that ends at a point; return whether it did end there."""
    child = os.fork()
    if child == 0:
        kill_at(point, after=after)
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _in_place(journey: JourneyMap, path: Path, _digest: str) -> None:
    """Save as no program should: over the old content."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, dumps(journey).encode())
    os.fsync(descriptor)
    os.close(descriptor)


def _copied(journey: JourneyMap, path: Path, digest: str) -> None:
    """Save where a file has one name only."""

    def refused(*_rest: object, **_more: object) -> None:
        raise PermissionError(EPERM, os.strerror(EPERM))

    os.link = refused
    save_map(journey, path, digest)


def run(
    folder: Path, save: Callable[[JourneyMap, Path, str], object] = save_map
) -> tuple[int, int]:
    """Go through all points; return how many left the old file and how many the new one."""
    path = folder / "map.journey"
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    old, new, newer = (replace(full_map(), version=str(number)) for number in range(3))
    left_old = left_new = 0
    for after in (False, True):
        for point in count(1):
            shutil.rmtree(folder / "state", ignore_errors=True)
            path.unlink(missing_ok=True)
            save_map(new, path)
            save_map(old, path)
            expected = digest_at(path)
            ended = _ended(lambda digest=expected: save(new, path, digest), point, after=after)
            found = read_map(path)
            assert found.map in (old, new), f"neither old nor new after point {point}"
            if found.map == new:
                left_new += 1
                kept = read_map(versions(path)[0].path).map
                assert kept == old, f"the old version is lost at point {point}"
            else:
                left_old += 1
            save_map(newer, path, found.digest)
            assert read_map(path).map == newer
            assert read_map(versions(path)[0].path).map == found.map
            for version in versions(path):
                read_map(version.path)
            names = sorted(entry.name for entry in folder.iterdir())
            assert names == ["map.journey", "state"], f"left behind at point {point}: {names}"
            if not ended:
                break
    return left_old, left_new


if __name__ == "__main__":
    saves = {"in-place": _in_place, "copied": _copied}
    figures = run(Path(sys.argv[1]), saves[sys.argv[2]] if sys.argv[2:] else save_map)
    sys.stdout.write(f"{figures[0]} {figures[1]}\n")
