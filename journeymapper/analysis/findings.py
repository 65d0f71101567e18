"""What is noticed on a map: the findings of every rule; accepting them, and their remedies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from journeymapper.analysis.finding import SEVERITIES, Finding, Rule, address
from journeymapper.analysis.memory import Memory
from journeymapper.i18n import interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.reviews import Accepted
from journeymapper.registry import discover

_findings = Memory()


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, those of the heaviest findings first."""
    found = discover("journeymapper.analysis.rules", "RULE", Rule).values()
    order = list(SEVERITIES)
    return tuple(sorted(found, key=lambda rule: order.index(rule.severity)))


def rule(name: str) -> Rule:
    """Return the rule of a name; KeyError for an unknown one."""
    for one in rules():
        if one.name == name:
            return one
    raise KeyError(name)


def all_findings(document: JourneyMap, today: date | None = None) -> tuple[Finding, ...]:
    """Return all findings of the rules that are not switched off, accepted ones too.

    The answer is kept for the last few maps. ``today`` decides what is overdue.
    """
    day = today or date.today()  # noqa: DTZ011 (a local day)
    also = (day, interface_language())
    return _findings.get(document, also, lambda: _all_findings(document, day))


def _all_findings(document: JourneyMap, today: date) -> tuple[Finding, ...]:
    accepted = {(one.rule, one.where or "map"): one for one in document.accepted}
    return tuple(
        Finding(
            one.name,
            one.severity,
            hit.where,
            hit.message,
            one.remedy is not None and hit.fixable,
            accepted.get((one.name, address(hit.where))) if accepted else None,
        )
        for one in rules()
        if one.name not in document.rules_off
        for hit in one.check(document, today)
    )


def findings(document: JourneyMap, today: date | None = None) -> tuple[Finding, ...]:
    """Return the findings that are open: not accepted, of rules that are not switched off."""
    return tuple(one for one in all_findings(document, today) if one.accepted is None)


def accept(
    document: JourneyMap, finding: Finding, reason: str, by: str = "", on: date | None = None
) -> JourneyMap:
    """Return the map in which a finding is as it shall be, for a reason; it takes the last one."""
    where = address(finding.where)
    others = _without(document.accepted, finding.rule, where)
    return replace(document, accepted=(*others, Accepted(finding.rule, where, reason, by, on)))


def reopen(document: JourneyMap, finding: Finding) -> JourneyMap:
    """Return the map in which an accepted finding is open again."""
    left = _without(document.accepted, finding.rule, address(finding.where))
    return document if len(left) == len(document.accepted) else replace(document, accepted=left)


def _without(accepted: tuple[Accepted, ...], rule: str, where: str) -> tuple[Accepted, ...]:
    return tuple(one for one in accepted if (one.rule, one.where or "map") != (rule, where))


def switch(document: JourneyMap, name: str, *, on: bool) -> JourneyMap:
    """Return the map with a rule switched on or off."""
    if on == (name not in document.rules_off):
        return document
    left = tuple(one for one in document.rules_off if one != name)
    return replace(document, rules_off=left if on else (*left, name))


def all_remedied(document: JourneyMap, name: str, today: date | None = None) -> JourneyMap:
    """Return the map with the remedy of every open finding of a rule that one does for."""
    one = rule(name)
    if one.remedy is None or name in document.rules_off:
        return document
    day = today or date.today()  # noqa: DTZ011 (a local day)
    accepted = {each.where or "map" for each in document.accepted if each.rule == name}
    for hit in tuple(one.check(document, day)):
        if hit.fixable and address(hit.where) not in accepted:
            document = one.remedy(document, hit.where)
    return document


def remedied(document: JourneyMap, finding: Finding, today: date | None = None) -> JourneyMap:
    """Return the map with the remedy of a finding; the same map where it has none or is gone."""
    one = rule(finding.rule)
    if one.remedy is None or not finding.fixable:
        return document
    day = today or date.today()  # noqa: DTZ011 (a local day)
    hits = one.check(document, day)
    still = any(hit.where == finding.where and hit.fixable for hit in hits)
    return one.remedy(document, finding.where) if still else document
