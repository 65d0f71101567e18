"""What a rule is and what it finds; the rules themselves are the modules of ``analysis.rules``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from journeymapper.frozen import frozen
from journeymapper.i18n import N_, interface_language
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index
from journeymapper.model.reviews import Accepted
from journeymapper.numerals import quoted

SEVERITIES: Final = {"error": N_("Error"), "warning": N_("Warning"), "hint": N_("Hint")}
"""How much a finding weighs, the heaviest first, and its label."""
_LONGEST_NAME: Final = 70


class Hit(NamedTuple):
    """One place where a rule is not kept, and the sentence for people."""

    where: Ref
    message: str
    fixable: bool = True
    """Whether the rule's remedy, where it has one, does for this place."""


Check: TypeAlias = Callable[[JourneyMap, date], Iterable[Hit]]
"""The second argument is today."""
Remedy: TypeAlias = Callable[[JourneyMap, Ref], JourneyMap]


@frozen
class Rule:
    """One thing that is looked for. ``label`` and ``explanation`` are gettext ids."""

    name: str
    label: str
    severity: str
    explanation: str
    check: Check
    remedy: Remedy | None = None
    remedy_label: str = ""


class Finding(NamedTuple):
    """A place where a rule is not kept; ``message`` is in the language of the interface."""

    rule: str
    severity: str
    where: Ref
    message: str
    fixable: bool = False
    accepted: Accepted | None = None


def address(where: Ref) -> str:
    """Return a place as it is written in files: card:c12; map for the whole map."""
    return f"{where.kind}:{where.id}" if where.id else where.kind


def ref_of(text: str) -> Ref:
    """Return the place that an address names; the whole map where it names none."""
    kind, _, id_ = text.partition(":")
    return Ref(kind, id_) if id_ else THE_MAP


def naming(document: JourneyMap) -> Callable[[Card], str]:
    """Return how messages name a card: by its number in the journey, if any, and its title."""
    numbers, quote = index(document).numbers, quoting()

    def name(card: Card) -> str:
        number = numbers.get(card.id)
        if not card.title:
            return str(number or card.id)
        return f"{number} {quote(card.title)}" if number else quote(card.title)

    return name


def quoting() -> Callable[[str], str]:
    """Return what shortens a text to one line in the quotation marks of the interface."""
    language = interface_language()

    def quote(text: str) -> str:
        line = text if text.isprintable() else " ".join(text.split())
        if len(line) > _LONGEST_NAME:
            line = f"{line[: _LONGEST_NAME - 1].rstrip()}…"
        return quoted(line, language)

    return quote


def in_quotes(text: str) -> str:
    """Return a text on one line, shortened, in the quotation marks of the interface."""
    return quoting()(text)
