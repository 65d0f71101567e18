"""The .journey format, read: text -> map, strictly and with exact places."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from journeymapper.i18n import _
from journeymapper.model.check import Problem, problems
from journeymapper.model.document import JourneyMap
from journeymapper.storage.assembling import journey_of, version_of, with_link_ids
from journeymapper.storage.errors import OpenError
from journeymapper.storage.migrate import migrate
from journeymapper.storage.reading import Path, RefusedError, shown
from journeymapper.storage.syntax import parsed


class Decoded(NamedTuple):
    """A map that was read, and what the program changed in an older file (gettext ids)."""

    map: JourneyMap
    notes: tuple[str, ...]


def loads(text: str, source: str = "") -> JourneyMap:
    """Return the map in a text; raises OpenError with line, column, key, found and allowed."""
    return decode(text, source).map


_MUCH: Final = 100_000
"""Characters read by this program from which on the quick reader pays."""
_read = 0


def quick(text: str) -> JourneyMap | None:
    """Return the map in a text as the program writes it; None where it is to be read generally."""
    # For one map of thirty cards, compiling its expressions takes longer than parsing it.
    global _read
    _read += len(text)
    if _read <= _MUCH:
        return None
    from journeymapper.storage.canonical import quick

    return quick(text)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the collection of garbage: a map is many objects and no cycle among them.

    Without it, all objects of the program are gone through several times while it is read.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_uncollected()
def decode(text: str, source: str = "") -> Decoded:
    """Return the map in a text with the notes of its migrations; raises OpenError."""
    document: dict[str, Any] = {}
    try:
        if (journey := quick(text)) is not None:
            journey = with_link_ids(journey)
            if not any(problems(journey)):
                return Decoded(journey, ())
        document = parsed(text)
        document, notes = migrate(document, version_of(document))
        journey = with_link_ids(journey_of(document))
        _refuse_problems(journey)
    except RefusedError as refused:
        raise _placed(refused, text, source, document) from None
    except OpenError as error:
        error.source = source
        raise
    except (Exception, MemoryError) as error:
        raise OpenError(
            _("this file cannot be read ({reason})").format(reason=type(error).__name__),
            source=source,
            line=1,
            column=1,
        ) from error
    return Decoded(journey, notes)


def _refuse_problems(journey: JourneyMap) -> None:
    for problem in problems(journey):
        raise _refusal(problem)


def _refusal(problem: Problem) -> RefusedError:
    if problem.kind == "duplicate":
        return RefusedError(
            shown(problem.value), _("an id that nothing else here has"), problem.path
        )
    if problem.kind == "scale":
        return RefusedError(
            _("low = {low}").format(low=problem.value), _("low less than high"), problem.path
        )
    if problem.kind == "divided":
        return RefusedError(
            shown(problem.value), _("one of the steps of that stage, as it has steps"), problem.path
        )
    known = ", ".join(problem.allowed[:12]) + (", …" if len(problem.allowed) > 12 else "")
    allowed = {
        "persona": _("the id of a persona: {known}"),
        "channel": _("the id of a channel: {known}"),
        "column": _("the id of a step, or of a stage without steps: {known}"),
        "lane": _("the id of a lane: {known}"),
        "card": _("the id of a card: {known}"),
        "asset": _("the id of a picture: {known}"),
    }[problem.target].format(known=known or _("there is none"))
    return RefusedError(shown(problem.value), allowed, problem.path)


def _key(path: Path) -> str:
    """Return a path as a key: card[12].emotion.mariana (rows counted from 1)."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int):
            words.append(f"[{step + 1}]")
        else:
            words.append(f".{step}" if words else step)
    return "".join(words)


def _in_words(path: Path, document: dict[str, Any]) -> str:
    """Return a path for people: card «c12», emotion.mariana."""
    if len(path) > 1 and isinstance(path[1], int):
        row = document.get(str(path[0]), [])[path[1] :][:1]
        name = row[0].get("id") if row and isinstance(row[0], dict) else None
        if isinstance(name, str) and name:
            where = f"{path[0]} {shown(name)}"
            return f"{where}, {_key(path[2:])}" if path[2:] else where
    return _key(path)


def _placed(refused: RefusedError, text: str, source: str, document: dict[str, Any]) -> OpenError:
    from journeymapper.storage.places import place_of

    place = place_of(text, refused.path)
    allowed = refused.allowed
    if len(allowed) > 150:
        allowed = f"{allowed[:149]}…"
    return OpenError(
        _("{key}: found {found}, allowed: {allowed}").format(
            key=_in_words(refused.path, document)[:100] or _("this file"),
            found=refused.found,
            allowed=allowed,
        ),
        source=source,
        line=place.line,
        column=place.column,
        key=_key(refused.path),
        found=refused.found,
        allowed=allowed,
    )
