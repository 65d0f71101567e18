"""The map's stages read in other stage models, for whoever draws them so."""

from __future__ import annotations

from journeymapper.analysis.mapping import Reading, readings
from journeymapper.lanes.base import Context


def readings_of(context: Context) -> tuple[Reading, ...]:
    """Return every stage in every model; kept as long as stages and roles are the same."""
    roles = tuple([tuple([card.role for card in cards]) for cards in context.path.values()])
    return context.memo.shared(
        "readings", (context.map.stages, roles), lambda: readings(context.map)
    )
