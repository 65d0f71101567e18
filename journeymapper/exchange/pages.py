"""Sizes of paper, and which way round a map fits it best."""

from __future__ import annotations

from typing import Final

PAGES: Final = {
    "A5": (148.0, 210.0),
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
"""Name -> width and height in mm, upright."""

POINTS_PER_MM: Final = 72 / 25.4
MARGIN_MM: Final = 8.0


def page_named(name: str) -> str:
    """Return the key of ``PAGES`` that a name in any case stands for; raises KeyError."""
    for key in PAGES:
        if key.lower() == name.lower():
            return key
    raise KeyError(name)


def page_points(name: str, *, landscape: bool | None, aspect: float) -> tuple[float, float]:
    """Return width and height in points; ``aspect`` (width by height) decides if nobody did."""
    width, height = PAGES[name]
    if aspect > 1 if landscape is None else landscape:
        width, height = height, width
    return width * POINTS_PER_MM, height * POINTS_PER_MM
