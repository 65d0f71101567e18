"""Numbers as they are typed and shown in fields: either decimal mark, either minus sign."""

from __future__ import annotations

import math

from journeymapper.i18n import interface_language
from journeymapper.model.values import Number

_LIMIT = 2**53


def parse_number(text: str) -> Number | None:
    """Return the number that a text means, whole where it can be; None if it means none."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-").replace("\N{NARROW NO-BREAK SPACE}", "")
    plain = plain.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    if not math.isfinite(value) or abs(value) > _LIMIT or "_" in plain:
        return None
    return int(value) if value.is_integer() and "." not in plain else value


def as_text(value: Number) -> str:
    """Return a number for a field: exact, in the interface's decimal mark, without grouping."""
    plain = repr(value).replace("-", "\N{MINUS SIGN}")
    return plain.replace(".", ",") if interface_language() == "es" and "e" not in plain else plain
