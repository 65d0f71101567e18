"""The map as a value: frozen entities; an edit makes a new map that shares what did not change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymapper.frozen import frozen
from journeymapper.model import spec
from journeymapper.model import vocabulary as words
from journeymapper.model.card import Card
from journeymapper.model.reviews import Accepted, Snapshot
from journeymapper.model.values import LogEntry, Number, Review, Scale, Theme
from journeymapper.model.views import View

__all__ = ["Asset", "Card", "Channel", "JourneyMap", "Lane", "Link", "Persona", "Stage", "Step"]


@frozen
class Persona:
    """The archetype whose journey this is; research-based, one curve each."""

    id: str = spec.text("Id", required=True)
    name: str = spec.text("Name")
    summary: str = spec.text("In one line", hint="Age, occupation, place")
    demographic: str = spec.long_text("Demographic profile", group="journey")
    psychographic: str = spec.long_text("Psychographic profile", group="journey")
    habits: tuple[str, ...] = spec.strings("Consumption habits", group="journey")
    channels: tuple[str, ...] = spec.references(
        "Channels that reach them", "channel", group="journey", hint="How to approach them"
    )
    goals: tuple[str, ...] = spec.strings("Goals", group="journey")
    needs: tuple[str, ...] = spec.strings("Needs", group="pain")
    frustrations: tuple[str, ...] = spec.strings("Frustrations", group="pain")
    inefficiencies: tuple[str, ...] = spec.strings("Inefficiencies", group="pain")
    problems: tuple[str, ...] = spec.strings("Problems", group="pain")
    motivations: tuple[str, ...] = spec.strings("Motivations", group="pain")
    quote: str = spec.long_text("Quote", group="more")
    behaviour: str = spec.choice(
        "Omnichannel behaviour",
        words.BEHAVIOURS,
        group="more",
        hint="Set by hand; empty: recognised from the path",
    )
    portrait: str = spec.reference("Portrait", "asset", group="look")
    colour: str = spec.colour("Colour of the curve", group="look")
    free: Mapping[str, str] = spec.pairs("Free fields", group="more")
    note: str = spec.long_text("Note", group="more")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Channel:
    """The medium through which a touchpoint happens.

    ``kind`` and ``point_of_sale`` are two facts: a phone call is traditional but no store visit.
    """

    id: str = spec.text("Id", required=True)
    name: str = spec.text("Name")
    kind: str = spec.choice("Kind of channel", words.CHANNEL_KINDS, "digital")
    point_of_sale: bool = spec.flag("Is a point of sale")
    icon: str = spec.text("Icon")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Step:
    """A second-level column inside a stage: one moment."""

    id: str = spec.text("Id", required=True)
    title: str = spec.text("Title")
    note: str = spec.long_text("Note", group="more")
    width: Number | None = spec.number(
        "Width", group="look", low=0, high=20_000, hint="Empty: as wide as needed"
    )
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Stage:
    """A top-level column: a coherent period, named from the customer's side."""

    id: str = spec.text("Id", required=True)
    title: str = spec.text("Title")
    phase: str = spec.choice("Phase", words.PHASES)
    aida: str = spec.choice("AIDA", words.AIDA)
    count: int | None = spec.integer(
        "People who reached it", group="figure", low=0, hint="The funnel is drawn from it"
    )
    count_label: str = spec.text("What they did", group="figure", hint="visits, orders, …")
    need: str = spec.long_text("Customer's need", group="journey")
    investigates: str = spec.long_text("How options are investigated", group="journey")
    information: str = spec.long_text("Information needed", group="journey")
    advances: str = spec.long_text("What lets them advance", group="journey")
    attention: str = spec.long_text("What draws their attention", group="journey")
    influence: bool = spec.flag("The brand can influence it", default=True, group="journey")
    colour: str = spec.colour("Colour", group="look")
    width: Number | None = spec.number(
        "Width", group="look", low=0, high=20_000, hint="Empty: as wide as needed"
    )
    note: str = spec.long_text("Note", group="more")
    steps: tuple[Step, ...] = spec.records("Steps", Step, key="step")
    extra: Mapping[str, object] = spec.unknown()

    @property
    def columns(self) -> tuple[Stage | Step, ...]:
        """The leaf columns: its steps, or the stage itself where it has none."""
        return self.steps or (self,)


@frozen
class Lane:
    """A horizontal row that holds one kind of information; unknown kinds show as text."""

    id: str = spec.text("Id", required=True)
    kind: str = spec.text("Kind", required=True)
    title: str = spec.text("Title")
    note: str = spec.text("Subtitle")
    hidden: bool = spec.flag("Hidden", group="look")
    pinned: bool = spec.flag(
        "Stays in sight", group="look", hint="Below the stages, while the map scrolls"
    )
    height: Number | None = spec.number(
        "Height", group="look", low=0, high=20_000, hint="Empty: as high as needed"
    )
    colour: str = spec.colour("Colour", group="look")
    persona: str = spec.reference("Persona", "persona", hint="Empty: all of them")
    view: str = spec.choice(
        "What it shows",
        words.FUNNEL_VIEWS,
        "every_stage",
        hint="Of a funnel: all that is counted, TOFU to BOFU, or the way to the purchase",
    )
    owner: str = spec.text("Owner", group="plan")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Link:
    """A way besides the natural order: branch, loop back or skip."""

    id: str = spec.text("Id")
    start: str = spec.reference("From", "card", key="from", required=True)
    end: str = spec.reference("To", "card", key="to", required=True)
    kind: str = spec.choice("Kind of connection", words.LINK_KINDS)
    label: str = spec.text("Label")
    share: Number | None = spec.number("Share (0 to 1)", low=0, high=1, hint="0.3 or 30%")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Asset:
    """A picture, stored once by content; ``data`` is base64 and stays undecoded until painted."""

    id: str = spec.text("Id", required=True)
    media_type: str = spec.text("Media type", required=True)
    name: str = spec.text("File name")
    data: str = spec.data("Data", required=True)
    extra: Mapping[str, object] = spec.unknown()


@frozen
class JourneyMap:
    """The experience of one or more personas over time toward a goal, across touchpoints."""

    title: str = spec.text("Title")
    subtitle: str = spec.text("Subtitle")
    product: str = spec.text("Product or service")
    organisation: str = spec.text("Client")
    author: str = spec.text("Author")
    scope_from: str = spec.text("Scope: from", group="journey")
    scope_to: str = spec.text("Scope: to", group="journey")
    scenario: str = spec.long_text("Scenario", group="journey")
    goal: str = spec.long_text("Goal", group="journey")
    outcome: str = spec.long_text("Expected outcome", group="journey")
    narrative: str = spec.long_text("Narrative", group="journey")
    state: str = spec.choice("State", words.STATES, "current")
    journey: str = spec.choice(
        "Kind of journey",
        words.JOURNEYS,
        hint="As it is meant, or as one customer really lived it",
    )
    language: str = spec.text("Language of the content", group="more")
    version: str = spec.text("Version of the map", group="more")
    created: date | None = spec.day("Created", group="more")
    dated: date | None = spec.day("Date shown", group="more")
    participants: tuple[str, ...] = spec.strings("Participants", group="plan")
    tags: tuple[str, ...] = spec.strings("Tags", group="more")
    scale: Scale = spec.record("Emotion scale", Scale, group="scores")
    review: Review = spec.record("Review", Review, group="plan")
    theme: Theme = spec.record("Theme", Theme, group="look")
    log: tuple[LogEntry, ...] = spec.records("Review log", LogEntry, group="plan")
    rules_off: tuple[str, ...] = spec.strings("Rules switched off", group="plan")
    accepted: tuple[Accepted, ...] = spec.records("Accepted findings", Accepted, group="plan")
    snapshots: tuple[Snapshot, ...] = spec.records(
        "Snapshots of reviews", Snapshot, key="snapshot", group="plan"
    )
    views: tuple[View, ...] = spec.records("Saved views", View, key="view", group="look")
    inbox: tuple[str, ...] = spec.strings("Inbox", group="plan", hint="Thoughts without a place")
    extra: Mapping[str, object] = spec.unknown()

    personas: tuple[Persona, ...] = spec.records("Personas", Persona, key="persona")
    channels: tuple[Channel, ...] = spec.records("Channels", Channel, key="channel")
    stages: tuple[Stage, ...] = spec.records("Stages", Stage, key="stage")
    lanes: tuple[Lane, ...] = spec.records("Lanes", Lane, key="lane")
    cards: tuple[Card, ...] = spec.records("Cards", Card, key="card")
    links: tuple[Link, ...] = spec.records("Connections", Link, key="link")
    assets: tuple[Asset, ...] = spec.records("Pictures", Asset, key="asset")
    unknown_tables: Mapping[str, object] = spec.unknown()
    """Top-level keys and tables of the file that this version does not know."""


TABLES = ("persona", "channel", "stage", "lane", "card", "link", "asset")
"""The top-level arrays of the file, in the order written; the rest of a map is ``[map]``."""
