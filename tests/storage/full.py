"""A map in which every field that the model describes has a value of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymapper.model.document import JourneyMap
from journeymapper.model.spec import Described, described
from tests.strategies import PIXEL

_IDS = {
    "persona": "mariana",
    "channel": "tienda",
    "column": "probar",
    "lane": "contactos",
    "card": "c1",
    "asset": "retrato",
}
_OWN_ID = {
    "Persona": "mariana",
    "Channel": "tienda",
    "Stage": "eleccion",
    "Step": "probar",
    "Lane": "contactos",
    "Card": "c1",
    "Link": "l1",
    "Asset": "retrato",
}


def _value(item: Described) -> Any:
    spec = item.spec
    if spec.record is not None:
        one = full(spec.record)
        return one if spec.kind == "record" else (one,)
    values: dict[str, Any] = {
        "text": f"{spec.label} ñ",
        "long_text": f'{spec.label}\n«dos líneas» "citas" \\ fin',
        "choice": next((word for word in spec.choices if word != item.default), ""),
        "flag": not item.default,
        "integer": int(spec.low or 0) + 1,
        "number": 0.5 if spec.high == 1 else 1.5,
        "date": date(2026, 11, 21),
        "strings": (spec.label, "x"),
        "numbers": (1, 2.5, -3),
        "colour": "#1f6feb",
        "reference": _IDS.get(spec.target),
        "references": (_IDS.get(spec.target),),
        "scores": {"mariana": -2.5},
        "pairs": {"Tiene moto": "sí", "llano": "dos\nlíneas"},
        "data": PIXEL,
    }
    return values[spec.kind]


def full(entity: type[Any]) -> Any:
    """Return an entity whose every described field is set, and which has an unknown key."""
    values = {item.name: _value(item) for item in described(entity)}
    name = entity.__name__
    if name in _OWN_ID:
        values["id"] = _OWN_ID[name]
    if name == "Lane":
        values["kind"] = "touchpoints"
    if name == "Scale":
        values |= {"low": -3, "high": 2.5}
    extra = {"later": {"version": [1, {"deep": date(2030, 1, 1)}]}, "x": "unknown"}
    return entity(**values, extra=extra)


def full_map() -> JourneyMap:
    """Return the map of all fields, with tables that this version does not know."""
    journey: JourneyMap = full(JourneyMap)
    from dataclasses import replace

    return replace(
        journey,
        unknown_tables={"generator": "by hand", "simulation": {"runs": 3, "seeds": [{"n": 1}]}},
    )
