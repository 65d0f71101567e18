"""What the fields of any entity say, as lines of label and words in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from journeymapper.i18n import Words
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.model.spec import Described, described
from journeymapper.model.values import Evidence
from journeymapper.model.vocabulary import label_of
from journeymapper.numerals import calendar_day, figure

Told: TypeAlias = tuple[str, str]
"""A label and what is said; a flag has a label alone, a line of a list only words."""

_UNTOLD: Final = {
    *("id", "lane", "at", "kind", "icon", "colour", "width", "height", "picture", "portrait"),
    *("theme", "scale", "rules_off", "inbox", "answers", "highest", "series", "parts", "best"),
    *("hidden", "view"),
}
"""What a drawing needs, what stands elsewhere, and what is only of use to the program."""


def one_line(text: str) -> str:
    """Return a text with its line ends and runs of space as single spaces."""
    return " ".join(text.split())


def field_lines(
    document: JourneyMap, entity: object, say: Words, without: frozenset[str] = frozenset()
) -> Iterator[Told]:
    """Yield what each field of an entity says, in the order of the file; empty ones say nothing."""
    for field in described(type(entity)):
        if field.name in _UNTOLD or field.name in without:
            continue
        value = getattr(entity, field.name)
        if field.name == "influence":
            yield say(field.spec.label), say("yes") if value else say("no")
        elif value not in (None, "", (), field.default) and value != {}:
            yield from _told(document, field, value, say)


def _told(document: JourneyMap, field: Described, value: Any, say: Words) -> Iterator[Told]:
    kind, label = field.spec.kind, say(field.spec.label)
    if kind == "flag":
        yield label, ""
    elif kind == "pairs":
        for name, text in value.items():
            yield one_line(name), one_line(text)
    elif kind == "record":
        for name, words in field_lines(document, value, say):
            yield f"{label}: {name}", words
    elif kind == "records":
        if field.spec.record is Evidence:
            for one in value:
                yield label, _evidence(one, say)
    else:
        words = _WORDS.get(kind, _text)(document, field, value, say)
        if words:
            yield label, words


def _evidence(one: Evidence, say: Words) -> str:
    more = [one_line(one.source)] if one.source else []
    if one.on:
        more.append(calendar_day(one.on, say.language))
    if one.n is not None:
        more.append(say("n = {n}").format(n=figure(one.n, say.language)))
    words = say(label_of(one.level))
    if one.text:
        words += f", {one_line(one.text)}"
    return words + (f" ({', '.join(more)})" if more else "")


def _text(_document: JourneyMap, _field: Described, value: Any, _say: Words) -> str:
    return one_line(str(value))


def _choice(_document: JourneyMap, _field: Described, value: str, say: Words) -> str:
    return say(label_of(value))


def _number(_document: JourneyMap, _field: Described, value: float, say: Words) -> str:
    return figure(value, say.language)


def _day(_document: JourneyMap, _field: Described, value: date, say: Words) -> str:
    return calendar_day(value, say.language)


def _strings(_document: JourneyMap, _field: Described, value: tuple[str, ...], _say: Words) -> str:
    return "; ".join(map(one_line, value))


def _scores(document: JourneyMap, _field: Described, value: Mapping[str, float], say: Words) -> str:
    people = index(document).personas
    return ", ".join(
        f"{one_line(people[id_].name) if id_ in people else id_} "
        f"{figure(score, say.language, signed=document.scale.neutral == 0)}"
        for id_, score in value.items()
    )


def _references(document: JourneyMap, field: Described, value: Any, _say: Words) -> str:
    facts = index(document)
    known: Mapping[str, Mapping[str, Any]] = {
        "persona": facts.personas,
        "channel": facts.channels,
        "card": facts.cards,
    }
    names = []
    for id_ in value if isinstance(value, tuple) else (value,):
        found = known.get(field.spec.target, {}).get(id_)
        name = getattr(found, "name", "") or getattr(found, "title", "")
        names.append(one_line(name) or id_)
    return ", ".join(names)


_WORDS: Final[Mapping[str, Callable[[JourneyMap, Described, Any, Words], str]]] = {
    "choice": _choice,
    "integer": _number,
    "number": _number,
    "date": _day,
    "strings": _strings,
    "scores": _scores,
    "reference": _references,
    "references": _references,
}
