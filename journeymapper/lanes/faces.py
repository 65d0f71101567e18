"""Faces for five degrees of feeling, drawn as vectors, and the colours of scores."""

from __future__ import annotations

from typing import Final

from journeymapper.display.palette import Face, Palette
from journeymapper.display.primitives import Command, Ellipse, Path, Primitive, Stroke
from journeymapper.model.values import Scale
from journeymapper.numerals import figure

_WHITE: Final = "#FFFFFF"


def degree(score: float, scale: Scale) -> int:
    """Return 0 (worst) to 4 (best): below and above neutral two degrees each, parted at 0.7."""
    reach = (scale.high if score > scale.neutral else scale.low) - scale.neutral
    share = (score - scale.neutral) / reach if reach else 0.0
    step = 0 if share < 0.35 else 1 if share < 0.7 else 2
    return 2 + step if score > scale.neutral else 2 - step


def face_colours(palette: Palette, score: float, scale: Scale) -> Face:
    """Return the colours of a score."""
    return palette.faces[degree(score, scale)]


def score_figure(score: float, scale: Scale, language: str, places: int | None = None) -> str:
    """Return a score for people; a scale with two sides shows on which it lies by its sign."""
    return figure(score, language, places, signed=scale.low < 0)


def draw_face(
    palette: Palette, score: float, scale: Scale, cx: float, cy: float, r: float
) -> list[Primitive]:
    """Return the face of a score: a disc of radius r with a white ring of r / 8.5 around it."""
    level = degree(score, scale)
    parts: list[Primitive] = [
        Ellipse(cx, cy, r * 1.12, r * 1.12, fill=_WHITE),
        Ellipse(cx, cy, r, r, fill=palette.faces[level].disc),
    ]
    eye_y = cy - r * (0.12 if level == 0 else 0.22)
    for side in (-1, 1):
        parts.append(Ellipse(cx + side * r * 0.34, eye_y, r * 0.11, r * 0.13, fill=_WHITE))
        if level == 0:
            brow: tuple[Command, ...] = (
                ("M", cx + side * r * 0.56, cy - r * 0.5),
                ("L", cx + side * r * 0.18, cy - r * 0.32),
            )
            parts.append(Path(brow, stroke=Stroke(_WHITE, r * 0.11, round=True)))
    if level == 4:
        parts.append(Path(_grin(cx, cy, r), fill=_WHITE))
    else:
        bend = _bend(level, score - scale.neutral)
        parts.append(Path(_mouth(cx, cy, r, bend), stroke=Stroke(_WHITE, r * 0.12, round=True)))
    return parts


def _bend(level: int, offset: float) -> float:
    """Return how far the mouth bends: below 0 a frown, above 0 a smile."""
    if level == 2:
        return 0.14 if offset > 0 else -0.12 if offset < 0 else 0.0
    return {0: -0.42, 1: -0.36, 3: 0.42}[level]


def _mouth(cx: float, cy: float, r: float, bend: float) -> tuple[Command, ...]:
    half = r * 0.4
    y = cy + r * (0.36 - bend * 0.35)
    depth = y + r * bend
    return (("M", cx - half, y), ("C", cx - half / 2, depth, cx + half / 2, depth, cx + half, y))


def _grin(cx: float, cy: float, r: float) -> tuple[Command, ...]:
    half, y = r * 0.46, cy + r * 0.12
    low = cy + r * 0.84
    return (
        ("M", cx - half, y),
        ("L", cx + half, y),
        ("C", cx + half, low, cx - half, low, cx - half, y),
        ("Z",),
    )
