"""The quick reader of what the program itself wrote: whole rows of a table in one match.

A card as the writer writes it is matched by one expression made from its field descriptions. Any
other piece of the text, down to one card, is parsed by tomli alone and read as always; where even
that does not go (an error, a table in two places) the reader gives up and the whole file is
read the general way, which has the last word on everything that is wrong with a file.

That pieces can be read one by one rests on this: a piece that was read to its end has left no
string and no bracket open, so the next one does begin where it seems to.
"""

from __future__ import annotations

import re
from typing import Any, Final

import tomli

from journeymapper.model.document import JourneyMap
from journeymapper.model.text import is_clean
from journeymapper.storage import limits
from journeymapper.storage.assembling import ARRAYS, MOST, journey_of, version_of
from journeymapper.storage.errors import OpenError
from journeymapper.storage.migrate import VERSION
from journeymapper.storage.pictures import Pictures
from journeymapper.storage.reading import reader
from journeymapper.storage.rows import Table, UnusualError, table_of

_HEADER: Final = re.compile(r"\[(\[)?([A-Za-z0-9_-]+)\](?(1)\])\n")
_TABLES: Final = {item.key: item for item in ARRAYS}


def quick(text: str) -> JourneyMap | None:
    """Return the map in a text; None where the general reader has to read it, or to refuse it."""
    if len(text) > limits.LARGEST_FILE:
        return None
    try:
        return _Reading(text).map()
    except (ValueError, RecursionError, OpenError):
        return None


class _Reading:
    """A text on the way to its map."""

    def __init__(self, text: str) -> None:
        self._pictures = Pictures(text)
        self._text = self._pictures.text
        self._document: dict[str, Any] = {}
        self._rows: dict[str, list[Any]] = {}
        self._listed: set[str] = set()
        # Pictures need no look at each character.
        if not is_clean(text[: self._pictures.start]):
            raise UnusualError

    def map(self) -> JourneyMap:
        """Return the map; raises ValueError where the text is not as expected."""
        start = self._next_header(0)
        self._document = tomli.loads(self._text[:start])
        if version_of(self._document) != VERSION or "map" in self._document:
            raise UnusualError
        while start < len(self._text):
            header = _HEADER.match(self._text, start)
            if header is None:
                raise UnusualError
            name, listed = header.group(2), header.group(1) is not None
            if listed and name in _TABLES:
                start = self._table(name, start)
            else:
                end = self._next_header(start)
                self._keep(name, self._parsed(name, start, end, listed=listed), listed=listed)
                start = end
        known = {_TABLES[name].name: tuple(rows) for name, rows in self._rows.items()}
        return journey_of({**self._document, **self._rows}, known)

    def _next_header(self, start: int) -> int:
        """Return where the next line stands that looks like the header of a table at the top."""
        while (start := self._text.find("\n[", start) + 1) > 0:
            if _HEADER.match(self._text, start):
                return start
        return len(self._text)

    def _table(self, name: str, start: int) -> int:
        """Read the rows of one of our tables from ``start`` on; return where another begins."""
        item = _TABLES[name]
        if name in self._document or item.spec.record is None:
            raise UnusualError
        pictures = name == "asset"
        table = table_of(item.spec.record, name, checked=not pictures)
        general = reader(item.spec.record)
        header = f"[[{name}]]\n"
        text, match, make = self._text, table.match, table.make
        rows = self._rows.setdefault(name, [])
        while text.startswith(header, start):
            found = match(text, start)
            end = -1 if found is None else found.end()
            nested: tuple[Any, ...] = ()
            if found is not None and found[found.re.groups]:
                nested, end = self._nested(table.nested, end)
            if found is None or end < 0:
                end = self._next_header(start)
                rows.append(general(self._parsed(name, start, end, listed=True)[0]))
                start = end
            else:
                groups = found.groups("")
                if pictures:
                    data = self._pictures.base64(groups[table.data])
                    groups = (*groups[: table.data], data, *groups[table.data + 1 :])
                rows.append(make(groups, nested))
                start = end + 1
            if not pictures and end > self._pictures.start:
                raise UnusualError
        if len(rows) > MOST.get(name, limits.MOST_RECORDS):
            raise UnusualError
        return start

    def _nested(self, table: Table | None, end: int) -> tuple[tuple[Any, ...], int]:
        """Return the rows nested below the row that ends at ``end``, and where they end.

        The end is -1 where one of them has to be parsed.
        """
        rows: list[Any] = []
        more: str | None = "more"
        while more and table is not None:
            found = table.match(self._text, end + 1)
            if found is None:
                return (), -1
            rows.append(table.make(found.groups(""), ()))
            end, more = found.end(), found[found.re.groups]
        if len(rows) > limits.MOST_RECORDS:
            raise UnusualError
        return tuple(rows), end

    def _parsed(self, name: str, start: int, end: int, *, listed: bool) -> Any:
        """Return what the general parser finds in a piece that holds one table and no more."""
        document = tomli.loads(self._pictures.restored(start, end))
        if set(document) != {name} or (listed and len(document[name]) != 1):
            raise UnusualError
        return document[name]

    def _keep(self, name: str, value: Any, *, listed: bool) -> None:
        """Keep a table that is none of our rows; one in two places is for the general reader."""
        if listed and name in self._listed:
            self._document[name] += value
        elif name in self._document or name in self._rows:
            raise UnusualError
        else:
            self._document[name] = value
            if listed:
                self._listed.add(name)
