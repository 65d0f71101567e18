"""What a screen reader says of the parts of a map, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journeymapper.i18n import N_, _, interface_language, ngettext
from journeymapper.lanes.catalog import lane_kind
from journeymapper.lanes.faces import score_figure
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Link
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index, kind_of
from journeymapper.model.values import Number
from journeymapper.model.vocabulary import CARD_KINDS, CHANGES, EVIDENCE_LEVELS, LINK_KINDS
from journeymapper.numerals import with_unit

_FEELINGS: Final = {
    "emotion": N_("{persona} feels {score}"),
    "future": N_("{persona} is to feel {score}"),
}


def name_of(journey: JourneyMap, ref: Ref, findings: Sequence[str] = ()) -> str:
    """Return what something is called: its kind and text, then where it stands and how it is."""
    facts = index(journey)
    if ref == THE_MAP:
        return _("Map: {title}").format(title=journey.title or _("without a title"))
    if ref.kind == "card":
        return ", ".join(_card(journey, facts.cards[ref.id], findings))
    if ref.kind == "lane":
        lane = facts.lanes[ref.id]
        label = _(lane_kind(lane.kind).label)
        title = lane.title if lane.title and lane.title != label else ""
        told = _("Lane {name}").format(name=title or label)
        return f"{told}, {label}" if title else told
    if ref.kind == "stage":
        stage = facts.stages[ref.id]
        number = journey.stages.index(stage) + 1
        told = _("Stage {number}: {title}").format(number=number, title=_title(stage.title))
        met = len(facts.path.get(ref.id, ()))
        count = ngettext("{n} touchpoint", "{n} touchpoints", met).format(n=met)
        return f"{told}, {count}"
    if ref.kind == "step":
        step, stage = facts.columns[ref.id], facts.stage_of[ref.id]
        told = _("Step: {title}").format(title=_title(step.title))
        return f"{told}, {_('stage {name}').format(name=_title(stage.title))}"
    return _link(journey, next(link for link in journey.links if link.id == ref.id))


def description_of(journey: JourneyMap, ref: Ref, findings: Sequence[str] = ()) -> str:
    """Return what more there is to say: the note, who looks after it, evidence, findings."""
    if ref == THE_MAP:
        return _joined(journey.scenario, journey.goal)
    if ref.kind == "card":
        card = index(journey).cards[ref.id]
        levels = (_(EVIDENCE_LEVELS.get(one.level, "")) for one in card.evidence)
        parts = (
            card.note,
            _("Owner: {name}").format(name=card.owner) if card.owner else "",
            *(_("Evidence: {level}").format(level=level) for level in levels if level),
            *findings,
        )
        return _joined(*(part.rstrip(".") for part in parts))
    return ""


def _title(text: str) -> str:
    return " ".join(text.split()) or _("no text")


def _joined(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _card(journey: JourneyMap, card: Card, findings: Sequence[str]) -> Iterator[str]:
    facts = index(journey)
    kind = kind_of(card, facts.lanes)
    label, number = _(CARD_KINDS.get(kind, kind)), facts.numbers.get(card.id)
    yield f"{label} {number}: {_title(card.title)}" if number else f"{label}: {_title(card.title)}"
    yield from _where(journey, card)
    channel = facts.channels.get(card.channel)
    if channel is not None:
        yield _("channel {name}").format(name=channel.name)
    elif kind == "touchpoint":
        yield _("no channel")
    yield from _how(journey, card)
    count = len(findings)
    if count:
        yield ngettext("{n} finding", "{n} findings", count).format(n=count)


def _where(journey: JourneyMap, card: Card) -> Iterator[str]:
    facts = index(journey)
    column, stage = facts.columns.get(card.at), facts.stage_of.get(card.at)
    if stage is not None and column is not None:
        yield _("stage {name}").format(name=_title(stage.title))
        if column is not stage:
            yield _("step {name}").format(name=_title(column.title))
    lane = facts.lanes.get(card.lane)
    if lane is not None:
        yield _("lane {name}").format(name=lane.title or _(lane_kind(lane.kind).label))


def _how(journey: JourneyMap, card: Card) -> Iterator[str]:
    if card.value is not None:
        yield with_unit(card.value, card.unit, interface_language())
    for field, phrase in _FEELINGS.items():
        yield from _scores(journey, getattr(card, field), _(phrase))
    if card.moment_of_truth:
        yield _("Moment of truth")
    if card.key_point:
        yield _("Key point")
    if card.evolution and card.evolution != "kept":
        yield _(CHANGES.get(card.evolution, card.evolution))


def _scores(journey: JourneyMap, scores: Mapping[str, Number], phrase: str) -> Iterator[str]:
    facts, language = index(journey), interface_language()
    for id_, score in scores.items():
        persona = facts.personas.get(id_)
        shown = score_figure(score, journey.scale, language)
        yield phrase.format(persona=persona.name if persona else id_, score=shown)


def _link(journey: JourneyMap, link: Link) -> str:
    cards, numbers = index(journey).cards, index(journey).numbers

    def end(card: str) -> str:
        title = _title(cards[card].title) if card in cards else ""
        return f"{numbers[card]} {title}" if card in numbers else title

    kind = _(LINK_KINDS.get(link.kind, N_("Connection")))
    told = _("{kind} from {start} to {end}").format(
        kind=kind, start=end(link.start), end=end(link.end)
    )
    return f"{told}: {link.label}" if link.label else told
