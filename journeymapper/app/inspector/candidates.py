"""What a reference may point to, and how each shows in a list."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from journeymapper.app.icons import icon
from journeymapper.app.things import CARDS, STRUCTURE, channel_thing, colours_of, lane_thing
from journeymapper.app.widgets.picker import Choice
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of


def card_name(journey: JourneyMap, card: str) -> str:
    """Return how a card is called in lists: its number, if it is a touchpoint, and its title."""
    facts = index(journey)
    found = facts.cards.get(card)
    if found is None:
        return card
    title = " ".join(found.title.split()) or _("Untitled")
    number = facts.numbers.get(card)
    return f"{number}. {title}" if number else title


def candidates(journey: JourneyMap, target: str) -> list[Choice]:
    """Return what a reference to ``target`` may point to."""
    facts = index(journey)
    if target == "channel":
        made = []
        for channel in journey.channels:
            thing = channel_thing(channel.kind, channel.icon, channel.name)
            mark = icon(thing.icon, 16, colours_of(thing)[0], "duotone")
            made.append(Choice(channel.id, channel.name or channel.id, mark))
        return made
    if target == "persona":
        mark = icon("user-circle", 16, weight="duotone")
        return [Choice(p.id, p.name or p.id, mark) for p in journey.personas]
    if target == "lane":
        return [
            Choice(lane.id, lane.title or lane.id, _mark(lane_thing(lane.kind).icon))
            for lane in journey.lanes
        ]
    if target == "column":
        return [
            Choice(id_, _column_name(journey, id_), _mark(STRUCTURE["stage"].icon))
            for id_ in facts.columns
        ]
    if target == "asset":
        return [Choice(a.id, a.name or a.id, _mark("image")) for a in journey.assets]
    others = (card for card in journey.cards if card.id not in facts.numbers)
    made = [
        Choice(card.id, card_name(journey, card.id), _mark(CARDS["touchpoint"].icon))
        for card in facts.touchpoints
    ]
    for card in others:
        thing = CARDS.get(kind_of(card, facts.lanes), CARDS["text"])
        made.append(Choice(card.id, card_name(journey, card.id), _mark(thing.icon)))
    return made


def _mark(name: str) -> QIcon:
    return icon(name, 16, weight="duotone")


def _column_name(journey: JourneyMap, column: str) -> str:
    facts = index(journey)
    found, stage = facts.columns[column], facts.stage_of[column]
    title = stage.title or _("Untitled")
    return title if found is stage else f"{title} › {found.title or _('Untitled')}"
