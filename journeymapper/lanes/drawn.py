"""The cards of a stage as groups that are drawn when someone looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from journeymapper.display.later import Later
from journeymapper.display.primitives import Group, Primitive

Wanted = tuple[str, tuple[Any, ...], float, float]
"""A card's id, what its drawing depends on, and where its top left corner stands."""


class Drawn(Later[Primitive]):
    """Cards drawn when first looked at; what stays as it was before an edit is taken over."""

    __slots__ = ("before", "known")

    def __init__(
        self,
        wanted: Callable[[], Iterable[Wanted]],
        draw: Callable[..., Group],
        shade: str,
        before: Drawn | None = None,
    ) -> None:
        """``draw`` is called with what a card depends on, and draws it at the origin."""
        super().__init__(lambda: self._all_drawn(wanted, draw), shade)
        self.known: dict[str, tuple[tuple[Any, ...], Group]] = {}
        self.before: Drawn | None = before if before is None or before.made else before.before

    def _all_drawn(
        self, wanted: Callable[[], Iterable[Wanted]], draw: Callable[..., Group]
    ) -> tuple[Group, ...]:
        before = self.before
        kept = before.known if before is not None else {}
        known: dict[str, tuple[tuple[Any, ...], Group]] = {}
        groups = []
        for card, inputs, x, y in wanted():
            found = kept.get(card)
            if found is None or found[0] != inputs:
                found = inputs, draw(*inputs)
            known[card] = found
            groups.append(found[1].moved(x, y))
        self.known, self.before = known, None
        return tuple(groups)
