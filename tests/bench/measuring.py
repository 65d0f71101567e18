"""What a measure is, and how it is taken: ours and its floor in turn, in one run."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, thread_time
from typing import Any, Final, NamedTuple

Cost = Callable[[], float]
"""Does the work once and returns what it cost, in the measure's unit."""

ROUNDS: Final = 5
MOST_ROUNDS: Final = 25
ENOUGH: Final = 3.0
"""Seconds after which no further round beyond ``ROUNDS`` is begun."""


@dataclass(frozen=True)
class Measure:
    """A piece of work of the program, what it is compared with, and the ratio to reach."""

    name: str
    floor_name: str
    ours: Cost
    floor: Cost
    goal: float | None = None
    """Ours over floor, at most; None where no ratio is asked."""
    most: float | None = None
    """Ours alone, at most, in the unit."""
    unit: str = "ms"


class Row(NamedTuple):
    """A measure, taken: medians of both, and the median of the ratios of each round."""

    group: str
    size: int
    name: str
    floor_name: str
    ours: float
    floor: float
    ratio: float
    goal: float | None
    most: float | None
    unit: str

    @property
    def reached(self) -> bool:
        """Whether the goal is met."""
        near = self.goal is None or self.ratio <= self.goal
        return near and (self.most is None or self.ours <= self.most)


def take(group: str, size: int, measure: Measure, rounds: int = ROUNDS) -> Row:
    """Do both in turn, after one round that does not count (none where one round is all)."""
    if rounds > 1:
        measure.ours(), measure.floor()
    pairs: list[tuple[float, float]] = []
    start = perf_counter()
    while len(pairs) < rounds or (
        rounds >= ROUNDS and len(pairs) < MOST_ROUNDS and perf_counter() - start < ENOUGH
    ):
        gc.collect()
        pairs.append((measure.ours(), measure.floor()))
    return Row(
        group,
        size,
        measure.name,
        measure.floor_name,
        median(ours for ours, _ in pairs),
        median(floor for _, floor in pairs),
        median(ours / max(floor, 1e-9) for ours, floor in pairs),
        measure.goal,
        measure.most,
        measure.unit,
    )


def cpu(work: Callable[[], Any], times: int = 1) -> float:
    """Return the milliseconds of this thread's CPU that one of ``times`` runs took.

    Other work on the machine does not count, so that figures of a busy machine can be compared.
    """
    start = thread_time()
    for _ in range(times):
        work()
    return (thread_time() - start) * 1000 / times


def wall(work: Callable[[], Any]) -> float:
    """Return the milliseconds until the work was done: for what waits for disks and processes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000
