"""What an answer is made of: words, figures and links to places, without any markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from string import Formatter
from typing import Final, TypeVar

from journeymapper.analysis.finding import naming
from journeymapper.frozen import frozen
from journeymapper.i18n import _, interface_language
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.numerals import figure, percent

MOST: Final = 8
"""Places that one line names; of more it says how many."""
STAGES: Final = 24
"""Stages that are listed one by one; of more it says how many."""
ARROW: Final = " → "
T = TypeVar("T")


@frozen
class Piece:
    """A stretch of text; ``where`` makes it a link, ``tone`` is good, bad or strong."""

    text: str
    where: Ref | None = None
    tone: str = ""


Pieces = tuple[Piece, ...]


@frozen
class Fact:
    """What is asked, in a word or two, and the answer; without a word it continues the last."""

    label: str
    pieces: Pieces


@frozen
class Answer:
    """A heading, its facts, and the rules by which they were found."""

    heading: str
    facts: tuple[Fact, ...]
    rules: tuple[str, ...] = ()


def plain(text: str) -> Pieces:
    """Return words that are nothing more."""
    return (Piece(text),)


def strong(text: str) -> Pieces:
    """Return words that stand out."""
    return (Piece(text, tone="strong"),)


def signed(value: float, places: int | None = None, neutral: float = 0.0) -> Pieces:
    """Return a figure with its sign, in the tone of what it means."""
    told = figure(value, interface_language(), places, signed=True)
    return (
        Piece(told, tone="good" if value > neutral else "bad" if value < neutral else "strong"),
    )


def share(value: float, places: int = 1) -> Pieces:
    """Return a percentage, which is from 0 to 100."""
    return strong(percent(value, interface_language(), places))


def phrase(sentence: str, **parts: Pieces) -> Pieces:
    """Return a translated sentence with its braces filled by pieces."""
    found: list[Piece] = []
    for words, name, _form, _conversion in Formatter().parse(sentence):
        if words:
            found.append(Piece(words))
        if name:
            found.extend(parts[name])
    return tuple(found)


def joined(parts: Iterable[Pieces], between: str) -> Pieces:
    """Return pieces with words between them."""
    found: list[Piece] = []
    for part in parts:
        if found:
            found.append(Piece(between))
        found.extend(part)
    return tuple(found)


def some(items: Iterable[T], of: Callable[[T], Pieces], between: str = ", ") -> Pieces:
    """Return the pieces of the first few of many, and how many more there are."""
    everything = list(items)
    found = joined((of(one) for one in everything[:MOST]), between)
    more = len(everything) - MOST
    return (*found, Piece(" " + _("and {n} more").format(n=more))) if more > 0 else found


def first(lines: list[Pieces], most: int = MOST) -> list[Pieces]:
    """Return the first few lines, and one that says how many more there are."""
    more = len(lines) - most
    return [*lines[:most], plain(_("and {n} more").format(n=more))] if more > 0 else lines


def linking(document: JourneyMap) -> Callable[[Card], Pieces]:
    """Return what links a card by its number and title."""
    name = naming(document)
    return lambda card: (Piece(name(card), Ref("card", card.id)),)


def stage_link(stage: Stage) -> Pieces:
    """Return what links a stage by its title."""
    return (Piece(stage.title or stage.id, Ref("stage", stage.id)),)


def persona_link(document: JourneyMap, id_: str) -> Pieces:
    """Return what links a persona by name; just words where there is no such persona."""
    persona = index(document).personas.get(id_)
    if persona is None:
        return plain(id_)
    return (Piece(persona.name or id_, Ref("persona", id_)),)


def facts(label: str, lines: Iterable[Pieces]) -> Iterator[Fact]:
    """Yield facts under one label: the first has it, the others continue it."""
    for number, pieces in enumerate(lines):
        yield Fact("" if number else label, pieces)
