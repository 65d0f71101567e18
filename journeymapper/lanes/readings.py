"""The map's stages read in other stage models, for whoever draws them so."""

from __future__ import annotations

from journeymapper.analysis.mapping import Reading, readings
from journeymapper.lanes.base import Context


def readings_of(context: Context) -> tuple[Reading, ...]:
    """Return every stage in every model; kept as long as stages and touchpoints are the same."""
    path = tuple(context.path.values())
    return context.memo.shared(
        "readings", (context.map.stages, path), lambda: readings(context.map)
    )
