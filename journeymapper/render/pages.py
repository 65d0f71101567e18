"""Sheets of paper: their sizes, and how a drawing of any size stands on one."""

from __future__ import annotations

from typing import Final

from journeymapper.display.geometry import POINTS_PER_UNIT
from journeymapper.frozen import frozen

PAGE_SIZES: Final[dict[str, tuple[float, float]]] = {
    "A5": (148, 210),
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
"""Name to width and height in mm, upright."""

POINTS_PER_MM: Final = 72 / 25.4
MARGIN_MM: Final = 8.0


@frozen
class Page:
    """A sheet and the margin to keep free on it, in points."""

    width_pt: float
    height_pt: float
    margin_pt: float = 0.0


@frozen
class Placement:
    """A drawing on a sheet: points per unit, and the drawing's lower left corner in points."""

    scale: float
    x: float
    y: float
    width_pt: float
    height_pt: float


def page_named(name: str) -> str:
    """Return the key of ``PAGE_SIZES`` that a name in any case stands for; raises KeyError."""
    for key in PAGE_SIZES:
        if key.casefold() == name.casefold():
            return key
    raise KeyError(name)


def page(
    name: str,
    *,
    landscape: bool | None = None,
    aspect: float = 1.0,
    margin_mm: float = MARGIN_MM,
) -> Page:
    """Return the sheet of a name in ``PAGE_SIZES``, upper or lower case.

    ``landscape`` None turns it as suits a drawing of that ``aspect`` (width by height). Raises
    KeyError for a name that is none of them.
    """
    wide = aspect > 1 if landscape is None else landscape
    width, height = sorted(PAGE_SIZES[page_named(name)], reverse=wide)
    return Page(width * POINTS_PER_MM, height * POINTS_PER_MM, margin_mm * POINTS_PER_MM)


def place(
    width: float, height: float, sheet: Page | None, unit: float = POINTS_PER_UNIT
) -> Placement:
    """Fit a drawing of so many units to a sheet, centred; without one, to its exact size.

    ``unit`` is how large one of its units is, in points.

    Raises ValueError where the margins leave no room.
    """
    wide, high = width * unit, height * unit
    if sheet is None:
        return Placement(unit, 0.0, 0.0, max(wide, 1.0), max(high, 1.0))
    room_x, room_y = sheet.width_pt - 2 * sheet.margin_pt, sheet.height_pt - 2 * sheet.margin_pt
    if room_x <= 0 or room_y <= 0:
        raise ValueError("the margins leave no room on the sheet")
    scale = min(room_x / width, room_y / height) if width and height else unit
    return Placement(
        scale,
        (sheet.width_pt - width * scale) / 2,
        (sheet.height_pt - height * scale) / 2,
        sheet.width_pt,
        sheet.height_pt,
    )
