"""An absorbing Markov chain: how often each state is visited, by elimination of states.

Grassmann, Taksar and Heyman, Operations Research 33 (1985) 1107: states are taken out one by one
and their flow handed on. It subtracts nothing, so that no accuracy is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

MOST_STEPS: Final = 2_000_000
"""Hand-overs of flow: a journey of ten thousand touchpoints in a row takes as many as it has."""


class TangledError(ValueError):
    """So many connections cross each other that the chain is not worked out."""


Rows = Sequence[Mapping[int, float]]
"""Of each state: the state that follows -> its share. What is missing to 1 leaves the chain."""


def visits(rows: Rows) -> list[float]:
    """Return the expected visits to every state from the first one on.

    From every state there has to be a way out of the chain; without one its visits are unbounded.
    Raises TangledError where it would take more than MOST_STEPS.
    """
    if not rows:
        return []
    ahead = [dict(row) for row in rows]
    leaving = [max(0.0, 1.0 - sum(row.values())) for row in rows]
    behind: list[set[int]] = [set() for _ in rows]
    for state, row in enumerate(ahead):
        for following in row:
            behind[following].add(state)
    into = _eliminate(ahead, leaving, behind)
    found = [0.0] * len(ahead)
    for state, sources in enumerate(into):
        arrivals = sum(found[one] * share for one, share in sources) if state else 1.0
        found[state] = arrivals * (1.0 + _returns(state, ahead[state], leaving[state]))
    return found


def _eliminate(
    ahead: list[dict[int, float]], leaving: list[float], behind: list[set[int]]
) -> list[list[tuple[int, float]]]:
    """Take the states out, the last first; return the flow into each from those before it."""
    into: list[list[tuple[int, float]]] = [[] for _ in ahead]
    steps = 0
    for state in reversed(range(len(ahead))):
        onward = {one: share for one, share in ahead[state].items() if one < state}
        flow = sum(onward.values()) + leaving[state]
        sources = [one for one in behind[state] if one < state]
        steps += len(sources) * (len(onward) + 1)
        if steps > MOST_STEPS:
            raise TangledError
        for source in sources:
            share = ahead[source].pop(state)
            into[state].append((source, share))
            if not flow:
                continue
            for target, part in onward.items():
                ahead[source][target] = ahead[source].get(target, 0.0) + share * part / flow
                behind[target].add(source)
            leaving[source] += share * leaving[state] / flow
    return into


def _returns(state: int, row: Mapping[int, float], leaving: float) -> float:
    """Return how many more times a state is visited by going straight back to it."""
    again = row.get(state, 0.0)
    out = leaving + sum(share for one, share in row.items() if one < state)
    return again / out if out else float("inf") if again else 0.0
