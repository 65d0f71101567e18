"""A file system that forgets at a power cut what was not flushed, tried at every moment of a work.

``Recorder`` notes each call that changes something below a folder, in the order in which they
end. ``states`` goes through every moment and gives back what the disk may hold after a cut there:

- what was written to a file and not flushed is there, not there, there in part, or reads as zeros;
- what happened to the names in a folder since it was flushed is undone from some point on, in each
  folder independently of the others; a folder made in an unflushed folder goes with all it holds.

That is less than any file system in use promises, so that what stands this stands them all.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple

CALLS = (
    "open", "write", "ftruncate", "fsync", "close", "replace", "rename", "link", "unlink", "mkdir",
    "rmdir",
)  # fmt: skip


class Op(NamedTuple):
    """One change: ``kind`` is names, write, size, flush or mark; ``what`` a file or a folder."""

    kind: str
    what: int = 0
    names: dict[str, int | None] = {}  # noqa: RUF012
    start: int = 0
    data: bytes = b""
    told: Any = None


class Recorder:
    """Notes what is done below a folder while it is entered."""

    def __init__(self, root: Path) -> None:
        """Look at what is there: it is taken as flushed."""
        self.root = root
        self.ops: list[Op] = []
        self._numbers = count()
        self._ids: dict[str, int] = {}
        self._places: dict[int, list[Any]] = {}
        self._sizes: dict[int, int] = {}
        self._lock = RLock()
        self._calls = {name: getattr(os, name) for name in CALLS}
        self.files: dict[int, bytes] = {}
        self.folders: dict[int, dict[str, int]] = {}
        self._take(os.fspath(root))

    def _take(self, path: str) -> int:
        number = self._ids[path] = next(self._numbers)
        if Path(path).is_dir():
            self.folders[number] = {}
            for entry in sorted(Path(path).iterdir()):
                self.folders[number][entry.name] = self._take(os.fspath(entry))
        else:
            self.files[number] = Path(path).read_bytes()
            self._sizes[number] = len(self.files[number])
        return number

    def __enter__(self) -> Recorder:
        """Begin to take notice."""
        for name in CALLS:
            setattr(os, name, self._noting(name))
        return self

    def __exit__(self, *_problem: object) -> None:
        """Give the calls back."""
        for name, call in self._calls.items():
            setattr(os, name, call)

    def mark(self, told: Any) -> None:
        """Note what the program has promised by now."""
        with self._lock:
            self.ops.append(Op("mark", told=told))

    def _noting(self, name: str) -> Callable[..., Any]:
        call, note = self._calls[name], getattr(self, f"_{name}")

        def noted(*rest: Any, **more: Any) -> Any:
            if name in {"fsync", "write", "close", "ftruncate"}:
                given = call(*rest, **more)
                with self._lock:
                    note(given, *rest)
                return given
            with self._lock:
                path = os.fspath(rest[-1] if name in {"replace", "rename", "link"} else rest[0])
                was_there = os.path.lexists(path)
                given = call(*rest, **more)
                note(
                    given,
                    was_there,
                    *(os.fspath(one) if hasattr(one, "__fspath__") else one for one in rest),
                )
            return given

        return noted

    def _name(self, path: str, number: int | None) -> None:
        folder, name = os.path.split(path)
        if folder in self._ids:
            self.ops.append(Op("names", self._ids[folder], {name: number}))

    def _new(self, path: str) -> int | None:
        if os.path.split(path)[0] not in self._ids:
            return None
        number = self._ids[path] = next(self._numbers)
        return number

    def _open(self, descriptor: int, was_there: bool, path: str, flags: int, *_rest: Any) -> None:
        if not was_there and flags & os.O_CREAT and (number := self._new(path)) is not None:
            self._sizes[number] = 0
            self._name(path, number)
        if path in self._ids:
            number = self._ids[path]
            if flags & os.O_TRUNC and was_there:
                self.ops.append(Op("size", number, start=0))
                self._sizes[number] = 0
            self._places[descriptor] = [number, 0, bool(flags & os.O_APPEND)]

    def _write(self, written: int, descriptor: int, data: Any) -> None:
        if descriptor in self._places:
            place = self._places[descriptor]
            number = place[0]
            start = self._sizes[number] if place[2] else place[1]
            self.ops.append(Op("write", number, start=start, data=bytes(data)[:written]))
            place[1] = start + written
            self._sizes[number] = max(self._sizes[number], start + written)

    def _ftruncate(self, _given: None, descriptor: int, size: int) -> None:
        if descriptor in self._places:
            self.ops.append(Op("size", self._places[descriptor][0], start=size))
            self._sizes[self._places[descriptor][0]] = size

    def _fsync(self, _given: None, descriptor: int) -> None:
        if descriptor in self._places:
            self.ops.append(Op("flush", self._places[descriptor][0]))

    def _close(self, _given: None, descriptor: int) -> None:
        self._places.pop(descriptor, None)

    def _replace(self, _given: None, _was: bool, source: str, target: str) -> None:
        number = self._ids.pop(source, None)
        if number is None:
            return
        self._ids[target] = number
        (here, old), (there, new) = os.path.split(source), os.path.split(target)
        if here == there:
            self.ops.append(Op("names", self._ids[here], {old: None, new: number}))
        else:
            self._name(target, number)
            self._name(source, None)

    _rename = _replace

    def _link(self, _given: None, _was: bool, source: str, target: str) -> None:
        if source in self._ids and os.path.split(target)[0] in self._ids:
            self._ids[target] = self._ids[source]
            self._name(target, self._ids[source])

    def _unlink(self, _given: None, _was: bool, path: str) -> None:
        if self._ids.pop(path, None) is not None:
            self._name(path, None)

    _rmdir = _unlink

    def _mkdir(self, _given: None, _was: bool, path: str, *_rest: Any) -> None:
        if (number := self._new(path)) is not None:
            self.folders.setdefault(number, {})
            self._name(path, number)


class _Disk:
    """What is flushed, and what is under way, after some of the changes."""

    def __init__(self, recorder: Recorder, ops: list[Op]) -> None:
        self.flushed = dict(recorder.files)
        self.writes: dict[int, list[Op]] = {}
        self.names = {number: dict(names) for number, names in recorder.folders.items()}
        self.under_way: dict[int, list[Op]] = {}
        for op in ops:
            if op.kind == "names":
                self.under_way.setdefault(op.what, []).append(op)
            elif op.kind in {"write", "size"}:
                self.writes.setdefault(op.what, []).append(op)
            elif op.kind == "flush" and op.what in self.names:
                for change in self.under_way.pop(op.what, []):
                    _rename(self.names[op.what], change)
            elif op.kind == "flush":
                pending = self.writes.pop(op.what, [])
                self.flushed[op.what] = _written(self.flushed.get(op.what, b""), pending)


def _rename(names: dict[str, int], change: Op) -> None:
    for name, number in change.names.items():
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _written(data: bytes, ops: list[Op]) -> bytes:
    held = bytearray(data)
    for op in ops:
        if op.kind == "size":
            del held[op.start :]
        else:
            held[op.start : op.start + len(op.data)] = op.data
    return bytes(held)


def _lost(before: bytes, ops: list[Op], how: str, dice: random.Random) -> bytes:
    """Return what a file may hold of which some writes were not flushed."""
    after = _written(before, ops)
    if how == "none":
        return before
    if how == "zeros":
        return before[: len(after)] + bytes(max(0, len(after) - len(before)))
    if how == "part":
        end = dice.randrange(len(ops))
        last = ops[end]
        some = last._replace(data=last.data[: dice.randint(0, len(last.data))])
        held = _written(before, [*ops[:end], some] if last.kind == "write" else ops[:end])
        return held + bytes(max(0, len(after) - len(held)) if dice.random() < 0.5 else 0)
    return after


def _build(disk: _Disk, root: Path, names: str, data: str, dice: random.Random) -> None:
    """Put onto the real disk, at the same place, what may be left."""
    made: dict[int, Path] = {}

    def put(number: int, path: Path) -> None:
        if number in disk.names:
            path.mkdir(exist_ok=True)
            held = dict(disk.names[number])
            pending = disk.under_way.get(number, [])
            end = {"none": 0, "all": len(pending)}.get(names, dice.randint(0, len(pending)))
            for change in pending[:end]:
                _rename(held, change)
            for name, inner in held.items():
                put(inner, path / name)
        elif number in made:
            path.hardlink_to(made[number])
        else:
            before, ops = disk.flushed.get(number, b""), disk.writes.get(number, [])
            path.write_bytes(_lost(before, ops, data, dice) if ops else before)
            made[number] = path

    for entry in root.iterdir():
        with suppress(FileNotFoundError):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    put(0, root)


WAYS = [
    (names, data) for names in ("none", "all", "some") for data in ("none", "all", "zeros", "part")
]


def states(recorder: Recorder, seed: int = 1, times: int = 1) -> Iterator[tuple[str, list[Any]]]:
    """Make what may be left of each moment, one after another; yield what it is and the marks.

    The folder on the real disk holds it until the next is asked for.
    """
    dice = random.Random(seed)
    for end in range(len(recorder.ops) + 1):
        done = recorder.ops[:end]
        marks = [op.told for op in done if op.kind == "mark"]
        for names, data in WAYS * times:
            disk = _Disk(recorder, done)
            _build(disk, recorder.root, names, data, dice)
            yield f"after {end} of {len(recorder.ops)}, names {names}, data {data}", marks
