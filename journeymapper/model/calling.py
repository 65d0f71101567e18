"""What personas are called where there is little room: by the first word of the name, mostly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from journeymapper.model.document import Persona

_ADDRESS: Final = (
    *("don", "doña", "sr", "sra", "srta", "señor", "señora", "señorita", "dr", "dra", "ing", "lic"),
    *("prof", "mr", "mrs", "ms", "miss", "sir", "san", "santa"),
)
_ARTICLES: Final = ("el", "la", "los", "las", "un", "una", "the", "a", "an", "de")
_BEGINS_ONLY: Final = frozenset((*_ADDRESS, *_ARTICLES))
"""Forms of address and articles, in English and Spanish: no name without the word behind them."""


def short_names(personas: Iterable[Persona]) -> Mapping[str, str]:
    """Return by persona id the first name of each; the whole name where two would be the same."""
    whole = {one.id: " ".join(one.name.split()) or one.id for one in personas}
    short = {id_: _first(name) for id_, name in whole.items()}
    often = Counter(name.casefold() for name in short.values())
    return {id_: n if often[n.casefold()] == 1 else whole[id_] for id_, n in short.items()}


def _first(name: str) -> str:
    words = name.split()
    count = 1
    while count < len(words) and words[count - 1].strip(".").casefold() in _BEGINS_ONLY:
        count += 1
    return " ".join(words[:count]).rstrip(",;:")
