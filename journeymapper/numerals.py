"""Figures as people read them: real minus signs, the language's own separators, no-break spaces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from journeymapper.i18n import supported, words

if TYPE_CHECKING:
    from datetime import date

MINUS: Final = "\N{MINUS SIGN}"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
NARROW: Final = "\N{NARROW NO-BREAK SPACE}"
_DECIMAL: Final = {"es": ",", "en": "."}
_THOUSANDS: Final = {"es": NARROW, "en": ","}
_MONTHS: Final = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
}


@lru_cache(maxsize=4096)
def figure(value: float, language: str, places: int | None = None, *, signed: bool = False) -> str:
    """Return a number for people; ``places`` fixes the decimals, None keeps two at most."""
    tongue = supported(language)
    if places is None:
        plain = f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    else:
        plain = f"{abs(value):,.{places}f}"
    separator, point = _THOUSANDS[tongue], _DECIMAL[tongue]
    digits = plain.replace(",", "\0").replace(".", point).replace("\0", separator)
    if not any(c in "123456789" for c in digits):
        return digits
    return (MINUS if value < 0 else "+" if signed else "") + digits


def with_unit(value: float, unit: str, language: str, places: int | None = None) -> str:
    """Return a figure and its unit, never parted at a line's end."""
    shown = figure(value, language, places)
    return f"{shown}{NO_BREAK}{unit}" if unit else shown


def percent(share: float, language: str, places: int | None = None) -> str:
    """Return a percentage (``share`` in percent); English sets no space before the sign."""
    shown = figure(share, language, places)
    return f"{shown}%" if supported(language) == "en" else f"{shown}{NO_BREAK}%"


def calendar_day(day: date, language: str) -> str:
    """Return a date as day, short month and year."""
    tongue = supported(language)
    return f"{day.day}{NO_BREAK}{_MONTHS[tongue][day.month - 1]}{NO_BREAK}{day.year}"


_INNER: Final = {
    "es": str.maketrans("«»", "“”"),
    "en": str.maketrans("“”", "‘’"),
}
"""Outer quotation marks of a language -> those that stand within others."""


def quoted(text: str, language: str) -> str:
    """Return text in the quotation marks of the language; those inside it become the inner ones."""
    inside = text.translate(_INNER[supported(language)])
    return f"«{inside}»" if supported(language) == "es" else f"“{inside}”"


def listing(parts: list[str], language: str) -> str:
    """Return parts as one phrase: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {words(language)('and')} {parts[-1]}"


def consecutive(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers in runs: those that follow each other by one stand together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
