"""The file: parsing, writing, saving after an edit, pictures."""

from __future__ import annotations

import base64
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import tomli

from journeymapper.edit.fields import set_field
from journeymapper.model.document import Asset, JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.storage.atomic import write_durably
from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.files import read_map, save_map

from .measuring import Measure, cpu, wall
from .synthetic import synthetic_map

PICTURES = 20
PICTURE_BYTES = 300_000


def measures(size: int) -> Iterator[Measure]:
    """Yield the measures of files of one size."""
    journey = synthetic_map(size)
    text = dumps(journey)
    plain = tomli.loads(text)
    as_json = json.dumps(plain)
    serial = count()

    def edited() -> JourneyMap:
        return set_field(journey, [Ref("card", "t7")], "title", f"Edit {next(serial)}")

    yield Measure(
        "parse",
        "json.loads of the same data",
        lambda: cpu(lambda: loads(text)),
        lambda: cpu(lambda: json.loads(as_json)),
        goal=11,
    )
    yield Measure(
        "write all",
        "json.dumps of the same data",
        lambda: _written(_afresh(journey)),
        lambda: cpu(lambda: json.dumps(plain)),
        goal=1.0,
    )
    yield Measure(
        "write after one edit",
        "write all",
        lambda: _written_again(journey, edited()),
        lambda: _written(_afresh(journey)),
        goal=0.15,
    )
    with tempfile.TemporaryDirectory() as folder:
        yield from _on_disk(Path(folder), edited, text)
    if size == 300:
        yield from _with_pictures(journey)


def _on_disk(folder: Path, edited, text: str) -> Iterator[Measure]:
    data = text.encode()
    ours, bare = folder / "map.journey", folder / "bare.journey"
    ours.write_bytes(data)

    def write_plainly() -> None:
        with bare.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def save() -> float:
        journey = edited()
        dumps(journey)
        journey = edited()
        return wall(lambda: save_map(journey, ours))

    yield Measure(
        "open (read, parse, check)",
        "reading the bytes and tomli",
        lambda: cpu(lambda: read_map(ours)),
        lambda: cpu(lambda: tomli.loads(ours.read_bytes().decode())),
    )
    yield Measure(
        "durable write of the bytes",
        "plain write and fsync of the bytes",
        lambda: wall(lambda: write_durably(ours, data)),
        lambda: wall(write_plainly),
        goal=2.0,
    )
    yield Measure(
        "save after one edit, parsed back and compared, old version kept",
        "plain write and fsync of the bytes",
        save,
        lambda: wall(write_plainly),
        goal=2.0,
    )


def _with_pictures(journey: JourneyMap) -> Iterator[Measure]:
    chance = Random(5)
    data = [base64.b64encode(chance.randbytes(PICTURE_BYTES)).decode() for _ in range(PICTURES)]
    assets = tuple(Asset(f"pic{n}", "image/png", data=d) for n, d in enumerate(data))
    text = dumps(replace(journey, assets=assets))
    without = dumps(journey)
    basic = text.replace("'''", '"""')
    yield Measure(
        f"open with {PICTURES} pictures",
        "the same, with strings in double quotes",
        lambda: cpu(lambda: loads(text)),
        lambda: cpu(lambda: loads(basic)),
        goal=0.25,
    )
    yield Measure(
        f"open with {PICTURES} pictures",
        "without pictures",
        lambda: cpu(lambda: loads(text)),
        lambda: cpu(lambda: loads(without)),
        goal=2.5,
    )


def _written(journey: JourneyMap) -> float:
    return cpu(lambda: dumps(journey))


def _written_again(before: JourneyMap, after: JourneyMap) -> float:
    dumps(before)
    return _written(after)


def _afresh(journey: JourneyMap) -> JourneyMap:
    """Return an equal map of new objects, of which no written text is known."""
    tables = ("personas", "channels", "stages", "lanes", "cards", "links")
    return replace(journey, **{t: tuple(replace(e) for e in getattr(journey, t)) for t in tables})
