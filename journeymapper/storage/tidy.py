"""A map as its file can hold it: texts clean, links with an id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from journeymapper.model.document import JourneyMap
from journeymapper.model.spec import Spec, described
from journeymapper.model.text import clean_line, clean_text
from journeymapper.storage.assembling import with_link_ids

T = TypeVar("T")


def tidied(journey: JourneyMap) -> JourneyMap:
    """Return the map that reading its own text gives; the same map where nothing had to change."""
    return with_link_ids(_tidied(journey))


def _tidied(entity: T) -> T:
    changed = {}
    for item in described(type(entity)):
        value = getattr(entity, item.name)
        clean = _value(value, item.spec)
        if clean != value:
            changed[item.name] = clean
    return replace(entity, **changed) if changed else entity  # type: ignore[type-var]


def _value(value: Any, spec: Spec) -> Any:
    if spec.kind == "long_text":
        return clean_text(value)
    if spec.kind == "record":
        return _tidied(value)
    if spec.kind == "records":
        return tuple(_tidied(one) for one in value)
    if spec.kind == "pairs":
        return {clean_line(name): clean_text(text) for name, text in value.items()}
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, (list, tuple)):
        return tuple(clean_line(one) if isinstance(one, str) else one for one in value)
    if isinstance(value, Mapping):
        return {clean_line(name): one for name, one in value.items()}
    return value
