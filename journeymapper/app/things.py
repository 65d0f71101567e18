"""How the window shows the things of a map: a name, an icon and a tone for each kind."""

from __future__ import annotations

from functools import cache
from typing import Final

from journeymapper.app.theme import tinted, tokens
from journeymapper.display.palette import Palette
from journeymapper.frozen import frozen
from journeymapper.i18n import N_
from journeymapper.lanes.catalog import lane_kind, lane_kinds
from journeymapper.model import vocabulary as words

_COLOURS: Final = Palette()


@frozen
class Thing:
    """A kind of thing: its name (a gettext id), its icon and the name of its tone."""

    label: str
    icon: str
    tone: str = ""


STRUCTURE: Final = {
    "map": Thing(N_("Map"), "map-trifold"),
    "stage": Thing(N_("Stage"), "arrow-fat-line-right"),
    "step": Thing(N_("Step"), "columns"),
    "link": Thing(N_("Connection"), "bezier-curve"),
    "lane": Thing(N_("Lane"), "rows"),
    "persona": Thing(N_("Persona"), "user-circle"),
    "channel": Thing(N_("Channel"), "broadcast"),
    "card": Thing(N_("Card"), "note"),
    "asset": Thing(N_("Picture"), "image"),
}

CARDS: Final = {
    "touchpoint": Thing(words.CARD_KINDS["touchpoint"], "hand-tap", "digital"),
    "pain_point": Thing(words.CARD_KINDS["pain_point"], "warning-circle", "pain"),
    "opportunity": Thing(words.CARD_KINDS["opportunity"], "lightbulb", "opportunity"),
    "idea": Thing(words.CARD_KINDS["idea"], "sparkle", "idea"),
    "option": Thing(words.CARD_KINDS["option"], "scales", "idea"),
    "quote": Thing(words.CARD_KINDS["quote"], "quotes"),
    "solution": Thing(words.CARD_KINDS["solution"], "check-square", "opportunity"),
    "kpi": Thing(words.CARD_KINDS["kpi"], "chart-bar", "plan"),
    "image": Thing(words.CARD_KINDS["image"], "image"),
    "action": Thing(words.CARD_KINDS["action"], "person-simple-walk"),
    "thought": Thing(words.CARD_KINDS["thought"], "cloud", "voice"),
    "goal": Thing(words.CARD_KINDS["goal"], "target", "plan"),
    "gain": Thing(words.CARD_KINDS["gain"], "trend-up", "opportunity"),
    "strategy": Thing(words.CARD_KINDS["strategy"], "strategy", "plan"),
    "message": Thing(words.CARD_KINDS["message"], "chat-text", "plan"),
    "physical_evidence": Thing(words.CARD_KINDS["physical_evidence"], "package"),
    "frontstage": Thing(words.CARD_KINDS["frontstage"], "eye"),
    "backstage": Thing(words.CARD_KINDS["backstage"], "eye-slash"),
    "support": Thing(words.CARD_KINDS["support"], "gear"),
    "text": Thing(words.CARD_KINDS["text"], "text-align-left"),
}


@cache
def lanes() -> dict[str, Thing]:
    """Return every kind of lane, in the order of the palette."""
    return {name: Thing(kind.label, kind.icon) for name, kind in lane_kinds().items()}


def lane_thing(kind: str) -> Thing:
    """Return how a kind of lane shows; unknown ones show as text."""
    found = lane_kind(kind)
    return Thing(found.label, found.icon)


def colours_of(thing: Thing) -> tuple[str, str]:
    """Return the ink and the ground of a thing's tile, in the theme in force."""
    now = tokens()
    if not thing.tone:
        return (now.secondary if now.dark else "#3A4551"), now.tile
    tone = getattr(_COLOURS, thing.tone)
    return tinted(tone.strong, tone.tint)


def channel_thing(kind: str, icon: str, name: str) -> Thing:
    """Return how a channel shows: its icon in the tone of its kind."""
    return Thing(name, icon or "broadcast", kind if kind in words.CHANNEL_KINDS else "no_channel")
