"""The touchpoints as a table of text, one row each: out to spreadsheets, and back in.

A table is known by its first row: headings in English or Spanish, in any order, one of them for
the title. Stages, steps, channels and personas are found by name; what is missing is added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from journeymapper.edit.cards import add_cards, fresh_card_ids
from journeymapper.edit.channel_library import add_shipped, missing, names_of
from journeymapper.edit.channels import add_channel
from journeymapper.edit.columns import add_stage, add_step
from journeymapper.edit.lanes import add_lane
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _, words
from journeymapper.matching import plain
from journeymapper.model.document import Card, JourneyMap
from journeymapper.model.query import index
from journeymapper.model.text import LONGEST_TEXT, clean_text
from journeymapper.model.values import Number
from journeymapper.tables import from_tabbed

MOST_ROWS: Final = 5_000

HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "title": (
        N_("Touchpoint"),
        (
            "touchpoint|touch point|contact point|title|name|activity|action|moment|contact"
            "|punto de contacto|titulo|nombre|actividad|accion|momento|contacto"
        ),
    ),
    "stage": (N_("Stage"), "stage|phase|etapa|fase"),
    "step": (N_("Step"), "step|substage|paso|subetapa"),
    "channel": (N_("Channel"), "channel|medium|canal|medio"),
    "score": (
        N_("Score"),
        (
            "score|emotion|rating|satisfaction|feeling"
            "|puntuacion|puntaje|emocion|calificacion|satisfaccion|valoracion"
        ),
    ),
    "pain_point": (
        N_("Pain point"),
        (
            "pain point|pain points|pain|pains|frustration|problem"
            "|punto de dolor|puntos de dolor|dolor|dolores|frustracion|problema"
        ),
    ),
    "opportunity": (N_("Opportunity"), "opportunity|opportunities|oportunidad|oportunidades"),
    "people": (
        N_("People counted"),
        (
            "people counted|people|visits|visitors|users|volume|count"
            "|personas contadas|visitas|visitantes|usuarios|volumen|cantidad"
        ),
    ),
    "owner": (N_("Owner"), "owner|responsible|responsable|dueno"),
    "note": (
        N_("Note"),
        (
            "note|notes|description|detail|details|comment|comments"
            "|nota|notas|descripcion|detalle|detalles|comentario|comentarios"
        ),
    ),
}
"""Column -> its name (a gettext id) and the words, made plain, that it is known by."""

_KNOWN: Final = {word: key for key, (_name, told) in HEADINGS.items() for word in told.split("|")}
_LANES: Final = {"pain_point": "pain_points", "opportunity": "opportunities"}
_PREFIXES: Final = {"pain_point": "p", "opportunity": "o"}
_LANE_NAMES: Final = {
    "touchpoints": N_("Touchpoints"),
    "pain_points": N_("Pain points"),
    "opportunities": N_("Opportunities"),
    "kpis": N_("Indicators"),
}
_COUNT: Final = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d{1,15}")
_NUMBER: Final = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)?")


@frozen
class Table:
    """A table with headings: what each column holds, and the rows below."""

    columns: tuple[str, ...]
    """Of each column its key, "score:NAME" for a persona's scores, or empty."""
    rows: tuple[tuple[str, ...], ...]


def read_table(text: str) -> Table | None:
    """Return a tab-separated text as a table if its first row is headings, one of them a title."""
    rows = from_tabbed(clean_text(text.lstrip("\ufeff")))
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    columns = tuple(_column(cell) for cell in rows[0])
    known = [column for column in columns if column]
    if "title" not in known or len(known) < 2 or len(set(known)) < len(known):
        return None
    below = tuple(tuple(cell.strip()[:LONGEST_TEXT] for cell in row) for row in rows[1:])
    return Table(columns, below)


def _column(heading: str) -> str:
    key = _KNOWN.get(" ".join(plain(heading).split()), "")
    scored, _separator, name = heading.partition(":")
    if not key and name.strip() and _KNOWN.get(plain(scored.strip())) == "score":
        return f"score:{name.strip()}"
    return key


def table_of(journey: JourneyMap, touchpoints: Sequence[str]) -> list[list[str]]:
    """Return touchpoints as a table below headings in the map's language.

    KeyError for an unknown card.
    """
    say, facts = words(journey.language), index(journey)
    scores = [f"{say(HEADINGS['score'][0])}: {p.name or p.id}" for p in journey.personas]
    heads = [say(HEADINGS[key][0]) for key in ("title", "stage", "step", "channel")]
    ends = [say(HEADINGS[key][0]) for key in (*_LANES, "people", "owner", "note")]
    rows = [[*heads, *scores, *ends]]
    for id_ in touchpoints:
        card = facts.cards[id_]
        stage, column = facts.stage_of[card.at], facts.columns[card.at]
        channel = facts.channels.get(card.channel)
        about = facts.about.get(id_, ())
        rows.append(
            [
                card.title,
                stage.title,
                column.title if column is not stage else "",
                channel.name if channel else "",
                *(_told(card.emotion.get(p.id)) for p in journey.personas),
                *(_about(journey, about, kind) for kind in _LANES),
                _told(max(_volumes(about), default=None)),
                card.owner,
                card.note,
            ]
        )
    return rows


def _told(score: Number | None) -> str:
    return "" if score is None else f"{score:.15g}"


def _volumes(cards: Sequence[Card]) -> list[Number]:
    return [c.value for c in cards if c.metric == "volume" and c.value is not None]


def _about(journey: JourneyMap, cards: Sequence[Card], kind: str) -> str:
    lanes = {lane.id for lane in journey.lanes if lane.kind == _LANES[kind]}
    own = [c for c in cards if c.kind == kind or (not c.kind and c.lane in lanes)]
    return "; ".join(card.title for card in own)


@dataclass(slots=True)
class _Growing:
    """A map while rows are put on it; cards are added at the end, all at once."""

    map: JourneyMap
    cards: list[Card] = field(default_factory=list)
    unread: int = 0
    """Scores and counts that were no numbers, or beyond the scale."""

    def lane(self, kind: str) -> str:
        for lane in self.map.lanes:
            if lane.kind == kind:
                return lane.id
        title = words(self.map.language)(_LANE_NAMES[kind])
        self.map, id_ = add_lane(self.map, kind, title)
        return id_

    def column(self, stage: str, step: str, last: str) -> str:
        """Return the column of a stage and step by name; where a row names none, the last one."""
        if not stage:
            if last or self.map.stages:
                return last or self.map.stages[0].columns[0].id
            stage = words(self.map.language)("Stage {number}").format(number=1)
        found = next((s for s in self.map.stages if plain(s.title) == plain(stage)), None)
        if found is None:
            self.map, id_ = add_stage(self.map, stage)
            found = next(s for s in self.map.stages if s.id == id_)
        if not step:
            return found.columns[0].id
        own = next((s for s in found.steps if plain(s.title) == plain(step)), None)
        if own is not None:
            return own.id
        self.map, id_ = add_step(self.map, found.id, step)
        return id_

    def channel(self, name: str) -> str:
        """Return the channel of that name: the map's, a shipped one, else a new digital one."""
        if not name:
            return ""
        own = next((c for c in self.map.channels if plain(c.name) == plain(name)), None)
        if own is not None:
            return own.id
        shipped = next((s for s in missing(self.map) if name.casefold() in names_of(s)), None)
        if shipped is not None:
            self.map, ids = add_shipped(self.map, (shipped.id,))
            return ids[0]
        self.map, id_ = add_channel(self.map, name)
        return id_

    def count(self, text: str) -> int | None:
        """Return how many people were counted, as either language writes it; None for none."""
        if not text:
            return None
        if _COUNT.fullmatch(text):
            return int(re.sub(r"\D", "", text))
        self.unread += 1
        return None

    def score(self, text: str) -> Number | None:
        """Return a score as it is written in either language; None for what is none."""
        told = text.replace(" ", "")
        if not told:
            return None
        scale = self.map.scale
        if _NUMBER.fullmatch(told):
            value = float(told.translate({ord("−"): "-", ord("–"): "-", ord(","): "."}))
            if scale.low <= value <= scale.high:
                return int(value) if value.is_integer() else value
        self.unread += 1
        return None


def paste_table(
    journey: JourneyMap, table: Table, at: str = ""
) -> tuple[JourneyMap, tuple[str, ...], int]:
    """Return the map with a touchpoint for every row, their ids, and how many scores were unread.

    Rows that name no stage go where the row above went, the first of them to column ``at``.
    ValueError for too many rows.
    """
    if len(table.rows) > MOST_ROWS:
        raise ValueError(_("{n} cards at most can be pasted at once").format(n=MOST_ROWS))
    growing = _Growing(journey)
    personas = {plain(p.name or p.id): p.id for p in journey.personas}
    made: list[Card] = []
    about: list[tuple[str, str, int]] = []
    counts: list[tuple[int, int]] = []
    last = at
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=False))
        title = cells.get("title", "")
        if not title:
            continue
        last = growing.column(cells.get("stage", ""), cells.get("step", ""), last)
        emotion = {}
        for column, text in cells.items():
            key, _separator, name = column.partition(":")
            whose = personas.get(plain(name)) if name else next(iter(personas.values()), None)
            score = growing.score(text) if key == "score" else None
            if score is not None and whose is not None:
                emotion[whose] = score
        made.append(
            Card(
                id="",
                lane="",
                at=last,
                title=title,
                channel=growing.channel(cells.get("channel", "")),
                emotion=emotion,
                owner=cells.get("owner", ""),
                note=cells.get("note", ""),
            )
        )
        people = growing.count(cells.get("people", ""))
        if people is not None:
            counts.append((people, len(made) - 1))
        about += [
            (kind, text.strip(), len(made) - 1)
            for kind in _LANES
            for text in cells.get(kind, "").split(";")
            if text.strip()
        ]
    if not made:
        return journey, (), 0
    lane = growing.lane("touchpoints")
    lanes = {kind: growing.lane(_LANES[kind]) for kind in {kind for kind, _text, _row in about}}
    prefixes = ["c"] * len(made) + [_PREFIXES[kind] for kind, _text, _row in about]
    prefixes += ["k"] * len(counts)
    ids = [id_ for _name, id_ in fresh_card_ids(growing.map, (("", p) for p in prefixes))]
    touchpoints = [replace(card, id=id_, lane=lane) for card, id_ in zip(made, ids, strict=False)]
    others = [
        Card(id=id_, lane=lanes[kind], at=made[n].at, title=text, about=(touchpoints[n].id,))
        for (kind, text, n), id_ in zip(about, ids[len(made) :], strict=False)
    ]
    others += _counted(growing, counts, touchpoints, ids[len(made) + len(about) :])
    after = add_cards(growing.map, touchpoints)
    if others:
        after = add_cards(after, others)
    return after, tuple(card.id for card in touchpoints), growing.unread


def _counted(
    growing: _Growing,
    counts: Sequence[tuple[int, int]],
    touchpoints: Sequence[Card],
    ids: Sequence[str],
) -> list[Card]:
    """Return an indicator for every count of people at a touchpoint, from (count, its place)."""
    if not counts:
        return []
    lane, title = growing.lane("kpis"), words(growing.map.language)(HEADINGS["people"][0])
    return [
        Card(
            id=id_,
            lane=lane,
            at=touchpoints[n].at,
            title=title,
            metric="volume",
            value=count,
            about=(touchpoints[n].id,),
        )
        for (count, n), id_ in zip(counts, ids, strict=True)
    ]
