"""Which chips a card carries: where it comes from, what it is about, who looks after it."""

from __future__ import annotations

from journeymapper.display.palette import Palette, Tone, readable_ground
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import Chip
from journeymapper.lanes.legend import persona_colour
from journeymapper.model.calling import short_names
from journeymapper.model.card import Card
from journeymapper.model.query import kind_of
from journeymapper.model.vocabulary import (
    AIDA,
    CHANGES,
    EVIDENCE_LEVELS,
    ORIGINS,
    PAIN_TYPES,
    STANDINGS,
    STATUSES,
)
from journeymapper.numerals import calendar_day

EVIDENCE_ICONS = {
    "assumption": "question",
    "reported": "chat-circle-text",
    "observed": "eye",
    "measured": "chart-bar",
}
STANDING_ICONS = {
    "considered": "eye",
    "shortlisted": "list-checks",
    "tried": "hand-tap",
    "chosen": "check-circle",
    "rejected": "minus-circle",
}
PAIN_ICONS = {
    "frustration": "smiley-angry",
    "inefficiency": "hourglass-medium",
    "need": "hand-heart",
    "problem": "warning",
    "motivation": "flame",
}
AIDA_ICONS = {
    "attention": "megaphone",
    "interest": "magnifying-glass",
    "desire": "heart",
    "action": "shopping-cart-simple",
}
EVOLUTION_ICONS = {
    "changed": "pencil-simple",
    "moved": "arrows-left-right",
    "new": "sparkle",
    "removed": "minus-circle",
}


def strongest_evidence(card: Card) -> str:
    """Return the strongest level of a card's evidence; empty for none."""
    order = list(EVIDENCE_LEVELS)
    levels = [e.level for e in card.evidence if e.level in order]
    return max(levels, key=order.index, default="")


def evolved(context: Context, card: Card) -> str:
    """Return what becomes of a card, as a sentence after its title; empty where it stays."""
    shown = card.evolution in EVOLUTION_ICONS
    return f". {context.say(CHANGES[card.evolution])}" if shown else ""


def chips_of(context: Context, card: Card, tone: Tone, *, related: bool) -> list[Chip]:
    """Return the chips of a card that is not a touchpoint, the telling ones first.

    ``related`` adds what it is about, which a small card tells by where it stands.
    """
    say = context.say
    chips = []
    if card.pain in PAIN_ICONS:
        chips.append(Chip(say(PAIN_TYPES[card.pain]), tone, PAIN_ICONS[card.pain], outlined=True))
    if card.origin:
        chips.append(Chip(say(ORIGINS.get(card.origin, card.origin)), tone, "tag", outlined=True))
    if card.standing:
        tone_of_it = {"chosen": context.palette.opportunity, "rejected": context.palette.calm}
        label = say(STANDINGS.get(card.standing, card.standing))
        mark = STANDING_ICONS.get(card.standing, "flag")
        chips.append(Chip(label, tone_of_it.get(card.standing, tone), mark, outlined=True))
    if related:
        known = [other for other in card.about if _known(context, other)]
        chips += [_about_chip(context, card, other, tone) for other in known]
    if card.aida in AIDA_ICONS:
        chips.append(Chip(say(AIDA[card.aida]), tone, AIDA_ICONS[card.aida], outlined=True))
    if card.behaviour:
        told = " ".join(card.behaviour.split())
        chips.append(Chip(told, context.palette.calm, "footprints", outlined=True))
    chips += _persona_chips(context, card)
    return [*chips, *_plan_chips(context, card, tone)]


def _plan_chips(context: Context, card: Card, tone: Tone) -> list[Chip]:
    """Return since when, how far, by whom and until when."""
    say, calm, chips = context.say, context.palette.calm, []
    if card.since:
        words = say("since {day}").format(day=calendar_day(card.since, context.language))
        chips.append(Chip(words, tone, "clock-counter-clockwise", outlined=True))
    if card.status:
        label = say(STATUSES.get(card.status, card.status))
        chips.append(Chip(label, tone, "flag", outlined=True))
    if card.owner:
        chips.append(Chip(card.owner, calm, "user", outlined=True))
    if card.due:
        day = calendar_day(card.due, context.language)
        chips.append(Chip(day, calm, "calendar-blank", outlined=True))
    icon = EVOLUTION_ICONS.get(card.evolution)
    if icon:
        tone = evolution_tone(context.palette, card)
        chips.append(Chip(say(CHANGES[card.evolution]), tone, icon, outlined=True))
    return chips


def _persona_chips(context: Context, card: Card) -> list[Chip]:
    """Return for whom a card is, on a map of several personas, in the colours of their curves."""
    people = context.map.personas
    if not card.personas or len(people) < 2:
        return []
    palette, names = context.palette, short_names(people)
    found = []
    for one in people:
        if one.id in card.personas:
            colour = persona_colour(context.map, palette, one.id)
            tone = Tone(readable_ground(colour, palette.card), palette.card, palette.border)
            found.append(Chip(names[one.id], tone, "user-circle", outlined=True))
    return found


def evolution_tone(palette: Palette, card: Card) -> Tone:
    """Return the colours that tell at a glance what becomes of a card."""
    tones = {"new": palette.opportunity, "removed": palette.pain, "moved": palette.voice}
    return tones.get(card.evolution, palette.calm)


def _known(context: Context, card_id: str) -> bool:
    return card_id in context.grid.slots or card_id in context.codes


def _about_chip(context: Context, card: Card, other: str, tone: Tone) -> Chip:
    say = context.say
    slot = context.grid.slots.get(other)
    answering = kind_of(card, context.facts.lanes) in {
        "opportunity",
        "solution",
        "strategy",
        "idea",
    }
    if slot is None:
        return Chip(
            say("answers {code}").format(code=context.codes[other]),
            tone,
            "arrow-bend-left-up",
            outlined=True,
        )
    phrase = say("strengthens {number}") if answering else say("contact {number}")
    icon = "arrow-bend-left-up" if answering else "arrow-bend-right-up"
    return Chip(phrase.format(number=slot.number), tone, icon, outlined=True)
