"""Colours by role, as ``#rrggbb``, with the contrast that each role needs (WCAG)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.registry import discover

STAGES: Final = (
    "#2F3E93",
    "#1571CA",
    "#1F7C6F",
    "#9A6802",
    "#A82F18",
    "#650D3A",
    "#577546",
    "#455163",
)
"""White text on each has a contrast of at least 4.8; colour-blind people can tell neighbours."""

STANDARD: Final = "standard"
"""The theme of a map that chooses none."""

ACCENT_TINT: Final = 0.12
"""How much of the accent its tint shows."""

PERSONAS: Final = ("#3B2F86", "#B0500A", "#0F6E64", "#8A2062", "#2B5F9E", "#5B6B12")


@frozen
class Tone:
    """A colour for bars, icons and words, the tint behind it and the border around that tint."""

    strong: str
    tint: str
    border: str


@frozen
class Face:
    """The colours of one degree of feeling: the disc, and the figure beside it."""

    disc: str
    figure: str


@frozen
class Palette:
    """Every colour of a sheet. A client's brand replaces ``accent`` and the stages in one place.

    Those of the other themes are in ``display/themes``, one a file.
    """

    ink: str = "#18212B"
    body: str = "#2C3640"
    secondary: str = "#525D6A"
    paper: str = "#FFFFFF"
    card: str = "#FFFFFF"
    """The ground of cards, pills and callouts that have no tint."""
    panel: str = "#F5F7F9"
    tile: str = "#EDF0F4"
    hairline: str = "#D3D9E0"
    border: str = "#CFD6DD"
    neutral_line: str = "#AEB7C1"
    level_line: str = "#DCE1E7"
    rule: str = "#B9C1CA"
    track: str = "#E4E8EC"
    accent: str = "#3B2F86"
    accent_tint: str = "#E7E5F2"
    stages: tuple[str, ...] = STAGES
    on_stage: str = "#FFFFFF"
    """What stands on a stage's colour: its name, and the disc of its number."""
    column: float = 0.055
    """How much of its colour a stage's column shows (0 to 1)."""
    personas: tuple[str, ...] = PERSONAS
    digital: Tone = Tone("#1B5FAE", "#E6EFF9", "#B9D2EE")
    traditional: Tone = Tone("#8A5A10", "#F8EFDE", "#E5CFA4")
    no_channel: Tone = Tone("#5C6875", "#EEF1F4", "#CFD6DD")
    truth: Tone = Tone("#6D4500", "#FCEFC9", "#EBD48F")
    pain: Tone = Tone("#B3261E", "#FCEFEC", "#E9B8B2")
    opportunity: Tone = Tone("#1B6E3C", "#ECF6EF", "#B2D3BE")
    idea: Tone = Tone("#8A5A00", "#FDF4DC", "#E8D19A")
    plan: Tone = Tone("#2B5F9E", "#EBF2FA", "#BAD0E8")
    voice: Tone = Tone("#6A3F8F", "#F5EFF9", "#D9C6E6")
    calm: Tone = Tone("#455163", "#F5F7F9", "#CFD6DD")
    inner: Tone = Tone("#4B5A6B", "#F1F4F7", "#CBD4DD")
    good: str = "#0A6B4B"
    bad: str = "#B3261E"
    fill_good: tuple[str, str] = ("#2C8C7C", "#2C8C7C")
    fill_bad: tuple[str, str] = ("#E2683C", "#D2401F")
    gap_worse: str = "#D99A12"
    spark: str = "#8590A0"
    nps: tuple[str, str, str] = ("#2A8C7A", "#B8C0C8", "#D2601F")
    faces: tuple[Face, ...] = (
        Face("#B3261E", "#B3261E"),
        Face("#CB5A1B", "#A8480F"),
        Face("#66727F", "#5C6875"),
        Face("#1F8375", "#17705F"),
        Face("#0A6B4B", "#0A6B4B"),
    )
    curve: float = 3.0
    """The least contrast of a curve on paper; on dark paper more, as a thin line glows less."""
    feature: str = "#FFFFFF"
    """Eyes and mouth of a face, on its disc."""


@lru_cache(maxsize=4096)
def mixed(colour: str, share: float, ground: str = "#FFFFFF") -> str:
    """Return ``colour`` laid over ``ground`` at an opacity of ``share`` (0 to 1)."""
    top, below = _channels(colour), _channels(ground)
    blend = (round(b + (t - b) * share) for t, b in zip(top, below, strict=True))
    return "#" + "".join(f"{c:02X}" for c in blend)


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def toned(strong: str, tint: float = 0.09, border: float = 0.32, paper: str = "#FFFFFF") -> Tone:
    """Return a tone whose tint and border show as much of the colour as said (0 to 1)."""
    return Tone(strong, mixed(strong, tint, paper), mixed(strong, border, paper))


@lru_cache(maxsize=4096)
def readable_ground(colour: str, text: str = "#FFFFFF", least: float = 4.5) -> str:
    """Return ``colour``, darkened as little as light ``text`` needs for a contrast of ``least``.

    Under dark text it is lightened. The two may change places: the colour is then as readable on
    ``text`` as a ground.
    """
    end = _far_end(text)
    return next((shade for shade in _shades(colour, end) if contrast(shade, text) >= least), end)


def is_colour(text: str) -> bool:
    """Tell whether a text is ``#rrggbb``."""
    return (
        len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])
    )


def palette_of(theme: str) -> Palette:
    """Return the palette of a theme; ours for one that this version does not know."""
    if theme == STANDARD:
        return Palette()
    return _themes().get(theme, Palette())


@lru_cache(maxsize=1)
def _themes() -> dict[str, Palette]:
    return discover("journeymapper.display.themes", "PALETTE", Palette)


@lru_cache(maxsize=16)
def branded(brand: str, stages: tuple[str, ...] = (), theme: str = STANDARD) -> Palette:
    """Return the palette of a theme in a client's colours; empty values keep the theme's.

    A colour that could not be read where it stands is changed as little as that needs.
    """
    base = palette_of(theme)
    if is_colour(brand):
        accent, tint = _as_accent(brand, base)
        base = replace(
            base,
            accent=accent,
            accent_tint=tint,
            personas=(accent, *base.personas[1:]),
        )
    own = tuple(readable_ground(c, base.on_stage) for c in stages if is_colour(c))
    return replace(base, stages=own) if own else base


def _as_accent(brand: str, base: Palette) -> tuple[str, str]:
    """Return the brand colour that can be read on paper, panel and its own tint, and that tint."""
    end = _far_end(base.paper)
    for shade in _shades(brand, end):
        tint = mixed(shade, ACCENT_TINT, base.paper)
        grounds = (base.paper, base.card, tint)
        reads = all(contrast(shade, ground) >= 4.5 for ground in grounds)
        if reads and contrast(shade, base.paper) >= base.curve:
            return shade, tint
    return end, mixed(end, ACCENT_TINT, base.paper)


def _far_end(ground: str) -> str:
    """Return black or white, whichever reads better on a ground."""
    return max("#000000", "#FFFFFF", key=lambda end: contrast(end, ground))


def _shades(colour: str, end: str) -> Iterator[str]:
    """Yield a colour, then ones nearer and nearer to black or white."""
    yield colour
    for step in range(24, -1, -1):
        yield mixed(colour, step * 0.04, end)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = []
    for channel in _channels(colour):
        c = channel / 255
        linear.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
