"""Parsed document -> map: its head, its tables row by row, and what we do not know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from journeymapper.i18n import _
from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.model.ids import next_number
from journeymapper.model.spec import Described, described
from journeymapper.storage import limits
from journeymapper.storage.errors import OpenError
from journeymapper.storage.migrate import VERSION
from journeymapper.storage.reading import RefusedError, reader, shown, too_many, unknown

FORMAT: Final = "journey"
_HEAD: Final = ("format", "version", "map")
ARRAYS: Final[tuple[Described, ...]] = tuple(
    item for item in described(JourneyMap) if item.key in TABLES
)
"""The tables of a map, in the order written."""
MOST: Final = {"card": limits.MOST_CARDS, "lane": limits.MOST_LANES}
"""Rows of tables that have a limit of their own."""


def version_of(document: dict[str, Any]) -> int:
    """Return the version of the format that a document has; raises where it is none of ours."""
    if document.get("format") != FORMAT:
        raise OpenError(
            _('this is not a journey map: it does not say format = "journey"'),
            line=1,
            column=1,
            key="format",
        )
    version = document.get("version")
    if type(version) is not int or version < 1:
        found = _("nothing") if version is None else shown(version)
        raise RefusedError(found, _("a whole number from 1"), ("version",))
    if version > VERSION:
        raise RefusedError(
            shown(version),
            _("{n} or less: a newer version of this program wrote the file; update it").format(
                n=VERSION
            ),
            ("version",),
        )
    return version


def _rows(document: dict[str, Any], item: Described) -> tuple[Any, ...]:
    rows = document.get(item.key, [])
    if type(rows) is not list or any(type(row) is not dict for row in rows):
        raise RefusedError(
            shown(rows), _("tables, each under [[{key}]]").format(key=item.key)
        ).under(item.key)
    most = MOST.get(item.key, limits.MOST_RECORDS)
    if len(rows) > most:
        raise too_many(len(rows), most).under(item.key, most)
    if item.spec.record is None:
        raise TypeError(f"{item.key} describes no record")
    read = reader(item.spec.record)
    found = []
    for index, row in enumerate(rows):
        try:
            found.append(read(row))
        except RefusedError as refused:
            raise refused.under(item.key, index) from None
    return tuple(found)


def journey_of(document: dict[str, Any], known: Mapping[str, Any] | None = None) -> JourneyMap:
    """Return the map in a document of this version; raises RefusedError.

    ``known`` are tables that were read already, by the name of their field.
    """
    try:
        journey: JourneyMap = reader(JourneyMap, frozenset(TABLES))(document.get("map", {}))
    except RefusedError as refused:
        raise refused.under("map") from None
    read = known or {}
    values: dict[str, Any] = {
        item.name: read[item.name] if item.name in read else _rows(document, item)
        for item in ARRAYS
    }
    if len(document) > limits.MOST_KEYS:
        raise too_many(len(document), limits.MOST_KEYS)
    strange = {}
    for key, value in document.items():
        if key not in TABLES and key not in _HEAD:
            try:
                strange[key] = unknown(value)
            except RefusedError as refused:
                raise refused.under(key) from None
    return replace(journey, **values, unknown_tables=strange)


def with_link_ids(journey: JourneyMap) -> JourneyMap:
    """Return the map with an id for every link, the same where all have one."""
    if all(link.id for link in journey.links):
        return journey
    taken = {link.id for link in journey.links}
    links = []
    for link in journey.links:
        own = link if link.id else replace(link, id=next_number(taken, "l"))
        taken.add(own.id)
        links.append(own)
    return replace(journey, links=tuple(links))
