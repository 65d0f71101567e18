"""Several maps seen together: one row a map, pains and touchpoints that return, indicators."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Final

from journeymapper.analysis.completeness import ELEMENTS, completeness
from journeymapper.analysis.emotion import curve
from journeymapper.analysis.findings import findings
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.kpi import figure_of, indicators, success
from journeymapper.analysis.reviewing import next_review, overdue_days
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.model.values import Number

SAME_RULE: Final = N_(
    "The same: titles of the same words in whatever order, apart from case, accents, punctuation "
    "and small words. A touchpoint in another channel is another one."
)
MEAN_RULE: Final = N_(
    "Mean of all scores of all personas in the state that the map is in, on the map’s own scale; "
    "sorted by where it lies between the ends of the scale."
)
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL_WORDS: Final = """
a an and at by for from in is of on or the to with
al con de del e el en es la las los o para por se su sus un una y
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())


@frozen
class Mention:
    """A pain point or touchpoint of one map, as far as others need it."""

    file: str
    map: str
    card: str
    title: str
    stage: str
    channel: str = ""
    severity: int | None = None
    since: date | None = None
    score: float | None = None


@frozen
class Indicator:
    """An indicator of one map: what it is now and what it shall be."""

    file: str
    map: str
    card: str
    title: str
    value: float
    unit: str
    target: Number | None
    reached: bool | None
    trend: str
    measured_on: date | None
    source: str


@frozen
class MapRow:
    """One map of a portfolio: who keeps it, how it stands, when it is looked at again.

    ``mean`` is on the map's own scale (``low`` to ``high``); ``complete`` counts the mandatory
    elements that it has; ``overdue`` is in days.
    """

    file: str
    title: str
    owner: str
    personas: tuple[str, ...]
    state: str
    language: str
    touchpoints: int
    mean: float | None
    low: float
    high: float
    nps: float | None
    complete: int
    findings: int
    next_review: date | None
    overdue: int
    changed: date | None
    pains: tuple[Mention, ...]
    contacts: tuple[Mention, ...]
    indicators: tuple[Indicator, ...]

    @property
    def level(self) -> float | None:
        """Where the mean lies between the ends of the scale, 0 to 1."""
        return None if self.mean is None else (self.mean - self.low) / (self.high - self.low)


@frozen
class Repeated:
    """What several maps have: its words as the first map has them, and every place."""

    title: str
    channel: str
    mentions: tuple[Mention, ...]

    @property
    def maps(self) -> int:
        """In how many maps it is."""
        return len({one.file for one in self.mentions})

    @property
    def severity(self) -> int | None:
        """How bad it is where it is worst."""
        return max((one.severity for one in self.mentions if one.severity), default=None)

    @property
    def since(self) -> date | None:
        """Since when, as the earliest says."""
        return min((one.since for one in self.mentions if one.since), default=None)

    @property
    def score(self) -> float | None:
        """The mean of its scores."""
        return _mean([one.score for one in self.mentions if one.score is not None])


def map_row(
    document: JourneyMap, file: str, changed: date | None = None, today: date | None = None
) -> MapRow:
    """Return what a portfolio tells of a map; ``file`` is what it is found by."""
    day = today or date.today()  # noqa: DTZ011 (a local day)
    title = " ".join(document.title.split()) or file
    points = (curve(document, persona.id, document.state).points for persona in document.personas)
    nps = indicators(document, "nps")
    return MapRow(
        file,
        title,
        document.review.owner or document.author,
        tuple(persona.name or persona.id for persona in document.personas),
        document.state,
        document.language,
        len(index(document).touchpoints),
        _mean([point.score for point in chain.from_iterable(points)]),
        document.scale.low,
        document.scale.high,
        figure_of(nps[0]) if nps else None,
        len(completeness(document).present),
        len(findings(document, day)),
        next_review(document),
        overdue_days(document, day),
        changed,
        tuple(_mention(document, file, card) for card in cards_of(document, "pain_point")),
        tuple(_mention(document, file, card) for card in index(document).touchpoints),
        tuple(_indicators(document, file, title)),
    )


def _mention(document: JourneyMap, file: str, card: Card) -> Mention:
    facts = index(document)
    stage, channel = facts.stage_of.get(card.at), facts.channels.get(card.channel)
    scores = card.future if document.state == "future" else card.emotion
    return Mention(
        file,
        " ".join(document.title.split()) or file,
        card.id,
        " ".join(card.title.split()),
        stage.title if stage else "",
        channel.name if channel else "",
        card.severity,
        card.since,
        _mean(list(scores.values())),
    )


def _indicators(document: JourneyMap, file: str, title: str) -> Iterable[Indicator]:
    for card in cards_of(document, "kpi"):
        value = figure_of(card)
        if value is not None:
            yield Indicator(
                file,
                title,
                card.id,
                " ".join(card.title.split()),
                value,
                card.unit,
                card.target,
                success(card),
                card.trend,
                card.measured_on,
                card.source,
            )


def repeated_pains(rows: Iterable[MapRow]) -> tuple[Repeated, ...]:
    """Return the pain points that more than one map has, those of most maps first."""
    return _repeated(chain.from_iterable(row.pains for row in rows))


def shared_touchpoints(rows: Iterable[MapRow]) -> tuple[Repeated, ...]:
    """Return the touchpoints that more than one map has in the same channel, as SAME_RULE says."""
    return _repeated(chain.from_iterable(row.contacts for row in rows))


def _repeated(mentions: Iterable[Mention]) -> tuple[Repeated, ...]:
    groups: dict[tuple[str, str], list[Mention]] = {}
    for one in mentions:
        key = folded(one.title)
        if key:
            groups.setdefault((key, folded(one.channel)), []).append(one)
    found = [Repeated(group[0].title, group[0].channel, tuple(group)) for group in groups.values()]
    several = [one for one in found if one.maps > 1]
    return tuple(sorted(several, key=lambda one: (-one.maps, -(one.severity or 0), one.title)))


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Return what two texts share that say the same, as SAME_RULE has it."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    words = _WORD.findall(bare)
    return " ".join(sorted([word for word in words if word not in _SMALL] or words))


def overdue(rows: Iterable[MapRow]) -> tuple[MapRow, ...]:
    """Return the maps whose review is overdue, the longest first."""
    return tuple(sorted((row for row in rows if row.overdue), key=lambda row: -row.overdue))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


OF_ELEMENTS: Final = len(ELEMENTS)
"""How many mandatory elements ``MapRow.complete`` is out of."""
