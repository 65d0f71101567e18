"""Finding words in everything that people wrote on a map, and replacing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from journeymapper.edit.references import TABLES
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.spec import Described
from journeymapper.model.texts import Written, texts, written_fields

_ACCENTS: Final = ("aáàâäã", "eéèêë", "iíìîï", "oóòôöõ", "uúùûü", "nñ", "cç")
_NOT_SEARCHED: Final = frozenset({"log", "accepted", "snapshots", "views", "rules_off"})
"""What reviews and views keep on the map: history, which nobody rewrites."""


class Hit(NamedTuple):
    """One place where the words stand: in which thing, in which text, from where to where."""

    ref: Ref
    written: Written
    start: int
    end: int


def pattern(text: str, *, case: bool = False) -> re.Pattern[str] | None:
    """Return what finds a text; None for nothing. Unless ``case``, accents do not matter either."""
    wanted = " ".join(text.split())
    if not wanted:
        return None
    parts: list[str] = []
    for letter in wanted:
        if letter == " ":
            parts.append(r"\s+")  # no-break spaces and line ends too
            continue
        alike = next((row for row in _ACCENTS if letter.casefold() in row), "")
        parts.append(f"[{alike}]" if alike and not case else re.escape(letter))
    return re.compile("".join(parts), 0 if case else re.IGNORECASE)


def _things(journey: JourneyMap) -> Iterator[tuple[Ref, Any]]:
    yield THE_MAP, journey
    for kind, (table, _entity) in TABLES.items():
        for one in getattr(journey, table):
            yield Ref(kind, one.id), one
            if kind == "stage":
                for step in one.steps:
                    yield Ref("step", step.id), step


def find(journey: JourneyMap, text: str, *, case: bool = False) -> tuple[Hit, ...]:
    """Return every place where a text stands, thing by thing in the order of the file."""
    sought = pattern(text, case=case)
    if sought is None:
        return ()
    return tuple(
        Hit(ref, written, found.start(), found.end())
        for ref, one in _things(journey)
        for written in texts(one)
        if ref != THE_MAP or written.field.name not in _NOT_SEARCHED
        for found in sought.finditer(written.text)
        if found.end() > found.start()
    )


def replace_all(journey: JourneyMap, text: str, by: str, *, case: bool = False) -> JourneyMap:
    """Return the map with a text replaced wherever ``find`` finds it; the same map if nowhere."""
    sought = pattern(text, case=case)
    if sought is None:
        return journey
    return _rewritten_map(journey, lambda written: sought.sub(lambda _found: by, written.text))


def replace_one(journey: JourneyMap, hit: Hit, by: str) -> JourneyMap:
    """Return the map with one hit replaced; the same map if it does not stand there any more."""

    def put(written: Written) -> str:
        if written != hit.written:
            return written.text
        return written.text[: hit.start] + by + written.text[hit.end :]

    return _rewritten_map(journey, put, hit.ref)


Put = Callable[[Written], str]
"""From a text and where it stands to what shall stand there."""


def _rewritten_map(journey: JourneyMap, put: Put, only: Ref | None = None) -> JourneyMap:
    """Return the map with every text as ``put`` has it, in one thing or in all of them."""
    changes: dict[str, Any] = {}
    for kind, (table, _entity) in TABLES.items():
        before = getattr(journey, table)
        after = tuple(_rewritten_thing(one, kind, put, only) for one in before)
        if any(new is not old for new, old in zip(after, before, strict=True)):
            changes[table] = after
    if only is None or only == THE_MAP:
        changes |= _changes(journey, put)
    return replace(journey, **changes) if changes else journey


def _rewritten_thing(one: Any, kind: str, put: Put, only: Ref | None) -> Any:
    changes: dict[str, Any] = {}
    if only is None or only == Ref(kind, one.id):
        changes = _changes(one, put)
    if kind == "stage" and (only is None or only.kind == "step"):
        steps = tuple(_rewritten_thing(step, "step", put, only) for step in one.steps)
        if steps != one.steps:
            changes["steps"] = steps
    return replace(one, **changes) if changes else one


def _changes(one: Any, put: Put) -> dict[str, Any]:
    """Return the fields of a thing that hold another text now, and what they hold."""
    changes: dict[str, Any] = {}
    for item in written_fields(type(one)):
        value = getattr(one, item.name)
        if not value or (isinstance(one, JourneyMap) and item.name in _NOT_SEARCHED):
            continue
        after: Any
        if isinstance(value, str):
            after = put(Written(item, value))
        elif item.spec.kind == "pairs":
            after = {name: put(Written(item, text, within=name)) for name, text in value.items()}
        elif item.spec.kind == "strings":
            after = tuple(put(Written(item, text, n)) for n, text in enumerate(value))
            after = tuple(text for text in after if text)
        else:
            after = tuple(_nested(nested, item, n, put) for n, nested in enumerate(value))
        if after != value:
            changes[item.name] = after
    return changes


def _nested(one: Any, item: Described, place: int, put: Put) -> Any:
    changes = _changes(one, lambda inner: put(Written(item, inner.text, place, inner.field.name)))
    return replace(one, **changes) if changes else one
