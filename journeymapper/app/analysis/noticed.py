"""What is noticed on a map, ready to be listed: made in another thread, whatever its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from journeymapper.analysis.completeness import Completeness, completeness
from journeymapper.analysis.finding import SEVERITIES, Finding, Rule, address
from journeymapper.analysis.findings import all_findings, rules
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap

GROUPS: Final = {
    "error": N_("Errors"),
    "warning": N_("Warnings"),
    "hint": N_("Hints"),
    "accepted": N_("Accepted"),
    "off": N_("Rules switched off"),
}
"""The groups in order, and their headings."""


@frozen
class Row:
    """One row: a heading (no rule), a finding, or a rule that is switched off (no finding)."""

    group: str
    text: str
    side: str = ""
    rule: Rule | None = None
    finding: Finding | None = None
    count: int = 0
    alike: int = 0
    """How many open findings the rule's remedy does for, this one counted."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by from one list to the next."""
        where = address(self.finding.where) if self.finding else ""
        return (self.group if self.rule is None else "", self.rule.name if self.rule else "", where)


@frozen
class Noticed:
    """What is noticed on one map: the rows of each group that has any, and what is complete."""

    rows: Mapping[str, tuple[Row, ...]]
    open: int
    """How many findings are neither accepted nor of a rule that is switched off."""
    complete: Completeness
    about: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """Card id -> its open findings, the heaviest first."""
    begun: bool = True
    """Whether the map says anything yet that could be right or wrong."""

    @property
    def pressing(self) -> int:
        """How many open findings are more than hints."""
        return self.open - len(self.rows.get("hint", ()))


def notice(journey: JourneyMap) -> Noticed:
    """Return what is noticed on a map, in the language of the interface."""
    known = {rule.name: rule for rule in rules()}
    labels = {name: _(rule.label) for name, rule in known.items()}
    grouped: dict[str, list[Row]] = {name: [] for name in GROUPS}
    noticed = all_findings(journey)
    alike = Counter(one.rule for one in noticed if one.fixable and one.accepted is None)
    for one in noticed:
        group = "accepted" if one.accepted else one.severity
        side = one.accepted.reason if one.accepted else labels[one.rule]
        row = Row(group, one.message, side, known[one.rule], one, alike=alike[one.rule])
        grouped[group].append(row)
    for name in journey.rules_off:
        if name in known:
            grouped["off"].append(Row("off", labels[name], "", known[name]))
    return Noticed(
        {group: tuple(own) for group, own in grouped.items() if own},
        sum(len(own) for group, own in grouped.items() if group not in {"accepted", "off"}),
        completeness(journey),
        _by_card(grouped),
        bool(journey.cards),
    )


def _by_card(grouped: Mapping[str, list[Row]]) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for severity in SEVERITIES:
        for row in grouped[severity]:
            if row.finding is not None and row.finding.where.kind == "card":
                found.setdefault(row.finding.where.id, []).append(row.finding)
    return {card: tuple(own) for card, own in found.items()}
