"""The glossary: every term of the field in both languages, and where each stands in the program."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from journeymapper.frozen import frozen
from journeymapper.i18n import LANGUAGES
from journeymapper.resources import resources

FILE: Final = "glossary/terms.json"
"""JSON, as the first window asks it for the marks beside its fields: TOML takes 45 ms to read."""


@frozen
class Entry:
    """A term in one language: its name, its variants, its definition."""

    name: str
    also: tuple[str, ...]
    text: str


@frozen
class Term:
    """A concept of the field; ``see`` are ids of others, ``stands`` where it meets people.

    ``source`` is where it comes from; "practice" stands for the practice of the field.
    ``stands`` holds addresses such as lane:emotion, card:kpi, thing:stage, field:channel,
    rule:no_persona and word:behaviour.webrooming.
    """

    id: str
    entries: Mapping[str, Entry]
    see: tuple[str, ...]
    stands: tuple[str, ...]
    source: str

    def name(self, language: str) -> str:
        """Return what it is called in a language."""
        return self.entries[language].name


@cache
def terms() -> Mapping[str, Term]:
    """Return every term by its id, in the order of the file."""
    text = (resources() / FILE).read_text(encoding="utf-8")
    return {one["id"]: _term(one) for one in json.loads(text)}


def _term(found: Mapping[str, Any]) -> Term:
    entries = {
        language: Entry(
            found[language]["term"], tuple(found[language]["also"]), found[language]["text"]
        )
        for language in LANGUAGES
    }
    see, stands = tuple(found["see"]), tuple(found["stands"])
    return Term(found["id"], entries, see, stands, found["source"])


@cache
def _standing() -> Mapping[str, Term]:
    return {place: term for term in terms().values() for place in term.stands}


def term_at(place: str) -> Term | None:
    """Return the term that stands at an address such as lane:emotion; None if none does."""
    return _standing().get(place)


def sorted_terms(language: str) -> tuple[Term, ...]:
    """Return every term in the order of the alphabet."""
    return tuple(sorted(terms().values(), key=lambda term: _plain(term.name(language))))


def search(words: str, language: str) -> tuple[Term, ...]:
    """Return the terms that hold all ``words``, in either language, accents and case aside.

    Those whose name begins so stand first, then those named so, then those that mention it.
    """
    wanted = _plain(words).split()
    if not wanted:
        return sorted_terms(language)
    ranked = [(_rank(term, wanted, language), term) for term in sorted_terms(language)]
    return tuple(term for rank, term in sorted(ranked, key=lambda one: one[0]) if rank < _NOT)


_NOT: Final = 9


def _rank(term: Term, wanted: list[str], language: str) -> int:
    entry = term.entries[language]
    others = [one for key, one in term.entries.items() if key != language]
    name = _plain(entry.name)
    variants = _plain(" ".join((*entry.also, *(each.name for each in others))))
    told = _plain(" ".join((entry.text, *(" ".join(each.also) for each in others))))
    if name.startswith(" ".join(wanted)):
        return 0
    for rank, text in ((1, name), (2, f"{name} {variants}"), (3, f"{name} {variants} {told}")):
        if all(word in text for word in wanted):
            return rank
    return _NOT


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
