"""The .journey format: map -> text, canonically; text -> map in ``decoding``."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.model.check import problems, stays_sound
from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.storage.assembling import ARRAYS, FORMAT, MOST, journey_of, with_link_ids
from journeymapper.storage.chunks import Chunks
from journeymapper.storage.decoding import Decoded, decode, loads
from journeymapper.storage.errors import OpenError
from journeymapper.storage.limits import MOST_RECORDS
from journeymapper.storage.migrate import VERSION
from journeymapper.storage.syntax import parsed
from journeymapper.storage.writing import table, unknown_rows, unknown_tables

__all__ = ["Decoded", "decode", "dumps", "loads", "proven"]

_chunks = Chunks()


def _parts(journey: JourneyMap) -> list[str]:
    head = f'format = "{FORMAT}"\nversion = {VERSION}\n'
    parts = [
        head + "".join(unknown_rows(journey.unknown_tables)),
        table(journey, "map", skipped=frozenset(TABLES)),
    ]
    for item in ARRAYS:
        if item.key == "asset":
            parts.extend(unknown_tables(journey.unknown_tables))
        parts.extend(_chunks.texts(getattr(journey, item.name), item))
    return parts


def dumps(journey: JourneyMap) -> str:
    """Return the canonical text of a map: the same map always gives the same text."""
    parts = _parts(journey)
    _chunks.trim(journey)
    return "\n".join(parts)


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
    bare = replace(journey, **{item.name: () for item in ARRAYS})  # type: ignore[arg-type]
    try:
        return (
            all(_chunks.prove(getattr(journey, item.name), item) for item in ARRAYS)
            and journey_of(parsed("\n".join(_parts(bare)))) == bare
            and with_link_ids(journey) is journey
            and _sound(journey)
        )
    except (ValueError, RecursionError, OpenError):
        return False
