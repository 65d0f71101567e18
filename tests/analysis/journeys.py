"""Small maps for the tests of the analysis."""

from __future__ import annotations

from typing import Any

from journeymapper.model.card import Card
from journeymapper.model.document import (
    Channel,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
)

LANES = (
    Lane("t", "touchpoints"),
    Lane("a", "actions"),
    Lane("p", "pain_points"),
    Lane("o", "opportunities"),
    Lane("s", "strategies"),
    Lane("m", "messages"),
    Lane("k", "kpis"),
)
CHANNELS = (
    Channel("web", "Web", "digital"),
    Channel("shop", "Shop", "traditional", point_of_sale=True),
    Channel("phone", "Phone", "traditional"),
)


def journey(*cards: Card, **fields: Any) -> JourneyMap:
    """Return a map of some cards; two stages, one persona, all lanes where nothing else is said."""
    own: dict[str, Any] = {
        "personas": (Persona("ana", "Ana"),),
        "channels": CHANNELS,
        "stages": (Stage("s1", "Compare"), Stage("s2", "Use", "after")),
        "lanes": LANES,
        "cards": cards,
    }
    return JourneyMap(**own | fields)


def touchpoint(number: int, score: float | None = None, at: str = "s1", **fields: Any) -> Card:
    """Return the touchpoint c1, c2 ... with Ana's score."""
    fields = {"channel": "web", "title": f"Touch {number}", **fields}
    emotion = {} if score is None else {"ana": score}
    return Card(f"c{number}", "t", at, **{"emotion": emotion, **fields})


def path(count: int, *links: tuple[int, int, float | None], goal: int = 0) -> JourneyMap:
    """Return a map of so many touchpoints in a row, with links (from, to, share)."""
    cards = (
        touchpoint(n, role="purchase" if n == goal else "research") for n in range(1, count + 1)
    )
    ways = (
        Link(f"l{n}", f"c{a}", f"c{b}", share=share) for n, (a, b, share) in enumerate(links, 1)
    )
    return journey(*cards, links=tuple(ways))
