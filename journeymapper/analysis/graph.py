"""The path as a graph: the order of the touchpoints plus branches, loops and skips, with shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import inf, log, prod
from typing import TYPE_CHECKING, Final

from journeymapper.analysis.chain import TangledError, visits
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Link
from journeymapper.model.query import index

if TYPE_CHECKING:
    import networkx as nx

SHARE_RULE: Final = N_(
    "Of the people at a touchpoint, a connection takes its share; the rest go on to the next "
    "touchpoint in order. Shares of more than 100 percent in all are scaled down to it. A "
    "connection without a share is a way, but nobody is counted on it."
)
CONVERSION_RULE: Final = N_(
    "Conversion: the share of people starting at the first touchpoint that ever reach a purchase "
    "(the last touchpoint where no role says purchase), as an absorbing Markov chain."
)
FREQUENT_RULE: Final = N_(
    "The most frequent path is the one whose shares, multiplied, are greatest."
)
MOST_LOOPS: Final = 50
_NOTHING: Final = 1e-9
"""A share so small that it is a rounding."""


@frozen
class Loop:
    """A connection back, and the shortest way round: touchpoint ids from its end to its start."""

    link: Link
    cards: tuple[str, ...]


@frozen
class Path:
    """A way through the journey by touchpoint ids, and the share of people that take exactly it."""

    cards: tuple[str, ...]
    share: float


@frozen
class Flow:
    """What the path as a graph tells, by touchpoint ids.

    ``dead_ends`` are touchpoints that people get into and never out of to the end. ``visits`` are
    the expected visits, infinite where people get caught. ``conversion`` is 0 to 1; it, the visits
    and the most frequent path are missing where no connection has a share, or where too many
    connections cross to work them out.
    """

    unreachable: tuple[str, ...] = ()
    dead_ends: tuple[str, ...] = ()
    loops: tuple[Loop, ...] = ()
    visits: Mapping[str, float] | None = None
    conversion: float | None = None
    frequent: Path | None = None


def path_cards(document: JourneyMap) -> tuple[Card, ...]:
    """Return the touchpoints of the map's state: new ones are of the future, removed ones not."""
    missing = "removed" if document.state == "future" else "new"
    return tuple(card for card in index(document).touchpoints if card.evolution != missing)


def stretches(document: JourneyMap) -> tuple[tuple[str, ...], ...]:
    """Return the path cut where connections leave and arrive: who enters a stretch goes all of it.

    Working on these instead of touchpoints, a long journey is as quick as its connections are few.
    """
    cards = path_cards(document)
    leaving = {link.start for link in document.links}
    entered = {link.end for link in document.links}
    found: list[list[str]] = []
    for number, card in enumerate(cards):
        if not number or card.id in entered or cards[number - 1].id in leaving:
            found.append([])
        found[-1].append(card.id)
    return tuple(map(tuple, found))


def digraph(document: JourneyMap) -> nx.DiGraph[str]:
    """Return the graph of the stretches, each named by its first touchpoint, by SHARE_RULE.

    A node has its ``cards``, an edge its ``share``: 0 where a connection has none.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    runs = stretches(document)
    names = {run[-1]: run[0] for run in runs}
    for run in runs:
        graph.add_node(run[0], cards=run)
    leaving: dict[str, list[Link]] = {name: [] for name in graph}
    for link in document.links:
        if link.start in names and link.end in leaving and link.share != 0:
            leaving[names[link.start]].append(link)
    for run, following in zip(runs, (*runs[1:], ()), strict=False):
        own = leaving[run[0]]
        total = sum(link.share or 0.0 for link in own)
        rest = 1.0 - total / max(total, 1.0)
        if following and rest > _NOTHING:
            graph.add_edge(run[0], following[0], share=rest)
        for link in own:
            before: float = graph.get_edge_data(run[0], link.end, {"share": 0.0})["share"]
            part = (link.share or 0.0) / max(total, 1.0)
            graph.add_edge(run[0], link.end, share=before + part)
    return graph


def flow(document: JourneyMap) -> Flow:
    """Return what the path as a graph tells; without connections there is nothing to tell.

    The answer is kept as long as only texts, scores and looks change.
    """
    return _flow_of(_ByPath(document)) if document.links else Flow()


class _ByPath:
    """Hashes a map by what its path consists of."""

    __slots__ = ("_key", "map")

    def __init__(self, document: JourneyMap) -> None:
        self.map = document
        self._key = (
            tuple((card.id, card.role) for card in path_cards(document)),
            tuple((link.id, link.start, link.end, link.share) for link in document.links),
        )

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByPath) and other._key == self._key


@lru_cache(maxsize=4)
def _flow_of(by_path: _ByPath) -> Flow:
    import networkx as nx

    document = by_path.map
    graph = digraph(document)
    names = list(graph)
    if not names:
        return Flow()
    first, last = names[0], names[-1]
    reached = {first, *nx.descendants(graph, first)}
    ends = {last} if _left_over(graph, last) else set()
    found = Flow(
        unreachable=_cards(graph, [name for name in names if name not in reached]),
        dead_ends=_cards(graph, sorted(_traps(graph, ends), key=names.index)),
        loops=_loops(document, graph),
    )
    if not any(link.share for link in document.links):
        return found
    shared = graph.copy()
    shared.remove_edges_from([(a, b) for a, b in graph.edges if not _share(graph, a, b)])
    purchases = {card.id for card in path_cards(document) if card.role == "purchase"}
    goals = {n for n in names if not purchases.isdisjoint(graph.nodes[n]["cards"])} or {last}
    to_goal = shared.copy()
    to_goal.remove_edges_from(list(shared.out_edges(goals)))
    try:
        visited, arrived = _visits(shared), _visits(to_goal)
    except TangledError:
        return found
    return replace(
        found,
        visits={card: visited[name] for name in names for card in graph.nodes[name]["cards"]},
        conversion=min(1.0, sum(arrived[goal] for goal in goals)),
        frequent=_frequent(shared, first, last),
    )


def _share(graph: nx.DiGraph[str], start: str, end: str) -> float:
    share: float = graph.edges[start, end]["share"]
    return share


def _left_over(graph: nx.DiGraph[str], name: str) -> float:
    """Return the share of people whose journey ends after a stretch."""
    left = 1.0 - sum(_share(graph, name, following) for following in graph[name])
    return left if left > _NOTHING else 0.0


def _cards(graph: nx.DiGraph[str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(card for name in names for card in graph.nodes[name]["cards"])


def _traps(graph: nx.DiGraph[str], ends: Set[str]) -> set[str]:
    """Return the stretches that lead only to each other, where the journey does not end."""
    import networkx as nx

    found: set[str] = set()
    for component in nx.attracting_components(graph):
        if ends.isdisjoint(component):
            found |= component
    return found


def _visits(graph: nx.DiGraph[str]) -> Mapping[str, float]:
    """Return the expected visits by stretch; those that nobody leaves again have no bound."""
    ends = {name for name in graph if _left_over(graph, name)}
    traps = _traps(graph, ends)
    states = [name for name in graph if name not in traps]
    place = {name: number for number, name in enumerate(states)}
    rows = [
        {place[one]: _share(graph, name, one) for one in graph[name] if one in place}
        for name in states
    ]
    found = dict.fromkeys(graph, 0.0)
    first = next(iter(graph))
    if first in place:
        found.update(zip(states, visits(rows), strict=True))
    caught = {b for a, b in graph.edges if found[a] and b in traps} | ({first} & traps)
    found.update(dict.fromkeys(_together(graph, caught), inf))
    return found


def _together(graph: nx.DiGraph[str], names: Set[str]) -> set[str]:
    """Return some stretches and all that can be reached from them."""
    import networkx as nx

    return set(names).union(*(nx.descendants(graph, name) for name in names))


def _loops(document: JourneyMap, graph: nx.DiGraph[str]) -> tuple[Loop, ...]:
    import networkx as nx

    found: list[Loop] = []
    order = {name: number for number, name in enumerate(graph)}
    named = {graph.nodes[name]["cards"][-1]: name for name in graph}
    for link in document.links:
        start = named.get(link.start)
        back = start is not None and order.get(link.end, len(order)) <= order[start]
        if start is None or not back or not graph.has_edge(start, link.end):
            continue
        if len(found) == MOST_LOOPS:
            break
        with suppress(nx.NetworkXNoPath):
            way = nx.shortest_path(graph, link.end, start)
            found.append(Loop(link, _cards(graph, way)))
    return tuple(found)


def _frequent(graph: nx.DiGraph[str], first: str, last: str) -> Path | None:
    import networkx as nx

    try:
        way = nx.dijkstra_path(
            graph, first, last, weight=lambda _start, _end, edge: -log(min(1.0, edge["share"]))
        )
    except nx.NetworkXNoPath:
        return None
    share = prod(_share(graph, a, b) for a, b in pairwise(way)) * _left_over(graph, last)
    return Path(_cards(graph, way), share) if share else None
