"""Write what docs say of the fields, made from their descriptions: python -m tests.storage.publish.

The JSON Schema, and the tables of the file format's reference between its two marks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.model.spec import Described, described
from journeymapper.storage.schema import json_schema

DOCS = Path(__file__).parent.parent.parent / "docs"
REFERENCE = DOCS / "file-format.md"
SCHEMA = DOCS / "journey.schema.json"
BEGIN, END = "<!-- fields: made from the program -->", "<!-- end of fields -->"

_KINDS = {
    "text": "text",
    "long_text": "text, several lines",
    "flag": "`true` or `false`",
    "integer": "whole number",
    "number": "number",
    "date": "date",
    "strings": "list of texts",
    "numbers": "list of numbers",
    "colour": '`"#rrggbb"`',
    "reference": "id: {target}",
    "references": "list of ids: {target}",
    "scores": "table: persona's id = number",
    "pairs": "table: name = text",
    "data": "base64",
}


def _holds(item: Described, name: str) -> str:
    spec = item.spec
    if spec.kind == "choice":
        return ", ".join(f"`{word}`" for word in spec.choices)
    if spec.kind == "record":
        return f"table `[{name}.{item.key}]`"
    if spec.kind == "records":
        return f"tables `[[{name}.{item.key}]]`"
    words = _KINDS[spec.kind].format(target=spec.target)
    if spec.low is not None and spec.high is not None:
        return f"{words}, {spec.low:g} to {spec.high:g}"
    return f"{words}, {spec.low:g} or more" if spec.low is not None else words


def _default(item: Described) -> str:
    if item.spec.required:
        return "**required**"
    if item.spec.record is not None or item.default in ("", None, (), {}):
        return ""
    if isinstance(item.default, (str, bool)):
        return f"`{json.dumps(item.default)}`"
    return f"`{item.default}`"


def _table(entity: type[Any], name: str, skipped: tuple[str, ...] = ()) -> list[str]:
    fields = [item for item in described(entity) if item.key not in skipped]
    header = f"[{name}]" if name == "map" or entity.__name__ in _SINGLE else f"[[{name}]]"
    about = (entity.__doc__ or "").splitlines()[0]
    found = [f"### `{header}`", "", about, "", "| key | holds | default | meaning |"]
    found.append("| --- | --- | --- | --- |")
    for item in fields:
        meaning = item.spec.label + (f" ({item.spec.hint})" if item.spec.hint else "")
        found.append(f"| `{item.key}` | {_holds(item, name)} | {_default(item)} | {meaning} |")
    found.append("")
    for item in fields:
        if item.spec.record is not None:
            found += _table(item.spec.record, f"{name}.{item.key}")
    return found


_SINGLE = {
    item.spec.record.__name__
    for item in described(JourneyMap)
    if item.spec.kind == "record" and item.spec.record is not None
}


def reference_tables() -> str:
    """Return the tables of every field, in the order of the file."""
    found = _table(JourneyMap, "map", TABLES)
    for item in described(JourneyMap):
        if item.key in TABLES and item.spec.record is not None:
            found += _table(item.spec.record, item.key)
    return "\n".join(found)


def reference_text(text: str) -> str:
    """Return the reference with its tables as they have to be."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{reference_tables()}\n{END}{after}"


def schema_text() -> str:
    """Return the schema as it is published."""
    return f"{json.dumps(json_schema(), ensure_ascii=False, indent=2)}\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), "utf-8")
    REFERENCE.write_text(reference_text(REFERENCE.read_text("utf-8")), "utf-8")
