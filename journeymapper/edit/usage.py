"""Where something is used: what would lose it if it were deleted."""

from __future__ import annotations

from operator import attrgetter

from journeymapper.edit.references import TABLES, references_in, referring
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref


def users_of(journey: JourneyMap, target: str, id_: str) -> tuple[Ref, ...]:
    """Return everything that refers to a ``target`` (channel, persona ...), in order."""
    found: list[Ref] = []
    for kind, (table, entity) in TABLES.items():
        fields = [attrgetter(item.name) for item in referring(entity, target)]
        if fields:
            found += [
                Ref(kind, one.id)
                for one in getattr(journey, table)
                if any(id_ in references_in(value(one)) for value in fields)
            ]
    return tuple(found)
