"""The texts of tables written before, and which of them were read back and found the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import not_
from threading import Lock
from typing import Any, Final

import tomli

from journeymapper.model.document import JourneyMap
from journeymapper.model.spec import Described
from journeymapper.storage.assembling import ARRAYS
from journeymapper.storage.reading import reader
from journeymapper.storage.writing import writer

_AT_ONCE: Final = 200
"""Tables parsed in one go: the parser lets no other thread run before it is through."""


class Chunks:
    """The text of every entity, by its identity.

    It holds on to the entities, so that an identity stands for one of them only; what the map
    just written does not use is dropped once it outweighs what the map does use.
    """

    def __init__(self) -> None:
        """Know no text yet."""
        self._entities: dict[int, Any] = {}
        self._texts: dict[int, str] = {}
        self._proven: dict[int, Any] = {}
        self._lock = Lock()
        self.sound: JourneyMap | None = None
        """The last map that was seen to hold together."""

    def __len__(self) -> int:
        """Return how many texts are kept."""
        return len(self._texts)

    def texts(self, entities: Sequence[Any], item: Described) -> list[str]:
        """Return the tables of entities of one array, writing those not yet known."""
        write = writer(item.spec.record or object, f"[[{item.key}]]\n")
        with self._lock:
            # Whole tables at a time and without a loop: of a big map nearly all texts are known.
            identities = list(map(id, entities))
            found = list(map(self._texts.get, identities))
            missing = [n for n, text in enumerate(found) if text is None] if None in found else []
            for number in missing:
                entity = entities[number]
                self._entities[identities[number]] = entity
                found[number] = self._texts[identities[number]] = write(entity)
        return found  # type: ignore[return-value]

    def trim(self, journey: JourneyMap) -> None:
        """Forget what another map or an earlier state needed, where that is the greater part."""
        with self._lock:
            used = [id(e) for item in ARRAYS for e in getattr(journey, item.name)]
            if len(self._texts) > 2 * len(used) + 1000:
                kept = [one for one in used if one in self._texts]
                self._texts = {one: self._texts[one] for one in kept}
                self._entities = {one: self._entities[one] for one in kept}
                proven = self._proven
                self._proven = {one: proven[one] for one in kept if one in proven}

    def prove(self, entities: Sequence[Any], item: Described) -> bool:
        """Whether the texts of entities of one array read back as just these entities.

        Texts not proven before are parsed, by the general parser whatever reads them later, and
        compared. As the parser finds a row for each of them, each is closed in itself, and where
        it stands among others makes no difference. Raises what parser and reader raise.
        """
        proven = self._proven
        known = map(proven.__contains__, map(id, entities))
        fresh = list(compress(entities, map(not_, known)))
        if item.spec.record is None:
            return not fresh
        read = reader(item.spec.record)
        for start in range(0, len(fresh), _AT_ONCE):
            some = fresh[start : start + _AT_ONCE]
            rows = tomli.loads("\n".join(self.texts(some, item)))
            if rows.keys() != {item.key} or list(map(read, rows[item.key])) != some:
                return False
            proven.update((id(entity), entity) for entity in some)
        return True
