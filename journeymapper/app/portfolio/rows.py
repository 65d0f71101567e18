"""The tables of a portfolio as plain rows: what each cell says, and what it is sorted by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from journeymapper.analysis.portfolio import (
    MEAN_RULE,
    OF_ELEMENTS,
    SAME_RULE,
    Indicator,
    MapRow,
    Mention,
    Repeated,
    repeated_pains,
    shared_touchpoints,
)
from journeymapper.app.document import SUFFIX
from journeymapper.app.widgets.rows import NOTHING, Cell, Column, Row, Table
from journeymapper.i18n import LANGUAGES, N_, _, interface_language, ngettext
from journeymapper.model.vocabulary import STATES, TRENDS
from journeymapper.numerals import calendar_day, figure, with_unit

MAPS: Final = Table(
    "maps",
    N_("Maps"),
    (
        Column(N_("Map"), 236),
        Column(N_("Owner"), 134),
        Column(N_("State"), 112),
        Column(N_("Language"), 78),
        Column(N_("Touchpoints"), 92, figures=True),
        Column(N_("Mean emotion"), 110, figures=True, rule=MEAN_RULE),
        Column(N_("NPS"), 52, figures=True),
        Column(N_("Completeness"), 106, figures=True),
        Column(N_("Findings"), 78, figures=True),
        Column(N_("Next review"), 98),
        Column(N_("Overdue"), 78, figures=True),
        Column(N_("Last changed"), 90),
    ),
    N_("There are no maps in this folder."),
)
PAINS: Final = Table(
    "pains",
    N_("Repeated pain points"),
    (
        Column(N_("Pain point"), 420, rule=SAME_RULE),
        Column(N_("Stage"), 190),
        Column(N_("Maps"), 64, figures=True),
        Column(N_("Severity"), 80, figures=True),
        Column(N_("Since"), 110),
        Column(N_("File"), 220),
    ),
    N_("No pain point is in more than one map."),
    2,
    falling=True,
)
TOUCHPOINTS: Final = Table(
    "touchpoints",
    N_("Shared touchpoints"),
    (
        Column(N_("Touchpoint"), 380, rule=SAME_RULE),
        Column(N_("Channel"), 150),
        Column(N_("Stage"), 190),
        Column(N_("Maps"), 64, figures=True),
        Column(N_("Mean emotion"), 106, figures=True),
        Column(N_("File"), 220),
    ),
    N_("No touchpoint is in more than one map in the same channel."),
    3,
    falling=True,
)
INDICATORS: Final = Table(
    "indicators",
    N_("Indicators"),
    (
        Column(N_("Indicator"), 250),
        Column(N_("Map"), 270),
        Column(N_("Value"), 100, figures=True),
        Column(N_("Target"), 90, figures=True),
        Column(N_("Result"), 110),
        Column(N_("Trend"), 100),
        Column(N_("Measured on"), 110),
        Column(N_("Source"), 200),
    ),
    N_("No map has an indicator with a value."),
)
UNREADABLE: Final = Table(
    "unreadable",
    N_("Cannot be opened"),
    (Column(N_("File"), 300), Column(N_("Reason"), 760)),
    N_("Every file could be opened."),
)
TABLES: Final = (MAPS, PAINS, TOUCHPOINTS, INDICATORS, UNREADABLE)


def rows_of(
    table: Table, maps: Sequence[MapRow], faults: Sequence[tuple[str, str]]
) -> tuple[Row, ...]:
    """Return the rows of a table in the language of the interface."""
    if table is MAPS:
        names = _names(maps)
        return tuple(_map(row, names[row.file]) for row in maps)
    if table is PAINS:
        return tuple(map(_pain, repeated_pains(maps)))
    if table is TOUCHPOINTS:
        return tuple(map(_touchpoint, shared_touchpoints(maps)))
    if table is INDICATORS:
        names = _names(maps)
        return tuple(_indicator(one, names[row.file]) for row in maps for one in row.indicators)
    return tuple(Row((_text(file), _text(reason))) for file, reason in faults)


def _text(words: str, tone: str = "") -> Cell:
    line = " ".join(words.split())
    return Cell(line, (0, line.casefold()) if line else NOTHING, tone)


def _number(value: float | None, places: int | None = None, *, signed: bool = False) -> Cell:
    if value is None:
        return Cell()
    return Cell(figure(value, interface_language(), places, signed=signed), (0, float(value)))


def _day(day: date | None) -> Cell:
    if day is None:
        return Cell()
    return Cell(calendar_day(day, interface_language()), (0, float(day.toordinal())))


def _names(maps: Sequence[MapRow]) -> Mapping[str, str]:
    """Return by file what each map is called: its title, behind its file where others have it."""
    often = Counter(" ".join(row.title.split()).casefold() for row in maps)
    return {
        row.file: row.title
        if often[" ".join(row.title.split()).casefold()] == 1
        else f"{row.file.removesuffix(SUFFIX)} · {row.title}"
        for row in maps
    }


def _map(row: MapRow, name: str) -> Row:
    mean = _number(row.mean, 2, signed=True)
    if row.level is not None:
        mean = Cell(mean.words, (0, row.level))
    late = Cell()
    if row.overdue:
        days = ngettext("{n} day", "{n} days", row.overdue).format(n=row.overdue)
        late = Cell(days, (0, float(row.overdue)), "error")
    complete = f"{row.complete}/{OF_ELEMENTS}"
    return Row(
        (
            _text(name),
            _text(row.owner),
            _text(_(STATES.get(row.state, STATES["current"]))),
            _text(LANGUAGES.get(row.language, row.language)),
            _number(row.touchpoints),
            mean,
            _number(row.nps, 0, signed=True),
            Cell(complete, (0, float(row.complete))),
            _number(row.findings),
            _day(row.next_review),
            late,
            _day(row.changed),
        ),
        row.file,
    )


def _pain(one: Repeated) -> Row:
    below = tuple(
        Row(
            (
                _text(mention.map),
                _text(mention.stage),
                Cell(),
                _number(mention.severity),
                _day(mention.since),
                _text(mention.file),
            ),
            mention.file,
            mention.card,
        )
        for mention in one.mentions
    )
    first = one.mentions[0]
    cells = (
        _text(one.title),
        Cell(),
        _number(one.maps),
        _number(one.severity),
        _day(one.since),
        Cell(),
    )
    return Row(cells, first.file, first.card, below)


def _touchpoint(one: Repeated) -> Row:
    below = tuple(_contact(mention) for mention in one.mentions)
    first = one.mentions[0]
    cells = (
        _text(one.title),
        _text(one.channel),
        Cell(),
        _number(one.maps),
        _number(one.score, 2, signed=True),
        Cell(),
    )
    return Row(cells, first.file, first.card, below)


def _contact(mention: Mention) -> Row:
    cells = (
        _text(mention.map),
        _text(mention.channel),
        _text(mention.stage),
        Cell(),
        _number(mention.score, 2, signed=True),
        _text(mention.file),
    )
    return Row(cells, mention.file, mention.card)


def _indicator(one: Indicator, name: str) -> Row:
    language = interface_language()
    value = Cell(with_unit(one.value, one.unit, language), (0, one.value))
    result = Cell()
    if one.reached is not None:
        words = _("reached") if one.reached else _("not reached")
        result = _text(words, "success" if one.reached else "error")
    cells = (
        _text(one.title),
        _text(name),
        value,
        _number(one.target),
        result,
        _text(_(TRENDS[one.trend]) if one.trend in TRENDS else ""),
        _day(one.measured_on),
        _text(one.source),
    )
    return Row(cells, one.file, one.card)


def told(maps: Sequence[MapRow], faults: Sequence[tuple[str, str]]) -> str:
    """Return in one line how many maps there are, overdue ones, and files that do not open."""
    parts = [ngettext("{n} map", "{n} maps", len(maps)).format(n=len(maps))]
    late = sum(1 for row in maps if row.overdue)
    if late:
        words = ngettext("{n} review is overdue", "{n} reviews are overdue", late)
        parts.append(words.format(n=late))
    if faults:
        words = ngettext("{n} file cannot be opened", "{n} files cannot be opened", len(faults))
        parts.append(words.format(n=len(faults)))
    return " · ".join(parts)
