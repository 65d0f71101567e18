"""How close things stand on a sheet: comfortable as designed, or compact for smaller paper.

All distances are units of the paper. A unit of a compact sheet is smaller, so that its type, which
is the same on screen, is set in 7 pt at least.
"""

from __future__ import annotations

from typing import Final

from journeymapper.display.geometry import POINTS_PER_UNIT
from journeymapper.frozen import frozen


@frozen
class Density:
    """The distances that a map may choose; the values here are the comfortable ones."""

    usual_width: float = 2412.0
    """The map's width to which few touchpoints spread (the usual sheet: A2 landscape)."""
    stage_gap: float = 6.0
    panel: float = 150.0
    """The height of a row of personas, scenario, goal and figures."""
    figure: float = 176.0
    """The width of a figure beside them."""
    band: float = 58.0
    """The height of the stages."""
    band_gap: float = 18.0
    """The room above and below the band."""
    step: float = 30.0
    touchpoint: float = 222.0
    """The height of touchpoints where no text needs more."""
    lane_end: float = 14.0
    """The room below touchpoints."""
    disc: float = 16.0
    """The radius of a touchpoint's icon disc."""
    title: float = 60.0
    """Where the first line of a touchpoint's title stands."""
    padding: float = 13.0
    """The room above and below the cards of a lane."""
    row_gap: float = 6.0
    empty: float = 74.0
    """The height of a lane without cards."""
    large_card: float = 84.0
    small_card: float = 40.0
    card_end: float = 12.0
    """The room below the last line of a card."""
    spread: float = 360.0
    """The height between the ends of the emotion scale: 36 a point from -5 to 5."""
    above: float = 84.0
    below: float = 58.0
    """The least room beyond the ends of the emotion scale."""
    crossings: float = 124.0
    funnel: float = 150.0
    tiles_top: float = 22.0
    tiles_end: float = 24.0
    """The room above and below the tiles of indicators."""
    unit: float = POINTS_PER_UNIT
    """Points (1/72 inch) of a unit on paper."""
    beside: bool = False
    """Whether the name of a lane stands beside its icon, and not below it."""


COMFORTABLE: Final = Density()
COMPACT: Final = Density(
    usual_width=1456.0,
    stage_gap=4.0,
    panel=132.0,
    figure=150.0,
    band=44.0,
    band_gap=11.0,
    step=26.0,
    touchpoint=120.0,
    lane_end=8.0,
    disc=12.5,
    title=50.0,
    padding=7.0,
    row_gap=4.0,
    empty=44.0,
    large_card=66.0,
    small_card=32.0,
    card_end=8.0,
    spread=230.0,
    above=70.0,
    below=50.0,
    crossings=92.0,
    funnel=106.0,
    tiles_top=11.0,
    tiles_end=12.0,
    unit=POINTS_PER_UNIT * 0.88,
    beside=True,
)


def density_of(name: str) -> Density:
    """Return the density of that name; the comfortable one for a name of a newer version."""
    return COMPACT if name == "compact" else COMFORTABLE
