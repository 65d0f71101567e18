"""The funnel: how many people reach each stage, and the share that goes on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from journeymapper.model.document import JourneyMap, Stage


@dataclass(frozen=True, slots=True)
class Passage:
    """From one counted stage to the next: ``percent`` of the people went on."""

    start: Stage
    end: Stage
    percent: float | None


def counted(document: JourneyMap) -> tuple[Stage, ...]:
    """Return the stages that have a count."""
    return tuple(stage for stage in document.stages if stage.count is not None)


def passages(document: JourneyMap) -> tuple[Passage, ...]:
    """Return the way from each counted stage to the next; no percentage after a count of zero."""
    return tuple(Passage(a, b, _percent(a.count, b.count)) for a, b in pairwise(counted(document)))


def overall(document: JourneyMap) -> float | None:
    """Return the percentage of the first count that the last one keeps."""
    stages = counted(document)
    return _percent(stages[0].count, stages[-1].count) if len(stages) > 1 else None


def _percent(first: int | None, last: int | None) -> float | None:
    return 100 * last / first if first and last is not None else None
