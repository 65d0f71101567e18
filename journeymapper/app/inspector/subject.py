"""What the inspector shows for a selection: its fields, in sections, and what heads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from journeymapper.app.things import CARDS, STRUCTURE, Thing, channel_thing, lane_thing
from journeymapper.edit.fields import entity
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _, ngettext
from journeymapper.model.card import COMMON, OWN_FIELDS, Card
from journeymapper.model.document import (
    Asset,
    Channel,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index, kind_of
from journeymapper.model.spec import GROUPS, Described, described

_CLASSES: Final[dict[str, type[Any]]] = {
    "map": JourneyMap,
    "persona": Persona,
    "channel": Channel,
    "stage": Stage,
    "step": Step,
    "lane": Lane,
    "card": Card,
    "link": Link,
    "asset": Asset,
}
_TABLES: Final = {"personas", "channels", "stages", "lanes", "cards", "links", "assets", "steps"}
_REVIEWS: Final = {"rules_off", "accepted", "snapshots", "views", "inbox"}
"""What findings, reviews, filter and inbox keep on the map: they have places of their own."""
_NOT_SHOWN: Final = {"id", "media_type", "data", *_TABLES, *_REVIEWS}
_LAST: Final = ("evidence", "owner", "note", "tags")
"""What every card ends with, in this order."""
_MORE: Final = (
    "key_point",
    "importance",
    "effort",
    "measurable",
    "tension",
    "media",
    "handover",
    "continuity",
    "aida",
    "evolution",
    "personas",
    "urls",
    "icon",
    "colour",
)
"""What a card shows under a heading of its own, closed at first."""


@frozen
class Section:
    """Fields under one heading (a gettext id; empty for none)."""

    heading: str
    items: tuple[Described, ...]
    closed: bool = False


def kind_of_selection(refs: Sequence[Ref]) -> str:
    """Return the kind that all of ``refs`` are of; empty where they differ; the map for none."""
    kinds = {ref.kind for ref in refs} or {"map"}
    return kinds.pop() if len(kinds) == 1 else ""


def sections(journey: JourneyMap, refs: Sequence[Ref]) -> tuple[Section, ...]:
    """Return the sections of the form for a selection; none for things of several kinds."""
    kind = kind_of_selection(refs)
    if not kind:
        return ()
    if kind == "card":
        lanes = index(journey).lanes
        kinds = {kind_of(entity(journey, ref), lanes) for ref in refs}
        return _card_sections(kinds)
    groups: dict[str, list[Described]] = {}
    hidden = set(_NOT_SHOWN)
    if kind == "lane" and any(entity(journey, ref).kind != "funnel" for ref in refs):
        hidden.add("view")
    for item in described(_CLASSES[kind]):
        if item.name not in hidden:
            groups.setdefault(item.spec.group, []).append(item)
    return tuple(
        Section(GROUPS[group] if group else "", tuple(items), group in {"plan", "more"})
        for group, items in groups.items()
    )


def _card_sections(kinds: set[str]) -> tuple[Section, ...]:
    by_name = {item.name: item for item in described(Card)}
    own = [
        name
        for name in by_name
        if all(name in OWN_FIELDS.get(kind, OWN_FIELDS["text"]) for kind in kinds)
    ]
    order = [name for kind in kinds for name in OWN_FIELDS.get(kind, ()) if name in own]
    first = ["title", *(name for name in dict.fromkeys(order) if name not in _MORE), *_LAST]
    more = [name for name in _MORE if name in own or name in COMMON]
    return (
        Section("", tuple(by_name[name] for name in first)),
        Section(N_("More"), tuple(by_name[name] for name in more), closed=True),
    )


@frozen
class Heading:
    """What stands at the head of the inspector."""

    thing: Thing
    first: str
    second: str


def heading(journey: JourneyMap, refs: Sequence[Ref]) -> Heading:
    """Return the head for a selection."""
    kind = kind_of_selection(refs)
    if len(refs) > 1:
        thing = STRUCTURE.get(kind, STRUCTURE["card"])
        words = ngettext("{n} item selected", "{n} items selected", len(refs)).format(n=len(refs))
        return Heading(thing, words, _(thing.label) if kind else _("Of several kinds"))
    ref = refs[0] if refs else THE_MAP
    return _single(journey, ref)


def _single(journey: JourneyMap, ref: Ref) -> Heading:
    facts = index(journey)
    one = entity(journey, ref)
    if ref.kind == "card":
        return _card_heading(journey, one)
    if ref.kind == "lane":
        thing = lane_thing(one.kind)
        return Heading(thing, one.title or _(thing.label), _("Lane"))
    if ref.kind == "channel":
        thing = channel_thing(one.kind, one.icon, one.name)
        return Heading(thing, one.name or _("Untitled"), _("Channel"))
    thing = STRUCTURE[ref.kind]
    name = getattr(one, "title", "") or getattr(one, "name", "") or getattr(one, "label", "")
    second = _(thing.label)
    if ref.kind == "stage":
        second = _("Stage {n}").format(n=list(facts.stages).index(ref.id) + 1)
    elif ref.kind == "step":
        second = _("Step in {stage}").format(stage=facts.stage_of[ref.id].title)
    return Heading(thing, name or _("Untitled"), second)


def _card_heading(journey: JourneyMap, card: Card) -> Heading:
    facts = index(journey)
    kind = kind_of(card, facts.lanes)
    thing = CARDS.get(kind, CARDS["text"])
    first = _(thing.label)
    number = facts.numbers.get(card.id)
    if number:
        first = f"{first} {number}"
        channel = facts.channels.get(card.channel)
        if channel is not None:
            thing = channel_thing(channel.kind, card.icon or channel.icon, channel.name)
    stage = facts.stage_of.get(card.at)
    second = ""
    if stage is not None:
        place = list(facts.stages).index(stage.id) + 1
        second = _("Stage {n}, {title}").format(n=place, title=stage.title)
    return Heading(thing, first, second)
