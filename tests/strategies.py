"""Random maps for property tests: everything that a file may hold, small enough to be fast.

``journey_maps()`` draws valid maps: every reference has its target, every text is clean. The
entities are made from the field descriptions, so a new field is drawn without a change here.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from journeymapper.model.card import Card
from journeymapper.model.document import (
    TABLES,
    Asset,
    Channel,
    JourneyMap,
    Lane,
    Link,
    Persona,
    Stage,
    Step,
)
from journeymapper.model.spec import Described, described
from journeymapper.model.text import clean_line, clean_text
from journeymapper.model.values import Scale
from journeymapper.model.vocabulary import LANE_KINDS

PIXEL: Final = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""A PNG of one pixel, as base64."""

_TELLING: Final = [
    "",
    "¿Qué pasó mañana en la oficina?",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
    "مرحبا بالعالم 123 (abc)",
    "日本語のテキスト、改行なし",
    "👩‍⚕️🇨🇷 ok ✔︎",
    'a "quoted" \\ back\\nslash',
    "é (combining) ﬁn",
    "  spaces  at  ends  ",
    "x",
    "'''",
    '"""',
    "# not a comment",
    "[[card]]",
]

_any_text: Final = st.text(max_size=40)
lines: Final = st.one_of(st.sampled_from(_TELLING), _any_text.map(clean_line))
"""One line of text: empty, plain, in other scripts, very long words, TOML's own marks."""


def _as_id(text: str) -> str:
    """Cut what must be there to the length that a file allows for it."""
    return text[:100]


paragraphs: Final = st.one_of(
    lines,
    _any_text.map(clean_text),
    st.lists(lines, min_size=2, max_size=4).map("\n".join),
)
"""Text of several lines."""

numbers: Final = st.one_of(
    st.integers(-(2**53), 2**53),
    st.integers(-10, 10),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1, -0.0, 1e22, 5e-324, 1.0]),
)
dates: Final = st.dates(date(1, 1, 1), date(9999, 12, 31))
colours: Final = st.one_of(st.just(""), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))

_unknown_leaves: Final = st.one_of(
    lines, paragraphs, st.booleans(), numbers, dates, st.datetimes(), st.times()
)
_unknown_values: Final = st.recursive(
    _unknown_leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(lines, inner, max_size=3)),
    max_leaves=6,
)


def unknown_keys(*taken: str) -> st.SearchStrategy[dict[str, Any]]:
    """Draw keys that this version does not know."""
    names = lines.filter(lambda name: name not in taken)
    return st.one_of(
        st.just({}), st.just({}), st.dictionaries(names, _unknown_values, min_size=1, max_size=2)
    )


class Known(dict[str, tuple[str, ...]]):
    """The ids that references may name, by target; and the ends of the emotion scale."""

    low: float = -5
    high: float = 5


def _bounded(item: Described) -> st.SearchStrategy[Any]:
    low, high = item.spec.low, item.spec.high
    if item.spec.kind == "integer":
        return st.integers(
            -(2**53) if low is None else int(low), 2**53 if high is None else int(high)
        )
    if low is None and high is None:
        return numbers
    return st.one_of(
        st.integers(int(low or 0), int(high or 1)), st.floats(low or 0, min(high or 1, 2000))
    )


def _values(item: Described, known: Known) -> st.SearchStrategy[Any]:
    spec = item.spec
    ids = known.get(spec.target, ())
    if spec.record is not None:
        one = entities(spec.record, known)
        return one if spec.kind == "record" else st.lists(one, max_size=3).map(tuple)
    if spec.kind in {"integer", "number"}:
        return _bounded(item)
    if spec.kind == "scores":
        score = st.one_of(
            st.integers(int(known.low), int(known.high)), st.floats(known.low, known.high)
        )
        return st.dictionaries(st.sampled_from(ids), score) if ids else st.just({})
    if spec.kind == "reference":
        return st.sampled_from(ids) if ids else st.just("")
    if spec.kind == "references":
        return st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())
    return {
        "text": lines.filter(bool).map(_as_id) if spec.required else lines,
        "long_text": paragraphs,
        "choice": st.sampled_from(spec.choices or ("",)),
        "flag": st.booleans(),
        "date": dates,
        "strings": st.lists(lines, max_size=3).map(tuple),
        "numbers": st.lists(numbers, max_size=4).map(tuple),
        "colour": colours,
        "pairs": st.dictionaries(lines, paragraphs, max_size=2),
        "data": st.binary(max_size=90).map(lambda b: b64encode(b).decode()),
    }[spec.kind]


@st.composite
def entities(draw: st.DrawFn, entity: type[Any], known: Known, **fixed: Any) -> Any:
    """Draw an entity: ``fixed`` values, what it requires, and a few of its other fields."""
    if entity is Scale and "low" not in fixed:
        fixed = {"low": known.low, "high": known.high, **fixed}
    fields = [item for item in described(entity) if item.name not in fixed]
    if entity is JourneyMap:
        fields = [item for item in fields if item.key not in TABLES]
    optional = [item.name for item in fields if not item.spec.required]
    chosen = draw(st.lists(st.sampled_from(optional), max_size=5, unique=True)) if optional else []
    values = {
        item.name: draw(_values(item, known))
        for item in fields
        if item.spec.required or item.name in chosen
    }
    extra = draw(unknown_keys(*(item.key for item in described(entity)), *TABLES))
    return entity(**values, **fixed, extra=extra)


def _named(draw: st.DrawFn, prefix: str, most: int, least: int = 0) -> tuple[str, ...]:
    count = draw(st.integers(least, most))
    return tuple(f"{prefix}{n}" for n in range(1, count + 1))


@st.composite
def _stages(draw: st.DrawFn, known: Known, most: int) -> tuple[Stage, ...]:
    stages = []
    for stage in _named(draw, "s", most):
        count = draw(st.sampled_from([0, 0, 1, 2, 3]))
        steps = tuple(
            draw(entities(Step, known, id=f"{stage}-{n}", title=draw(lines)))
            for n in range(1, count + 1)
        )
        stages.append(draw(entities(Stage, known, id=stage, title=draw(lines), steps=steps)))
    return tuple(stages)


@st.composite
def journey_maps(
    draw: st.DrawFn, *, cards: int = 12, stages: int = 4, lanes: int = 5, crowded: bool = False
) -> JourneyMap:
    """Draw a valid map of at most so many cards, stages and lanes.

    ``crowded`` puts all cards into one cell. Cards of any kind stand in any lane that holds cards;
    empty maps, maps without stages and lanes of unknown kinds are drawn too.
    """
    known = Known(asset=_named(draw, "img", 2))
    known.low, known.high = draw(st.sampled_from([(-5, 5), (-2, 2), (1, 5), (0, 10), (-1.5, 1.5)]))
    known["persona"] = _named(draw, "p", 3)
    known["channel"] = _named(draw, "ch", 3)
    known["card"] = ()
    personas = tuple(draw(entities(Persona, known, id=i)) for i in known["persona"])
    channels = tuple(draw(entities(Channel, known, id=i)) for i in known["channel"])
    columns = draw(_stages(known, stages))
    known["column"] = tuple(c.id for s in columns for c in s.columns)
    kinds = st.sampled_from([*LANE_KINDS, "touchpoints", "touchpoints", "of a later version"])
    rows = tuple(
        draw(entities(Lane, known, id=i, kind=draw(kinds))) for i in _named(draw, "lane", lanes)
    )
    known["lane"] = tuple(lane.id for lane in rows if LANE_KINDS.get(lane.kind, "text"))
    room = known["lane"] and known["column"]
    if crowded and room:
        known["lane"], known["column"] = known["lane"][:1], known["column"][:1]
    known["card"] = _named(draw, "c", cards, cards if crowded else 0) if room else ()
    items = tuple(draw(entities(Card, known, id=i, title=draw(paragraphs))) for i in known["card"])
    links = tuple(
        draw(entities(Link, known, id=i)) for i in (_named(draw, "l", 3) if items else ())
    )
    assets = tuple(
        draw(entities(Asset, known, id=i, media_type="image/png", data=PIXEL))
        for i in known["asset"]
    )
    return draw(
        entities(
            JourneyMap,
            known,
            title=draw(lines),
            language=draw(st.sampled_from(["", "es", "en", "es-CR", "de"])),
            scale=draw(entities(Scale, known)),
            personas=personas,
            channels=channels,
            stages=columns,
            lanes=rows,
            cards=items,
            links=links,
            assets=assets,
            unknown_tables=draw(unknown_keys("format", "version", "map", *TABLES)),
        )
    )
