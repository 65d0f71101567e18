"""A program that edits a map and saves it now and then, and tells what it has finished.

``python -m tests.soak.worker FILE [POINT before|after]`` takes up what an earlier one left, and
goes on until it is ended: by a kill, or by itself at a call to the system, the n-th it makes.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journeymapper.app import document as documents
from journeymapper.app import recovery
from journeymapper.app.document import Document
from journeymapper.edit.fields import set_field
from journeymapper.model.ids import THE_MAP, Ref
from tests.storage.crash_points import kill_at

SAVE_EVERY = 7


def tell(words: str) -> None:
    """Say what is finished, so that whoever listens can hold the program to it."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def number_of(document: Document) -> int:
    """Return how many edits a map has seen."""
    return int(document.session.map.subtitle or 0)


def taken_up(path: Path) -> tuple[Document, recovery.Recovery]:
    """Return the document of a file with all that was left of it, kept in a journal again."""
    document = Document.opened(path)
    keeper = recovery.Recovery(document)
    for left in recovery.orphans():
        found = recovery.take_up(left)
        if found is not None and number_of(found) > number_of(document):
            journey = found.session.map
            document.session.apply("Take up", lambda _map, journey=journey: journey)
            keeper.write_now()
        recovery.forget(left)
    return document, keeper


def edit(document: Document, number: int) -> None:
    """Make one edit of two parts: what cannot be seen apart later."""
    cards = document.session.map.cards
    card = Ref("card", cards[number % len(cards)].id)

    def operation(journey):
        counted = set_field(journey, (THE_MAP,), "subtitle", str(number))
        return set_field(counted, (card,), "note", f"note {number} " + "x" * (number % 500))

    document.session.apply("Edit", operation)


def run(path: Path) -> None:
    """Edit, and save every few edits, in the background every other time."""
    app = QCoreApplication.instance() or QCoreApplication([])
    document, keeper = taken_up(path)
    tell(f"edit {number_of(document)}")
    for number in count(number_of(document) + 1):
        edit(document, number)
        tell(f"edit {number}")
        app.processEvents()
        if number % SAVE_EVERY == 0:
            if number % (2 * SAVE_EVERY) == 0:
                document.save_soon(path, lambda number=number: tell(f"saved {number}"))
            else:
                document.save(path)
                tell(f"saved {number}")
    keeper.end()


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # not to outlive who started it
    recovery.DELAY, recovery.MOST = 20, 20_000
    documents._BIG = 1
    if sys.argv[2:]:
        kill_at(int(sys.argv[2]), after=sys.argv[3] == "after")
    run(Path(sys.argv[1]))
