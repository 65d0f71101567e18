"""The columns of the table of touchpoints: what each says, sorts by, and how it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from journeymapper.analysis.evidence import level
from journeymapper.edit.cards import move_cards
from journeymapper.edit.fields import set_field, set_score
from journeymapper.frozen import frozen
from journeymapper.i18n import N_, _
from journeymapper.lanes.faces import score_figure
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import Index, index
from journeymapper.model.vocabulary import AIDA, CHANNEL_KINDS, EVIDENCE_LEVELS, MEDIA, ROLES

Write = Callable[[JourneyMap, str, object], JourneyMap]
"""What makes of a map, a card and a value another map."""
LEVELS: Final = list(EVIDENCE_LEVELS)


@frozen
class Column:
    """One column. ``label`` is for people already; ``told`` says a card's cell, ``rank`` sorts it.

    ``write`` is None where the cell only tells. ``choices`` are (value, words) of a cell that is
    chosen; ``flag`` cells are checked. ``number`` cells take a number or nothing.
    """

    key: str
    label: str
    width: int
    told: Callable[[Index, Card], str]
    rank: Callable[[Index, Card], object]
    write: Write | None = None
    choices: Sequence[tuple[str, str]] = ()
    value: Callable[[Card], object] = lambda _card: ""
    number: bool = False
    flag: bool = False


def columns(journey: JourneyMap) -> list[Column]:
    """Return the columns for a map: a score for each persona, the rest for all."""
    facts = index(journey)
    return [
        Column("number", _("No."), 48, _number, lambda f, c: f.numbers[c.id], number=True),
        _text("title", _("Touchpoint"), 250),
        Column(
            "at",
            _("Stage"),
            170,
            lambda f, c: _place(f, c.at),
            lambda f, c: list(f.columns).index(c.at),
            lambda m, card, at: move_cards(m, (card,), None, str(at)),
            [(at, _place(facts, at)) for at in facts.columns],
            lambda c: c.at,
        ),
        Column(
            "channel",
            _("Channel"),
            150,
            _channel,
            _channel,
            _field("channel"),
            [("", _("No channel")), *((c.id, c.name or c.id) for c in journey.channels)],
            lambda c: c.channel,
        ),
        Column("kind", _("Kind"), 100, _kind, _kind),
        _choice("role", _("Role"), 136, ROLES),
        *(_score(journey, p.id, p.name or p.id) for p in journey.personas),
        _flag("moment_of_truth", _("Moment of truth"), 120),
        _number_field("importance", _("Importance"), 96),
        Column(
            "evidence",
            _("Evidence"),
            104,
            lambda _f, c: _(EVIDENCE_LEVELS[level(c)]),
            lambda _f, c: LEVELS.index(level(c)),
        ),
        _flag("key_point", _("Key point"), 96),
        _number_field("effort", _("Effort"), 80),
        _flag("measurable", _("Measurable"), 104),
        _choice("aida", "AIDA", 104, AIDA),
        _choice("media", _("Who speaks"), 150, MEDIA),
        _text("owner", _("Owner"), 130),
        _text("note", _("Note"), 260),
    ]


def _field(name: str) -> Write:
    return lambda journey, card, value: set_field(journey, [Ref("card", card)], name, value)


def _text(name: str, label: str, width: int) -> Column:
    def told(_facts: Index, card: Card) -> str:
        return str(getattr(card, name))

    return Column(
        name,
        label,
        width,
        told,
        lambda f, c: told(f, c).casefold(),
        _field(name),
        value=lambda c: getattr(c, name),
    )


def _flag(name: str, label: str, width: int) -> Column:
    return Column(
        name,
        label,
        width,
        lambda _f, c: _("Yes") if getattr(c, name) else "",
        lambda _f, c: not getattr(c, name),
        _field(name),
        value=lambda c: getattr(c, name),
        flag=True,
    )


def _number_field(name: str, label: str, width: int) -> Column:
    return Column(
        name,
        label,
        width,
        lambda _f, c: "" if getattr(c, name) is None else str(getattr(c, name)),
        lambda _f, c: -1 if getattr(c, name) is None else getattr(c, name),
        _field(name),
        value=lambda c: getattr(c, name),
        number=True,
    )


def _choice(name: str, label: str, width: int, words: Mapping[str, str]) -> Column:
    order = list(words)
    return Column(
        name,
        label,
        width,
        lambda _f, c: _(words.get(getattr(c, name), "")) if getattr(c, name) else "",
        lambda _f, c: order.index(getattr(c, name)) if getattr(c, name) in order else len(order),
        _field(name),
        [("", _("Not set")), *((value, _(told)) for value, told in words.items())],
        lambda c: getattr(c, name),
    )


def _score(journey: JourneyMap, persona: str, name: str) -> Column:
    scale, language = journey.scale, journey.language

    def told(_facts: Index, card: Card) -> str:
        score = card.emotion.get(persona)
        return "" if score is None else score_figure(score, scale, language)

    def write(before: JourneyMap, card: str, value: object) -> JourneyMap:
        score = value if isinstance(value, int | float) else None
        if score is not None:
            score = min(max(score, scale.low), scale.high)
        return set_score(before, card, persona, score)

    return Column(
        f"score:{persona}",
        name,
        96,
        told,
        lambda _f, c: c.emotion.get(persona, scale.low - 1),
        write,
        value=lambda c: c.emotion.get(persona),
        number=True,
    )


def _number(facts: Index, card: Card) -> str:
    return str(facts.numbers[card.id])


def _place(facts: Index, at: str) -> str:
    stage, column = facts.stage_of[at], facts.columns[at]
    return stage.title if column is stage else f"{stage.title} › {column.title}"


def _channel(facts: Index, card: Card) -> str:
    channel = facts.channels.get(card.channel)
    return (channel.name or channel.id) if channel else ""


def _kind(facts: Index, card: Card) -> str:
    channel = facts.channels.get(card.channel)
    return _(CHANNEL_KINDS[channel.kind]) if channel and channel.kind in CHANNEL_KINDS else ""


LABEL: Final = N_("Edit table")
