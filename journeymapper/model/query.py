"""Questions that many ask of a map: what stands where, in which order. Answered once per map."""

from __future__ import annotations

from threading import Lock
from typing import Final

from journeymapper.model.document import JourneyMap
from journeymapper.model.indexing import Cell, Index, followed, indexed, kind_of

__all__ = ["Cell", "Index", "index", "kind_of"]

KEPT: Final = 4
"""Maps whose index is kept: those before and after an edit, and what they are compared with."""
_kept: list[tuple[JourneyMap, Index]] = []
"""The map that was asked for last stands first."""
_lock: Final = Lock()


def index(document: JourneyMap) -> Index:
    """Return the index of a map; the last few maps asked for are kept, by identity.

    That of a map which was edited a little is made from the one before the edit.
    """
    known = list(_kept)
    if known and known[0][0] is document:
        return known[0][1]
    found = next((each for other, each in known if other is document), None)
    if found is None:
        derived = (followed(other, each, document) for other, each in known)
        found = next((each for each in derived if each is not None), None) or indexed(document)
    with _lock:
        _kept[:] = [(document, found), *(pair for pair in _kept if pair[0] is not document)][:KEPT]
    return found
