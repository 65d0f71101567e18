"""The .journey format: map -> text, canonically; text -> map in ``decoding``."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter, is_
from typing import Any, Final

from journeymapper.model.check import problems, stays_sound
from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.model.spec import described
from journeymapper.storage.assembling import ARRAYS, FORMAT, MOST, journey_of, with_link_ids
from journeymapper.storage.chunks import Chunks
from journeymapper.storage.decoding import Decoded, decode, loads
from journeymapper.storage.errors import OpenError
from journeymapper.storage.limits import MOST_RECORDS
from journeymapper.storage.migrate import VERSION
from journeymapper.storage.syntax import parsed
from journeymapper.storage.writing import table, unknown_rows, unknown_tables

__all__ = ["Decoded", "decode", "dumps", "encoded", "loads", "proven"]

_chunks = Chunks()
_HEAD: Final = f'format = "{FORMAT}"\nversion = {VERSION}\n'
_OWN: Final = frozenset(TABLES)
_own_values: Final = attrgetter(
    *(item.name for item in described(JourneyMap) if item.key not in TABLES),
    "extra",
    "unknown_tables",
)


def _head(journey: JourneyMap) -> str:
    """Return what stands before the tables of a map: format, version, its own fields."""
    own = _own_values(journey)
    before, text = _chunks.head
    if not _same(before, own):
        head = _HEAD + "".join(unknown_rows(journey.unknown_tables))
        text = f"{head}\n{table(journey, 'map', skipped=_OWN)}"
        _chunks.head = own, text
    return text


def _same(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    """Whether two rows of values are of the same objects."""
    return len(before) == len(after) and all(map(is_, before, after))


def dumps(journey: JourneyMap) -> str:
    """Return the canonical text of a map: the same map always gives the same text."""
    parts = [_head(journey)]
    for item in ARRAYS:
        if item.key == "asset":
            parts += unknown_tables(journey.unknown_tables)
        _chunks.add_texts(parts, getattr(journey, item.name), item)
    _chunks.trim(journey)
    return "\n".join(parts)


def encoded(journey: JourneyMap) -> bytes:
    """Return the bytes of a map's file, those of ``dumps``, where the map is ``proven``."""
    parts = [_head(journey).encode()]
    for item in ARRAYS:
        if item.key == "asset":
            parts += map(str.encode, unknown_tables(journey.unknown_tables))
        _chunks.add_encoded(parts, getattr(journey, item.name), item)
    _chunks.trim(journey)
    return b"\n".join(parts)


def _proven_head(journey: JourneyMap) -> bool:
    """Whether a map's own fields, and tables that we do not know, read back as they are."""
    own = _own_values(journey)
    if _same(_chunks.proven_head, own):
        return True
    bare = replace(journey, **{item.name: () for item in ARRAYS})  # type: ignore[arg-type]
    text = "\n".join([_head(bare), *unknown_tables(bare.unknown_tables)])
    if journey_of(parsed(text)) != bare:
        return False
    _chunks.proven_head = own
    return True


def _sound(journey: JourneyMap) -> bool:
    """Whether a map holds together; after most edits that is seen from the map before."""
    before = _chunks.sound
    if (before is None or not stays_sound(before, journey)) and any(problems(journey)):
        return False
    _chunks.sound = journey
    return True


def proven(journey: JourneyMap) -> bool:
    """Whether what ``dumps`` gives of a map reads back as the same map.

    Every table is parsed back and compared once, when it is new; what has to fit together
    (references, ids) is looked at where it may have changed. Where it says no, reading the whole
    text tells why.
    """
    if any(len(getattr(journey, i.name)) > MOST.get(i.key, MOST_RECORDS) for i in ARRAYS):
        return False
    try:
        return (
            all(_chunks.prove(getattr(journey, item.name), item) for item in ARRAYS)
            and _proven_head(journey)
            and with_link_ids(journey) is journey
            and _sound(journey)
        )
    except (ValueError, RecursionError, OpenError):
        return False
