"""Faces for five degrees of feeling, drawn as vectors, and the colours of scores."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.display.geometry import Rect
from journeymapper.display.palette import Face, Palette
from journeymapper.display.primitives import Command, Ellipse, Group, Path, Primitive, Stroke
from journeymapper.model.values import Scale
from journeymapper.numerals import figure


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
) -> Group:
    """Return the face of a score: a disc of radius r in a ring of paper, r / 8.5 wide.

    Faces that look the same share their parts, however many a map has.
    """
    level = degree(score, scale)
    bend = 0.0 if level == 4 else _bend(level, score - scale.neutral)
    return _face(palette.faces[level].disc, palette.feature, palette.paper, level, bend, r).moved(
        cx, cy
    )


@lru_cache(maxsize=128)
def _face(disc: str, feature: str, ground: str, level: int, bend: float, r: float) -> Group:
    """Return a face around the origin: ``feature`` is the colour of eyes and mouth."""
    ring = r * 1.12
    parts: list[Primitive] = [
        Ellipse(0, 0, ring, ring, fill=ground),
        Ellipse(0, 0, r, r, fill=disc),
    ]
    eye_y = -r * (0.12 if level == 0 else 0.22)
    for side in (-1, 1):
        parts.append(Ellipse(side * r * 0.34, eye_y, r * 0.11, r * 0.13, fill=feature))
        if level == 0:
            brow: tuple[Command, ...] = (
                ("M", side * r * 0.56, -r * 0.5),
                ("L", side * r * 0.18, -r * 0.32),
            )
            parts.append(Path(brow, stroke=Stroke(feature, r * 0.11, round=True)))
    if level == 4:
        parts.append(Path(_grin(r), fill=feature))
    else:
        parts.append(Path(_mouth(r, bend), stroke=Stroke(feature, r * 0.12, round=True)))
    return Group(tuple(parts), Rect(-ring, -ring, 2 * ring, 2 * ring), role="face")


def _bend(level: int, offset: float) -> float:
    """Return how far the mouth bends: below 0 a frown, above 0 a smile."""
    if level == 2:
        return 0.14 if offset > 0 else -0.12 if offset < 0 else 0.0
    return {0: -0.42, 1: -0.36, 3: 0.42}[level]


def _mouth(r: float, bend: float) -> tuple[Command, ...]:
    half = r * 0.4
    y = r * (0.36 - bend * 0.35)
    depth = y + r * bend
    return (("M", -half, y), ("C", -half / 2, depth, half / 2, depth, half, y))


def _grin(r: float) -> tuple[Command, ...]:
    half, y = r * 0.46, r * 0.12
    low = r * 0.84
    return (
        ("M", -half, y),
        ("L", half, y),
        ("C", half, low, -half, low, -half, y),
        ("Z",),
    )
