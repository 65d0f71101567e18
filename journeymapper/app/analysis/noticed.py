"""What is noticed on a map, in one value that another thread can work out."""

from __future__ import annotations

from dataclasses import dataclass

from journeymapper.analysis.completeness import Completeness, completeness
from journeymapper.analysis.finding import Finding
from journeymapper.analysis.findings import all_findings
from journeymapper.model.document import JourneyMap


@dataclass(frozen=True, slots=True)
class Noticed:
    """What is noticed on one map: all findings, the rules switched off, what is complete."""

    findings: tuple[Finding, ...]
    rules_off: tuple[str, ...]
    complete: Completeness

    @property
    def open(self) -> int:
        """How many findings are open."""
        return sum(one.accepted is None for one in self.findings)


def notice(journey: JourneyMap) -> Noticed:
    """Return what is noticed on a map."""
    return Noticed(all_findings(journey), journey.rules_off, completeness(journey))
