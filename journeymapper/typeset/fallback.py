"""Which font draws which character, and what stands in for a character that no font has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

from journeymapper.typeset.fonts import face, fallback_key, family_key, fira_key

REPLACEMENT: Final = "\ufffd"

_STAND_INS: Final = {
    "✓": "✔",
    "✗": "✖",
    "✘": "✖",
    "★": "⭐",
    "☆": "⭐",
    "☑": "✔",
    "☒": "✖",
    "⟶": "→",
    "⟵": "←",
    "➔": "→",
    "➜": "→",
    "●": "•",
    "■": "▪",
    "□": "▫",
}
"""Near equals among the bundled fonts, for where the system has nothing better."""

_MARKS: Final = ("Mn", "Mc", "Me")
_NARROW_SPACE: Final = "\u202f"


def is_ignorable(character: str) -> bool:
    """Tell whether a character has no glyph by design: joiners, selectors, direction marks."""
    return unicodedata.category(character) in {"Cf", "Cc"} or "\ufe00" <= character <= "\ufe0f"


def drawable(
    text: str,
    weight: int,
    italic: bool,
    also: Callable[[str], bool] = lambda _: False,
    family: str = "",
) -> str:
    """Replace what neither a bundled font nor ``also`` can draw, character by character."""
    return "".join(
        character
        if is_ignorable(character)
        or bundled_key(character, weight, italic, family)
        or also(character)
        else stand_in(character, weight, italic)
        for character in text
    )


def stand_in(character: str, weight: int, italic: bool) -> str:
    """Return the nearest character that a bundled font can draw."""
    near = _STAND_INS.get(character) or unicodedata.normalize("NFKC", character)[:1]
    return near if bundled_key(near, weight, italic) else REPLACEMENT


def bundled_key(character: str, weight: int, italic: bool, family: str = "") -> str | None:
    """Return the key of the font for a character, None where none that we know has it.

    The map's own family comes first, then the bundled ones.
    """
    for key in dict.fromkeys((family_key(family, weight, italic), fira_key(weight, italic))):
        if character in face(key).characters or character == _NARROW_SPACE:  # HarfBuzz narrows it
            return key
    return fallback_key(character, weight, italic)


def font_of(text: str, weight: int, italic: bool, family: str = "") -> list[str]:
    """Return each character's font.

    Spaces, marks, joiners and punctuation stay with the font before them (or after, at the start)
    where it has them, so that a script's runs stay whole.
    """
    keys: list[str] = []
    default = family_key(family, weight, italic)
    for character in text:
        own = bundled_key(character, weight, italic, family) or bundled_key(
            stand_in(character, weight, italic), weight, italic
        )
        last = keys[-1] if keys else ""
        stays = last and (is_ignorable(character) or joins(character, last))
        keys.append(last if stays else own or default)
    return keys


def joins(character: str, key: str) -> bool:
    """Tell whether a mark, or a space within a script, goes on in the font before it."""
    if character not in face(key).characters:
        return False
    if character == " ":
        return key.startswith("noto-sans-") and not key.startswith("noto-sans-symbols")
    return unicodedata.category(character) in _MARKS
