"""How well words typed fit a name: whatever their accents, case and order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from heapq import nsmallest
from typing import Final, TypeVar

Thing = TypeVar("Thing")

_PART: Final = re.compile(r"\w+")
START, WORD, INSIDE, LETTERS = 0.0, 1.0, 2.0, 4.0
"""What a word costs that begins the name, begins a word, stands within one, is spelt by letters."""


def plain(text: str) -> str:
    """Return a text without accents and case, for comparing."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    parted = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def cost(query: tuple[str, ...], name: str) -> float | None:
    """Return how badly a name (made ``plain``) fits the words of a query; None if it does not."""
    total = 0.0
    for word in query:
        at = name.find(word)
        if at == 0:
            total += START
        elif at > 0:
            begins = not name[at - 1].isalnum() or f" {word}" in name
            total += WORD if begins else INSIDE
        elif len(word) > 1 and _initials(name, word):
            total += LETTERS
        else:
            return None
    return total + len(name) / 1000


def best(query: str, things: Iterable[tuple[str, Thing]], most: int) -> list[Thing]:
    """Return the things whose plain names fit a query, the best first; all, in order, for none."""
    words = tuple(_PART.findall(plain(query)))
    found = []
    for number, (name, thing) in enumerate(things):
        price = cost(words, name) if words else 0.0
        if price is not None:
            found.append((price, number, thing))
    return [thing for _, _, thing in nsmallest(most, found, key=lambda each: each[:2])]


def _initials(name: str, word: str) -> bool:
    """Tell whether a word is made of the first letters of a name's words, in order."""
    firsts = "".join(part[0] for part in _PART.findall(name))
    at = 0
    for letter in word:
        at = firsts.find(letter, at) + 1
        if not at:
            return False
    return True
