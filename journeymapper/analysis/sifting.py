"""Which cards meet a filter: by persona, channel, kind, tag, evidence, owner and text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from journeymapper.analysis.evidence import level
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import Index, index, kind_of
from journeymapper.model.texts import texts
from journeymapper.model.views import View
from journeymapper.model.vocabulary import CARD_KINDS, EVIDENCE_LEVELS

FACETS: Final[Mapping[str, str]] = {
    "personas": N_("Persona"),
    "channels": N_("Channel"),
    "kinds": N_("Kind"),
    "tags": N_("Tag"),
    "evidence": N_("Evidence"),
    "owners": N_("Owner"),
}
"""The lists of a view that filter cards, and their labels."""
RULE: Final = N_(
    "A card without a persona is everybody’s; a touchpoint is of the personas that have a score "
    "there. A card about a touchpoint counts for its channel too."
)


def active(view: View) -> bool:
    """Tell whether a view filters cards at all."""
    return bool(view.text.split()) or any(getattr(view, facet) for facet in FACETS)


def sifted(document: JourneyMap, view: View) -> frozenset[str]:
    """Return the ids of the cards that meet the filter of a view."""
    facts = index(document)
    wanted = [
        (_VALUES[facet], frozenset(getattr(view, facet)))
        for facet in FACETS
        if getattr(view, facet)
    ]
    words = view.text.casefold().split()
    return frozenset(
        card.id
        for card in document.cards
        if all(any(one in some for one in values(card, facts)) for values, some in wanted)
        and (not words or _says(card, words))
    )


def _says(card: Card, words: Sequence[str]) -> bool:
    said = "\n".join(one.text for one in texts(card)).casefold()
    return all(word in said for word in words)


def _personas(card: Card, facts: Index) -> Iterable[str]:
    if card.personas:
        return card.personas
    lane = facts.lanes.get(card.lane)
    if lane is not None and lane.persona:
        return (lane.persona,)
    return {*card.emotion, *card.future} or facts.personas


def _channels(card: Card, facts: Index) -> Iterable[str]:
    about = (facts.cards[id_].channel for id_ in card.about if id_ in facts.cards)
    return {card.channel, *about} - {""}


def _owners(card: Card, facts: Index) -> Iterable[str]:
    lane = facts.lanes.get(card.lane)
    owner = card.owner or (lane.owner if lane else "")
    return (owner,) if owner else ()


_VALUES: Final[Mapping[str, Callable[[Card, Index], Iterable[str]]]] = {
    "personas": _personas,
    "channels": _channels,
    "kinds": lambda card, facts: (kind_of(card, facts.lanes),),
    "tags": lambda card, _facts: card.tags,
    "evidence": lambda card, _facts: (level(card),),
    "owners": _owners,
}


def values(document: JourneyMap, facet: str) -> Mapping[str, int]:
    """Return what can be chosen in a facet, in its usual order, and how many cards have it."""
    facts = index(document)
    counted: Counter[str] = Counter()
    for card in document.cards:
        counted.update(set(_VALUES[facet](card, facts)))
    orders: Mapping[str, Iterable[str]] = {
        "personas": facts.personas,
        "channels": facts.channels,
        "kinds": CARD_KINDS,
        "evidence": EVIDENCE_LEVELS,
    }
    order = orders.get(facet, sorted(counted, key=str.casefold))
    return {value: counted[value] for value in order if counted[value]}


def named(document: JourneyMap, facet: str, value: str) -> str:
    """Return what a value of a facet is called: a name of the map, or a gettext id."""
    facts = index(document)
    if facet == "personas":
        persona = facts.personas.get(value)
        return (persona.name if persona else "") or value
    if facet == "channels":
        channel = facts.channels.get(value)
        return (channel.name if channel else "") or value
    return {"kinds": CARD_KINDS, "evidence": EVIDENCE_LEVELS}.get(facet, {}).get(value, value)
