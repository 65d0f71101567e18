"""The journey told in words: everything a map says, from the persona to the last touchpoint.

Made of blocks without any markup, in the language of the map; formats of text write them down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from journeymapper.analysis import funnel
from journeymapper.analysis.field_words import Told, field_lines, one_line
from journeymapper.analysis.omnichannel import Crossing, changes_at_crossings, crossings
from journeymapper.analysis.report import answered
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, Words, speaking
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index, kind_of
from journeymapper.model.vocabulary import CARD_KINDS, CHANNEL_KINDS, LINK_KINDS, ROLES
from journeymapper.numerals import figure, percent, quoted

_KEY_POINTS: Final = N_("Key points")


@frozen
class Heading:
    """A heading; level 1 is the title of the whole."""

    level: int
    text: str


@frozen
class Paragraph:
    """Words that stand by themselves; line ends are kept."""

    text: str


@frozen
class Points:
    """A list; what stands before a colon is the label, empty where there is none."""

    lines: tuple[Told, ...]


Block: TypeAlias = Heading | Paragraph | Points


def narrative(document: JourneyMap) -> tuple[Block, ...]:
    """Return the journey in words: the map, its personas, its stages with every step, its figures.

    Speaks the language of the map, whatever the interface speaks.
    """
    with speaking(document.language) as say:
        return tuple(_joined(_Teller(document, say).tell()))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with lists that follow each other as one list."""
    held: Points | None = None
    for block in blocks:
        if isinstance(block, Points):
            held = Points((*(held.lines if held else ()), *block.lines))
            continue
        if held:
            yield held
            held = None
        yield block
    if held:
        yield held


class _Teller:
    """Tells one map in its own language."""

    def __init__(self, document: JourneyMap, say: Words) -> None:
        self.map, self.say, self.facts = document, say, index(document)
        self.crossed = {crossing.end.id: crossing for crossing in crossings(document)}
        self.changes: dict[int, list[Told]] = {}
        for fall in changes_at_crossings(document, document.state):
            by = figure(fall.change, say.language, signed=True)
            felt = self.person(fall.persona), by
            self.changes.setdefault(fall.crossing.number, []).append(felt)

    def tell(self) -> Iterator[Block]:
        """Yield the whole story."""
        document, say = self.map, self.say
        yield Heading(1, one_line(document.title) or say("Untitled"))
        if document.subtitle:
            yield Paragraph(document.subtitle)
        yield from self._fields(document, ("title", "subtitle", "narrative", "language"))
        if document.narrative:
            yield Paragraph(document.narrative)
        yield from self._people()
        yield from self._key_points()
        if document.stages:
            yield Heading(2, say("The journey, stage by stage"))
        for number, stage in enumerate(document.stages, 1):
            yield from self._stage(number, stage)
        yield from self._links()
        told = answered(document)
        if told:
            yield Heading(2, say("The journey in figures"))
        for section in told:
            yield Heading(3, section.heading)
            yield Points(tuple([("", line) for line in section.lines]))
            for rule in section.rules:
                yield Paragraph(say(rule))

    def person(self, id_: str) -> str:
        """Return the name of a persona."""
        persona = self.facts.personas.get(id_)
        return one_line(persona.name) if persona and persona.name else id_

    def _fields(self, entity: object, without: Iterable[str] = ()) -> Iterator[Points]:
        lines = tuple(field_lines(self.map, entity, self.say, frozenset(without)))
        if lines:
            yield Points(lines)

    def _people(self) -> Iterator[Block]:
        if self.map.personas:
            yield Heading(2, self.say("Personas"))
        for persona in self.map.personas:
            yield Heading(3, one_line(persona.name) or persona.id)
            yield from self._fields(persona, ("name",))

    def _key_points(self) -> Iterator[Block]:
        found = [card for card in self.facts.touchpoints if card.key_point]
        if found:
            yield Heading(2, self.say(_KEY_POINTS))
            yield Points(tuple([("", self._named(card)) for card in found]))

    def _stage(self, number: int, stage: Stage) -> Iterator[Block]:
        say = self.say
        yield Heading(3, f"{number}. {one_line(stage.title) or stage.id}")
        yield from self._fields(stage, ("title", "steps", "colour", "width"))
        for one in funnel.passages(self.map):
            if one.start.id == stage.id and one.percent is not None:
                share = percent(one.percent, say.language, 1)
                words = say("{share} go on to {stage}.")
                yield Paragraph(words.format(share=share, stage=one_line(one.end.title)))
        told: set[str] = set()
        for column in stage.columns:
            if stage.steps:
                yield Heading(4, say("Step: {title}").format(title=one_line(column.title)))
                yield from self._fields(column, ("title", "width"))
            for card in self.facts.met.get(column.id, ()):
                yield from self._touchpoint(card, told)
        others = [
            card
            for column in stage.columns
            for lane in self.map.lanes
            for card in self.facts.cells.get((lane.id, column.id), ())
            if card.id not in told and kind_of(card, self.facts.lanes) != "touchpoint"
        ]
        if others:
            yield Heading(4, say("In this stage"))
            yield from self._cards(others, told)

    def _touchpoint(self, card: Card, told: set[str]) -> Iterator[Block]:
        say = self.say
        yield Heading(4, self._named(card))
        crossing = self.crossed.get(card.id)
        if crossing:
            yield Points((self._crossing(crossing),))
        channel = self.facts.channels.get(card.channel)
        lines: list[Told] = []
        if channel:
            kind = say(CHANNEL_KINDS[channel.kind])
            place = f", {say('point of sale')}" if channel.point_of_sale else ""
            lines.append((say("Channel"), f"{one_line(channel.name)} ({kind.lower()}{place})"))
        if card.role:
            lines.append((say("Role"), say(ROLES[card.role])))
        if lines:
            yield Points(tuple(lines))
        yield from self._fields(card, ("title", "channel", "role"))
        yield from self._cards(self.facts.about.get(card.id, ()), told)

    def _crossing(self, crossing: Crossing) -> Told:
        say = self.say
        before = self.facts.channels[crossing.start.channel]
        after = self.facts.channels[crossing.end.channel]
        words = say("{start} ({kind}) → {end} ({other})").format(
            start=one_line(before.name),
            kind=say(CHANNEL_KINDS[before.kind]).lower(),
            end=one_line(after.name),
            other=say(CHANNEL_KINDS[after.kind]).lower(),
        )
        changes = self.changes.get(crossing.number, ())
        if changes:
            felt = ", ".join(f"{name} {by}" for name, by in changes)
            words += say("; emotion: {changes}").format(changes=felt)
        return say("Channel crossing {n}").format(n=crossing.number), words

    def _cards(self, cards: Iterable[Card], told: set[str]) -> Iterator[Points]:
        """Yield cards as a list: its kind and title, then what else it says."""
        say = self.say
        lines: list[Told] = []
        for card in cards:
            if card.id in told:
                continue
            told.add(card.id)
            kind = kind_of(card, self.facts.lanes)
            more = [
                f"{label}: {value}" if value else label
                for label, value in field_lines(self.map, card, say, frozenset({"title", "about"}))
            ]
            known = [self.facts.cards[other] for other in card.about if other in self.facts.cards]
            answers = [other for other in known if other.id not in self.facts.numbers]
            if answers:
                names = ", ".join(quoted(one_line(other.title), say.language) for other in answers)
                more.insert(0, say("answers {code}").format(code=names))
            words = one_line(card.title)
            lines.append((say(CARD_KINDS[kind]), f"{words} ({'; '.join(more)})" if more else words))
        if lines:
            yield Points(tuple(lines))
        for card in cards:
            yield from self._cards(self.facts.about.get(card.id, ()), told)

    def _named(self, card: Card) -> str:
        number = self.facts.numbers.get(card.id)
        title = one_line(card.title) or card.id
        return f"{number} · {title}" if number else title

    def _links(self) -> Iterator[Block]:
        lines = []
        for link in self.map.links:
            start, end = self.facts.cards.get(link.start), self.facts.cards.get(link.end)
            if start is None or end is None:
                continue
            words = f"{self._named(start)} → {self._named(end)}"
            if link.share is not None:
                words += f" ({percent(100 * link.share, self.say.language)})"
            if link.label:
                words += f": {one_line(link.label)}"
            lines.append((self.say(LINK_KINDS.get(link.kind, N_("Connection"))), words))
        if lines:
            yield Heading(2, self.say("Other ways through the journey"))
            yield Points(tuple(lines))
