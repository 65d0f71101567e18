"""What reviews leave in a map: accepted findings, and snapshots of what the map said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymapper.frozen import frozen
from journeymapper.model import spec
from journeymapper.model import vocabulary as words
from journeymapper.model.values import Number, Scores


@frozen
class Accepted:
    """A finding that is as it shall be: by which rule, where, and why."""

    rule: str = spec.text("Rule", required=True)
    where: str = spec.text("Where", hint="card:c12, stage:buy …; map for the whole map")
    reason: str = spec.long_text("Reason")
    by: str = spec.text("By")
    on: date | None = spec.day("Date")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class SnapshotColumn:
    """A stage, or a step of one, as it stood when a review was closed."""

    id: str = spec.text("Id", required=True)
    title: str = spec.text("Title")
    of: str = spec.text("Step of the stage", hint="Empty: a stage itself")
    count: int | None = spec.integer("People who reached it", low=0)
    extra: Mapping[str, object] = spec.unknown()


@frozen
class SnapshotCard:
    """A card as it stood when a review was closed: place, title, channel, value, scores."""

    id: str = spec.text("Id", required=True)
    at: str = spec.text("Column", required=True)
    kind: str = spec.choice("Kind of card", words.CARD_KINDS, "touchpoint")
    title: str = spec.long_text("Title")
    channel: str = spec.text("Channel")
    value: Number | None = spec.number("Value")
    emotion: Scores = spec.scores("Emotion, current state", target="")
    future: Scores = spec.scores("Emotion, future state", target="")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Snapshot:
    """What the map said when a review was closed; its ids may be gone from the map since."""

    on: date | None = spec.day("Date")
    by: str = spec.text("By")
    note: str = spec.long_text("Note")
    columns: tuple[SnapshotColumn, ...] = spec.records("Columns", SnapshotColumn, key="column")
    cards: tuple[SnapshotCard, ...] = spec.records("Cards", SnapshotCard, key="card")
    extra: Mapping[str, object] = spec.unknown()
