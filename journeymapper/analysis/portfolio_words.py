"""A portfolio in words for a terminal, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from journeymapper.analysis.portfolio import (
    MEAN_RULE,
    OF_ELEMENTS,
    SAME_RULE,
    Indicator,
    MapRow,
    Repeated,
    overdue,
    repeated_pains,
    shared_touchpoints,
)
from journeymapper.i18n import _, interface_language, ngettext
from journeymapper.model.vocabulary import STATES
from journeymapper.numerals import figure, with_unit

Faults = Sequence[tuple[str, str]]
"""Files that could not be read, and why."""


def as_data(rows: Sequence[MapRow], faults: Faults) -> dict[str, Any]:
    """Return a portfolio ready for JSON: days as in files, means with two decimals."""
    return {
        "maps": [_map(row) for row in rows],
        "repeated_pains": [_repeated(one) for one in repeated_pains(rows)],
        "shared_touchpoints": [_repeated(one) for one in shared_touchpoints(rows)],
        "indicators": [_indicator(one) for row in rows for one in row.indicators],
        "unreadable": [{"file": file, "reason": reason} for file, reason in faults],
    }


def _map(row: MapRow) -> dict[str, Any]:
    return {
        "file": row.file,
        "title": row.title,
        "owner": row.owner,
        "personas": list(row.personas),
        "state": row.state,
        "language": row.language,
        "touchpoints": row.touchpoints,
        "mean": _rounded(row.mean, 2),
        "nps": _rounded(row.nps, 1),
        "complete": row.complete,
        "findings": row.findings,
        "next_review": row.next_review.isoformat() if row.next_review else None,
        "overdue_days": row.overdue,
        "changed": row.changed.isoformat() if row.changed else None,
    }


def _repeated(one: Repeated) -> dict[str, Any]:
    return {
        "title": one.title,
        "channel": one.channel,
        "maps": one.maps,
        "severity": one.severity,
        "score": _rounded(one.score, 2),
        "since": one.since.isoformat() if one.since else None,
        "where": [
            {"file": mention.file, "card": mention.card, "stage": mention.stage}
            for mention in one.mentions
        ],
    }


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "file": one.file,
        "card": one.card,
        "title": one.title,
        "value": _rounded(one.value, 2),
        "unit": one.unit,
        "target": one.target,
        "reached": one.reached,
        "trend": one.trend,
        "measured_on": one.measured_on.isoformat() if one.measured_on else None,
        "source": one.source,
    }


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(value, places) + 0.0


def as_text(rows: Sequence[MapRow], faults: Faults) -> str:
    """Return a portfolio as text: maps, overdue reviews, what returns, indicators, faults."""
    parts = [(_("Maps ({n})").format(n=len(rows)), list(map(_map_line, rows)), MEAN_RULE)]
    late = [f"{row.title}: {overdue_words(row.overdue)}" for row in overdue(rows)]
    parts.append((_("Overdue reviews"), late, ""))
    for heading, found in (
        (_("Repeated pain points"), repeated_pains(rows)),
        (_("Shared touchpoints"), shared_touchpoints(rows)),
    ):
        parts.append((heading, list(map(_repeated_line, found)), SAME_RULE))
    told = [_indicator_line(one) for row in rows for one in row.indicators]
    parts.append((_("Indicators"), told, ""))
    parts.append((_("Cannot be opened"), [f"{file}: {reason}" for file, reason in faults], ""))
    return "\n\n".join(_section(*part) for part in parts if part[1])


def _section(heading: str, lines: Sequence[str], rule: str) -> str:
    told = [heading, *(f"  {line}" for line in lines)]
    return "\n".join([*told, f"  ({_(rule)})"] if rule else told)


def _map_line(row: MapRow) -> str:
    return "; ".join([f"{row.title} ({row.file})", *_facts(row)])


def _facts(row: MapRow) -> Iterator[str]:
    language = interface_language()
    if row.owner:
        yield row.owner
    yield _(STATES.get(row.state, STATES["current"]))
    yield ngettext("{n} touchpoint", "{n} touchpoints", row.touchpoints).format(n=row.touchpoints)
    if row.mean is not None:
        yield _("mean {mean}").format(mean=figure(row.mean, language, 2, signed=True))
    if row.nps is not None:
        yield f"NPS {figure(row.nps, language, 0, signed=True)}"
    yield _("complete: {n} of {all}").format(n=row.complete, all=OF_ELEMENTS)
    yield ngettext("{n} finding", "{n} findings", row.findings).format(n=row.findings)


def _repeated_line(one: Repeated) -> str:
    named = dict.fromkeys(mention.map for mention in one.mentions)
    if len(named) < one.maps:  # maps of the same title are told apart by their files
        named = dict.fromkeys(mention.file for mention in one.mentions)
    names = ", ".join(named)
    title = f"{one.title} ({one.channel})" if one.channel else one.title
    return f"{title}: {names}"


def _indicator_line(one: Indicator) -> str:
    language = interface_language()
    told = f"{one.map}: {one.title} {with_unit(one.value, one.unit, language)}"
    if one.target is None:
        return told
    state = _("reached") if one.reached else _("not reached")
    value = figure(one.target, language)
    return f"{told}; {_('target {value} {state}').format(value=value, state=state)}"


def overdue_words(days: int) -> str:
    """Return for how long a review has been overdue."""
    return ngettext("overdue by {n} day", "overdue by {n} days", days).format(n=days)
