"""The map of one persona as the beginning of another's: the structure stays, their voice goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from journeymapper.edit.assets import delete_assets, unused_assets
from journeymapper.edit.cards import delete_cards
from journeymapper.edit.personas import add_persona, delete_persona
from journeymapper.i18n import N_
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of
from journeymapper.model.values import Review

PARTS: Final[Mapping[str, str]] = {
    "purpose": N_("Scenario, goal and outcome"),
    "scores": N_("Scores and captions of the curve"),
    "voice": N_("Quotes, thoughts and goals"),
    "pains": N_("Pain points and gains"),
    "answers": N_("Opportunities, ideas, solutions and strategies"),
    "messages": N_("Messages"),
    "indicators": N_("Indicators and the counts of the funnel"),
    "evidence": N_("Evidence"),
}
"""What can go along to another persona's map, and its label; the structure always does."""
USUAL: Final = frozenset({"purpose", "indicators"})
"""What goes along unless something else is said: what is not the old persona's own."""
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "voice": frozenset({"quote", "thought", "goal"}),
    "pains": frozenset({"pain_point", "gain"}),
    "answers": frozenset({"opportunity", "idea", "solution", "strategy"}),
    "messages": frozenset({"message"}),
    "indicators": frozenset({"kpi"}),
}


def for_persona(
    journey: JourneyMap,
    name: str,
    keep: Collection[str] = USUAL,
    *,
    persona: str = "",
    title: str = "",
    today: date | None = None,
) -> JourneyMap:
    """Return a new map for one persona with the stages, steps, lanes and touchpoints of this one.

    ``persona`` is one of this map, whose own scores stay; else a new one called ``name`` is made.
    ``keep`` are names of PARTS. Reviews, snapshots and accepted findings do not go along. KeyError
    for an unknown persona.
    """
    others = [one.id for one in journey.personas if one.id != persona]
    if persona and len(others) == len(journey.personas):
        raise KeyError(persona)
    lanes = index(journey).lanes
    gone = frozenset().union(*(kinds for part, kinds in _KINDS.items() if part not in keep))
    cards = [card.id for card in journey.cards if kind_of(card, lanes) in gone]
    if persona:
        cards += [
            card.id
            for card in journey.cards
            if card.personas and persona not in card.personas and card.id not in cards
        ]
    made = delete_cards(journey, cards) if cards else journey
    mine = persona
    if not persona:
        made, mine = add_persona(made, name)
    made = replace(made, cards=tuple(_card(card, keep, persona, mine) for card in made.cards))
    made = replace(
        made,
        lanes=tuple(replace(one, persona=mine) if one.persona else one for one in made.lanes),
    )
    for other in others:
        made = delete_persona(made, other)
    if "indicators" not in keep:
        stages = tuple(replace(stage, count=None) for stage in made.stages)
        made = replace(made, stages=stages)
    if "purpose" not in keep:
        made = replace(made, scenario="", goal="", outcome="")
    made = replace(
        made,
        title=title or made.title,
        narrative="",
        version="",
        created=today or date.today(),  # noqa: DTZ011 (a local day)
        dated=None,
        review=Review(made.review.owner, made.review.every_days),
        log=(),
        accepted=(),
        snapshots=(),
    )
    return delete_assets(made, unused_assets(made))


def _card(card: Card, keep: Collection[str], persona: str, mine: str) -> Card:
    """Return a card as the other persona's map begins with it."""
    changes: dict[str, object] = {}
    if "evidence" not in keep and card.evidence:
        changes["evidence"] = ()
    if persona:
        return replace(card, **changes) if changes else card  # type: ignore[arg-type]
    for name in ("emotion", "future"):
        scores = getattr(card, name)
        if scores:
            # Of several the first: the curve that the new persona's is to be drawn from.
            first = next(iter(scores.values()))
            changes[name] = {mine: first} if "scores" in keep else {}
    if card.caption and "scores" not in keep:
        changes["caption"] = ""
    if card.personas:
        changes["personas"] = ()
    return replace(card, **changes) if changes else card  # type: ignore[arg-type]
