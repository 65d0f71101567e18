"""The card: one item in a cell of lane and column. One class; what is shown depends on its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymapper.frozen import frozen
from journeymapper.model import spec
from journeymapper.model import vocabulary as words
from journeymapper.model.values import Evidence, Number, Scores


@frozen
class Card:
    """One item in a cell. ``at`` is a step's id, or the stage's where it has no steps.

    ``kind`` is empty where it is the first kind that its lane takes, which is the usual case.
    """

    id: str = spec.text("Id", required=True)
    lane: str = spec.reference("Lane", "lane", required=True)
    at: str = spec.reference("Column", "column", required=True)
    kind: str = spec.choice("Kind of card", words.CARD_KINDS)
    title: str = spec.long_text("Title")
    note: str = spec.long_text("Note")
    channel: str = spec.reference("Channel", "channel")
    role: str = spec.choice("Role", words.ROLES)
    emotion: Scores = spec.scores("Emotion, current state", group="scores")
    future: Scores = spec.scores("Emotion, future state", group="scores")
    caption: str = spec.text(
        "Caption on the curve", group="scores", hint="Shown at a peak or valley"
    )
    tension: int | None = spec.integer(
        "Tension (1 to 5)",
        low=1,
        high=5,
        group="scores",
        hint="How gripping it is, neither good nor bad: the dramatic arc",
    )
    moment_of_truth: bool = spec.flag("Moment of truth")
    key_point: bool = spec.flag("Key point")
    importance: int | None = spec.integer("Importance (1 to 5)", low=1, high=5)
    effort: int | None = spec.integer("Effort (1 to 5)", low=1, high=5, group="figure")
    measurable: bool = spec.flag("Measurable", group="figure")
    media: str = spec.choice("Who speaks", words.MEDIA, group="journey")
    handover: str = spec.choice(
        "What was begun before",
        words.HANDOVERS,
        group="journey",
        hint="At a crossing: whether it goes on in this channel",
    )
    continuity: str = spec.long_text(
        "What passes on from the channel before",
        group="journey",
        hint="At a crossing: what the customer need not say or do again",
    )
    about: tuple[str, ...] = spec.references("Is about", "card")
    personas: tuple[str, ...] = spec.references("Personas", "persona", key="persona")
    origin: str = spec.choice("Origin", words.ORIGINS, group="pain")
    pain: str = spec.choice("Type of pain", words.PAIN_TYPES, group="pain")
    severity: int | None = spec.integer("Severity (1 to 5)", low=1, high=5, group="pain")
    since: date | None = spec.day("Since", group="pain")
    aida: str = spec.choice("AIDA", words.AIDA, group="journey")
    behaviour: str = spec.text("Answers to behaviour", group="journey")
    standing: str = spec.choice("How far it came", words.STANDINGS, group="journey")
    criteria: Mapping[str, str] = spec.pairs(
        "Compared by", group="journey", hint="Price, term, what people say, …"
    )
    metric: str = spec.choice("Kind of indicator", words.METRICS, group="figure")
    value: Number | None = spec.number("Value", group="figure")
    target: Number | None = spec.number("Target", group="figure")
    best: Number | None = spec.number("End of the bar", group="figure")
    unit: str = spec.text("Unit", group="figure")
    change: Number | None = spec.number("Difference", group="figure")
    trend: str = spec.choice("Trend", words.TRENDS, group="figure")
    series: tuple[Number, ...] = spec.numbers("Past values", group="figure")
    parts: tuple[Number, ...] = spec.numbers("Parts", group="figure", hint="NPS: 46 30 24")
    answers: tuple[Number, ...] = spec.numbers(
        "Raw answers", group="figure", hint="They give the value"
    )
    highest: int | None = spec.integer("Highest answer (3 to 10)", low=3, high=10, group="figure")
    measured_on: date | None = spec.day("Measured on", group="figure")
    source: str = spec.text("Source", group="figure")
    evolution: str = spec.choice("From current to future", words.CHANGES, group="journey")
    owner: str = spec.text("Owner", group="plan")
    status: str = spec.choice("Status", words.STATUSES, group="plan")
    due: date | None = spec.day("Due", group="plan")
    tags: tuple[str, ...] = spec.strings("Tags", group="plan")
    urls: tuple[str, ...] = spec.strings("Links", group="plan")
    evidence: tuple[Evidence, ...] = spec.records("Evidence", Evidence, group="evidence")
    picture: str = spec.reference("Picture", "asset", group="look")
    icon: str = spec.text("Icon", group="look")
    colour: str = spec.colour("Colour", group="look")
    extra: Mapping[str, object] = spec.unknown()


COMMON = ("title", "note", "owner", "tags", "urls", "evidence", "evolution", "personas", "colour")
"""Fields that the inspector shows for a card of any kind."""

_PLAN = ("about", "status", "due", "importance")
_FIGURE = (
    "metric",
    "value",
    "unit",
    "target",
    "best",
    "change",
    "trend",
    "series",
    "parts",
    "answers",
    "highest",
    "measured_on",
    "source",
    "about",
)

OWN_FIELDS: Mapping[str, tuple[str, ...]] = {
    "touchpoint": (
        "channel",
        "role",
        "emotion",
        "future",
        "caption",
        "tension",
        "moment_of_truth",
        "key_point",
        "importance",
        "effort",
        "measurable",
        "media",
        "handover",
        "continuity",
        "aida",
        "icon",
    ),
    "pain_point": ("about", "pain", "origin", "severity", "since", "importance"),
    "opportunity": _PLAN,
    "solution": _PLAN,
    "idea": _PLAN,
    "option": ("standing", "criteria", "about"),
    "strategy": (*_PLAN, "aida"),
    "message": ("about", "behaviour", "aida", "channel"),
    "kpi": _FIGURE,
    "quote": ("about", "source"),
    "action": ("about",),
    "thought": ("about",),
    "goal": ("about",),
    "gain": ("about", "origin"),
    "image": ("about", "picture"),
    "physical_evidence": ("about", "picture", "icon"),
    "frontstage": ("about", "effort"),
    "backstage": ("about", "effort"),
    "support": ("about", "effort"),
    "text": ("about",),
}
"""Fields that only some kinds have. Every kind keeps every field that its file carries."""
