"""What can be put side by side: every persona of the maps that are open, and of other files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.analysis.emotion import curves
from journeymapper.analysis.side_by_side import Side
from journeymapper.app import windows
from journeymapper.frozen import frozen
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.model.vocabulary import STATES

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


@frozen
class Source:
    """One journey to choose: ``key`` is of its window or file, and of its persona."""

    key: str
    words: str
    side: Side
    window: MainWindow | None = None
    path: Path | None = None


def sources(files: Mapping[Path, JourneyMap]) -> tuple[Source, ...]:
    """Return every journey of the windows that are open, then of other files.

    Files are told apart by their whole path, so that two of one name do not replace each other.
    """
    maps: list[tuple[str, JourneyMap, MainWindow | None, Path | None]] = [
        (f"window:{id(one)}", one.session.map, one, one.document.path)
        for one in windows.all_windows()
    ]
    opened = {path for _key, _map, _window, path in maps}
    maps += [
        (f"file:{path}", journey, None, path)
        for path, journey in files.items()
        if path not in opened
    ]
    titles = Counter(_title(journey) for _key, journey, _window, _path in maps)
    found: list[Source] = []
    for key, journey, window, path in maps:
        title = _title(journey)
        if titles[title] > 1:
            title = f"{title} ({path or _('not saved yet')})"
        for words, side in _sides(journey):
            whole = f"{key}#{side.persona}#{side.state}"
            found.append(Source(whole, f"{words} — {title}", side, window, path))
    return tuple(found)


def _title(journey: JourneyMap) -> str:
    return " ".join(journey.title.split()) or _("Untitled map")


def _sides(journey: JourneyMap) -> Iterator[tuple[str, Side]]:
    """Yield each persona in each state that has scores; those without any in the map's own."""
    scored = {(one.persona, one.state) for one in curves(journey)}
    for persona in journey.personas:
        name = persona.name or persona.id
        states = [state for state in STATES if (persona.id, state) in scored]
        for state in states or [journey.state]:
            words = f"{name}, {_(STATES.get(state, ''))}" if len(states) > 1 else name
            yield words, Side(journey, persona.id, state)
    if len(journey.personas) != 1:
        words = _("all personas") if journey.personas else _("no persona")
        yield words, Side(journey, "", journey.state)


def first_keys(window: MainWindow) -> tuple[str, str]:
    """Return the keys of the first two journeys of a window that have scores; else empty ones."""
    mine = [one for one in sources({}) if one.window is window]
    drawn = {(one.persona, one.state) for one in curves(window.session.map)}
    keys = [one.key for one in mine if (one.side.persona, one.side.state) in drawn]
    first, second, *_more = [*keys, *(one.key for one in mine[:1] if not keys), "", ""]
    return first, second
