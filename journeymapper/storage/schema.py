"""The JSON Schema of the parsed document, made from the field descriptions."""

from __future__ import annotations

from typing import Any, Final

from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.model.spec import Spec, described
from journeymapper.model.text import LONGEST_TEXT
from journeymapper.storage import limits
from journeymapper.storage.assembling import FORMAT
from journeymapper.storage.migrate import VERSION

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string", "maxLength": LONGEST_TEXT}
_NUMBER: Final[Schema] = {"type": "number"}
_INTEGER: Final[Schema] = {
    "type": "integer",
    "minimum": -limits.LARGEST_INTEGER,
    "maximum": limits.LARGEST_INTEGER,
}
_PLAIN: Final[dict[str, Schema]] = {
    "text": _TEXT,
    "long_text": _TEXT,
    "flag": {"type": "boolean"},
    "integer": _INTEGER,
    "number": _NUMBER,
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "strings": {"type": "array", "items": _TEXT, "maxItems": limits.MOST_RECORDS},
    "numbers": {"type": "array", "items": _NUMBER, "maxItems": limits.MOST_RECORDS},
    "colour": {"type": "string", "pattern": "^(#[0-9A-Fa-f]{6})?$"},
    "reference": _TEXT,
    "references": {"type": "array", "items": _TEXT, "maxItems": limits.MOST_RECORDS},
    "scores": {"type": "object", "additionalProperties": _NUMBER},
    "pairs": {"type": "object", "additionalProperties": _TEXT},
    "data": {
        "type": "string",
        "contentEncoding": "base64",
        "pattern": r"^[A-Za-z0-9+/\s]*={0,2}\s*$",
        "maxLength": limits.LARGEST_DATA * 2,
    },
}


def json_schema() -> Schema:
    """Return the schema of a parsed file; dates are given as text (ISO 8601).

    It holds types, words, bounds and required keys; that references have a target is beyond it.
    Keys that it does not name are allowed anywhere and survive.
    """
    definitions: dict[str, Schema] = {}
    arrays = {}
    for item in described(JourneyMap):
        if item.key in TABLES and item.spec.record is not None:
            arrays[item.key] = _array(item.spec.record, definitions)
    arrays["card"]["maxItems"] = limits.MOST_CARDS
    arrays["lane"]["maxItems"] = limits.MOST_LANES
    head = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "map": _entity(JourneyMap, definitions, frozenset(TABLES)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Customer journey map, format {VERSION}",
        "description": "The document that a .journey file (TOML 1.0) holds once parsed.",
        "type": "object",
        "required": ["format", "version"],
        "properties": head | arrays,
        "$defs": dict(sorted(definitions.items())),
    }


def _array(record: type[Any], definitions: dict[str, Schema]) -> Schema:
    return {
        "type": "array",
        "items": _reference(record, definitions),
        "maxItems": limits.MOST_RECORDS,
    }


def _reference(record: type[Any], definitions: dict[str, Schema]) -> Schema:
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _entity(record, definitions, frozenset())
    return {"$ref": f"#/$defs/{name}"}


def _entity(entity: type[Any], definitions: dict[str, Schema], skipped: frozenset[str]) -> Schema:
    fields = [item for item in described(entity) if item.key not in skipped]
    properties = {}
    for item in fields:
        schema = _field(item.spec, item.default, definitions)
        if item.spec.label:
            schema = {"title": item.spec.label, **schema}
        if isinstance(item.default, (str, bool, int, float)) and not item.spec.required:
            schema["default"] = item.default
        properties[item.key] = schema
    found: Schema = {"type": "object", "properties": properties}
    required = [item.key for item in fields if item.spec.required]
    if required:
        found["required"] = required
    return found


def _field(spec: Spec, default: Any, definitions: dict[str, Schema]) -> Schema:
    if spec.record is not None:
        if spec.kind == "records":
            return _array(spec.record, definitions)
        return dict(_reference(spec.record, definitions))
    if spec.kind == "choice":
        return {"enum": [*spec.choices] if default else ["", *spec.choices]}
    schema = dict(_PLAIN[spec.kind])
    if spec.low is not None:
        schema["minimum"] = spec.low
    if spec.high is not None:
        schema["maximum"] = spec.high
    if spec.required and spec.kind in {"text", "reference"}:
        schema |= {"minLength": 1, "maxLength": limits.LONGEST_ID}
    return schema
