"""What a map can be compared with, and what changed since, in words that lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from journeymapper.analysis.compare import Change, Comparison, compare, key_of, since, to_be
from journeymapper.analysis.compare_words import sentences
from journeymapper.analysis.marking import marked, marked_since
from journeymapper.analysis.reviewing import Persistent, persistent_pains
from journeymapper.edit.fields import existing
from journeymapper.frozen import frozen
from journeymapper.i18n import _, interface_language, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.reviews import Snapshot
from journeymapper.numerals import calendar_day, quoted

TO_BE: Final = "to-be"
"""The key of the map's own two states, which every map has."""
PAINS: Final = "pains"
"""The key of the pain points that stay from review to review."""
_LONGEST: Final = 70


@frozen
class Base:
    """What a map can be compared with: a snapshot of it, another map, or else its own to-be."""

    key: str
    words: str
    taken: Snapshot | None = None
    other: JourneyMap | None = None


@frozen
class Told:
    """One change or staying pain point in words, and the place it leads to, if it has one."""

    kind: str
    words: str
    where: Ref | None


@frozen
class Changes:
    """What a map can be compared with, the one it is, and what changed."""

    bases: tuple[Base, ...]
    base: Base
    told: tuple[Told, ...]


def changes(journey: JourneyMap, wanted: str, others: Mapping[str, JourneyMap]) -> Changes:
    """Return what changed since ``wanted``, the key of a base; else since the newest review.

    ``others`` are maps of other files by their whole paths.
    """
    bases = tuple(_bases(journey, others))
    base = next((one for one in bases if one.key == wanted), bases[0])
    if base.key == PAINS:
        return Changes(bases, base, tuple(map(_staying, persistent_pains(journey))))
    found = _compared(journey, base)
    words = sentences(found, interface_language())
    told = tuple(
        Told(change.kind, sentence, _where(journey, found, change))
        for change, sentence in zip(found.changes, words, strict=True)
    )
    return Changes(bases, base, told)


def file_key(path: str) -> str:
    """Return the key of another file's map."""
    return f"file:{path}"


def _bases(journey: JourneyMap, others: Mapping[str, JourneyMap]) -> Iterator[Base]:
    for place, taken in reversed(list(enumerate(journey.snapshots))):
        yield Base(f"snapshot:{place}", _snapshot_words(taken), taken)
    yield Base(TO_BE, _("As it is → as it shall be"))
    yield Base(PAINS, _("Pain points that stay"))
    names = Counter(Path(path).name for path in others)
    for path, other in others.items():
        name = Path(path).name
        shown = name if names[name] == 1 else path
        yield Base(file_key(path), _("Since the file “{name}”").format(name=shown), other=other)


def _snapshot_words(taken: Snapshot) -> str:
    words = _("Since a review without a date")
    if taken.on is not None:
        day = calendar_day(taken.on, interface_language())
        words = _("Since the review of {date}").format(date=day)
    line = " · ".join(part for part in (words, taken.by, " ".join(taken.note.split())) if part)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _staying(pain: Persistent) -> Told:
    """Return since when a pain point stands, and how many closed reviews saw it."""
    language = interface_language()
    parts = [quoted(" ".join(pain.card.title.split()) or pain.card.id, language)]
    if pain.since is not None:
        parts.append(_("since {date}").format(date=calendar_day(pain.since, language)))
    if pain.reviews:
        seen = ngettext("in {n} closed review", "in {n} closed reviews", pain.reviews)
        parts.append(seen.format(n=pain.reviews))
    return Told("stays", ", ".join(parts), Ref("card", pain.card.id))


def marked_map(journey: JourneyMap, base: Base) -> JourneyMap:
    """Return the map with each card marked as new, changed, moved or removed, and since when.

    The to-be of a map is marked already.
    """
    if base.taken is not None:
        return replace(marked_since(journey, base.taken), subtitle=base.words)
    if base.other is None:
        return journey
    return replace(marked(compare(base.other, journey)), subtitle=base.words)


def _compared(journey: JourneyMap, base: Base) -> Comparison:
    if base.taken is not None:
        return since(journey, base.taken)
    return to_be(journey) if base.other is None else compare(base.other, journey)


def _where(journey: JourneyMap, found: Comparison, change: Change) -> Ref | None:
    """Return the place of a change: the thing itself, else where it stood or what it joins."""
    if existing(journey, [change.ref]):
        return change.ref
    if change.ref.kind == "card":
        card = index(found.before).cards.get(change.ref.id)
        near = [Ref(kind, card.at) for kind in ("step", "stage")] if card else []
    elif change.ref.kind == "link":
        links = (*found.after.links, *found.before.links)
        near = [Ref("card", link.start) for link in links if key_of(link) == change.ref.id]
    else:
        near = []
    return next((ref for ref in near if existing(journey, [ref])), None)
