"""Changes in words: one sentence each, in any of our languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any, Final

from journeymapper.analysis.compare import KINDS, Change, Comparison, FieldChange, key_of
from journeymapper.analysis.finding import address
from journeymapper.i18n import N_, words
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of
from journeymapper.model.spec import described
from journeymapper.model.vocabulary import CARD_KINDS, label_of
from journeymapper.numerals import calendar_day, figure, quoted

THINGS: Final = {
    "map": N_("Map"),
    "persona": N_("Persona"),
    "channel": N_("Channel"),
    "stage": N_("Stage"),
    "step": N_("Step"),
    "lane": N_("Lane"),
    "link": N_("Connection"),
    "asset": N_("Picture"),
}
_LONGEST: Final = 60
_NOTHING: Final = "—"


def sentences(found: Comparison, language: str) -> tuple[str, ...]:
    """Return every change in words: what, which thing, from where to where, what it said."""
    return tuple(sentence(found, change, language) for change in found.changes)


def as_data(found: Comparison, language: str) -> list[dict[str, Any]]:
    """Return every change as plain data for JSON; fields by their keys, without pictures' bytes."""
    return [
        {
            "change": change.kind,
            "where": address(change.ref),
            "fields": {
                one.field.key: {"before": _plain(one.before), "after": _plain(one.after)}
                for one in change.fields
                if one.field.spec.kind != "data"
            },
            "message": sentence(found, change, language),
        }
        for change in found.changes
    ]


def _plain(value: Any) -> Any:
    """Return a value of a field as JSON knows it; nested values by their described fields."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if is_dataclass(value):
        return {item.key: _plain(getattr(value, item.name)) for item in described(type(value))}
    return value


def sentence(found: Comparison, change: Change, language: str) -> str:
    """Return one change in words."""
    say = words(language)
    one = found.before if change.kind == "removed" else found.after
    head = f"{say(KINDS[change.kind])}: {_thing(one, change.ref, language)}"
    if change.kind == "moved":
        start, end = (_place(m, change.ref, language) for m in (found.before, found.after))
        if start != end and start and end:
            told = say("from {start} to {end}").format(start=start, end=end)
            return f"{head}, {told}"
        return f"{head}, {say('to another place in its row')}"
    if change.kind in {"added", "removed"}:
        place = _place(one, change.ref, language)
        return f"{head}, {place}" if place else head
    told = "; ".join(_field(found, field, language) for field in change.fields)
    return f"{head}: {told}" if told else head


def _thing(document: JourneyMap, ref: Ref, language: str) -> str:
    """Return the kind of a thing and its name."""
    say = words(language)
    if ref.kind == "map":
        return say(THINGS["map"])
    facts = index(document)
    label, name = THINGS.get(ref.kind, ""), ref.id
    if ref.kind == "card":
        card = facts.cards[ref.id]
        label = CARD_KINDS.get(kind_of(card, facts.lanes), "")
        name = card.title or ref.id
    elif ref.kind == "link":
        link = next(link for link in document.links if key_of(link) == ref.id)
        ends = (_card_name(document, end) for end in (link.start, link.end))
        name = link.label or " → ".join(ends)
    else:
        name = _name(document, ref) or ref.id
    return f"{say(label)} {_quote(name, language)}"


def _card_name(document: JourneyMap, id_: str) -> str:
    card = index(document).cards.get(id_)
    return card.title if card and card.title else id_


def _name(document: JourneyMap, ref: Ref) -> str:
    facts = index(document)
    if ref.kind == "step":
        steps = (step for stage in document.stages for step in stage.steps)
        return next((step.title for step in steps if step.id == ref.id), "")
    tables: Mapping[str, Mapping[str, Any]] = {
        "persona": facts.personas,
        "channel": facts.channels,
        "stage": facts.stages,
        "lane": facts.lanes,
        "asset": facts.assets,
        "column": facts.columns,
        "card": facts.cards,
    }
    one = tables.get(ref.kind, {}).get(ref.id)
    return str(getattr(one, "title", "") or getattr(one, "name", "")) if one else ""


def _place(document: JourneyMap, ref: Ref, language: str) -> str:
    """Return where a card or a step stands: its lane, stage and step."""
    say, facts = words(language), index(document)
    if ref.kind == "step":
        stages = (stage for stage in document.stages if ref.id in {s.id for s in stage.steps})
        stage = next(stages, None)
        return f"{say(THINGS['stage'])} {_quote(stage.title, language)}" if stage else ""
    card = facts.cards.get(ref.id) if ref.kind == "card" else None
    if card is None or card.at not in facts.stage_of:
        return ""
    stage, column = facts.stage_of[card.at], facts.columns[card.at]
    parts = [stage.title] if column is stage else [stage.title, column.title]
    lane = facts.lanes.get(card.lane)
    if lane:
        parts.insert(0, lane.title)
    return " / ".join(part for part in parts if part)


def _field(found: Comparison, change: FieldChange, language: str) -> str:
    label = words(language)(change.field.spec.label)
    kind = change.field.spec.kind
    if kind == "scores":
        return f"{label}: {_scores(found, change, language)}"
    if kind in {"record", "records", "data", "pairs"}:
        return label
    before = _value(found.before, change, change.before, language)
    after = _value(found.after, change, change.after, language)
    return f"{label}: {before} → {after}"


def _scores(found: Comparison, change: FieldChange, language: str) -> str:
    parts = []
    for persona in dict.fromkeys((*change.before, *change.after)):
        old, new = change.before.get(persona), change.after.get(persona)
        if old == new:
            continue
        ref = Ref("persona", persona)
        name = _name(found.after, ref) or _name(found.before, ref) or persona
        told = [_NOTHING if s is None else figure(s, language, signed=True) for s in (old, new)]
        parts.append(f"{name} {told[0]} → {told[1]}")
    return ", ".join(parts)


def _value(document: JourneyMap, change: FieldChange, value: Any, language: str) -> str:
    """Return a value of a field as people read it; a dash for none."""
    say, spec = words(language), change.field.spec
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if value is None or value in ("", ()):
        return _NOTHING
    if spec.kind == "choice":
        return say(label_of(value))
    if isinstance(value, (int, float)):
        return figure(value, language)
    if isinstance(value, date):
        return calendar_day(value, language)
    if spec.target:
        ids = (value,) if isinstance(value, str) else value
        names = (_name(document, Ref(spec.target, id_)) or id_ for id_ in ids)
        return _quote(", ".join(names), language)
    if isinstance(value, tuple):
        return _quote(", ".join(map(str, value)), language)
    return _quote(str(value), language)


def _quote(text: str, language: str) -> str:
    line = " ".join(text.split())
    return quoted(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…", language)
