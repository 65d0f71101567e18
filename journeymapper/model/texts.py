"""Everything that people wrote into a thing, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from journeymapper.model.document import TABLES
from journeymapper.model.spec import Described, described, remembered

_WRITTEN: Final = frozenset({"text", "long_text", "strings", "pairs", "records"})
_IDS: Final = frozenset({"id", "icon", "language", "media_type", "kind"})
"""Text fields that people choose from lists rather than write."""


_TABLES: Final = frozenset({*TABLES, "step"})
"""Records that are things of their own, not parts of the thing that holds them."""


class Written(NamedTuple):
    """A text and where it stands: in a field, at a place of its list, under a name of its own.

    ``place`` is None and ``within`` empty for a field that is one text.
    """

    field: Described
    text: str
    place: int | None = None
    within: str = ""


@remembered
def written_fields(entity: type[Any]) -> tuple[Described, ...]:
    """Return the fields of an entity class that hold what people wrote."""
    return tuple(
        item
        for item in described(entity)
        if item.spec.kind in _WRITTEN
        and item.name not in _IDS
        and not (item.spec.record is not None and item.key in _TABLES)
    )


def texts(one: Any) -> Iterator[Written]:
    """Yield every text of a thing that is not empty; those of its nested records too."""
    for item in written_fields(type(one)):
        value = getattr(one, item.name)
        if not value:
            continue
        if isinstance(value, str):
            yield Written(item, value)
        elif item.spec.kind == "pairs":
            for name, text in value.items():
                yield Written(item, text, within=name)
        elif item.spec.kind == "strings":
            for place, text in enumerate(value):
                yield Written(item, text, place)
        else:
            for place, nested in enumerate(value):
                for inner in texts(nested):
                    yield Written(item, inner.text, place, inner.field.name)
