"""The rows as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from .measuring import Row

TITLES = {
    "start": "Starting, opening, memory",
    "file": "The file",
    "layout": "Layout",
    "frame": "Frames of the canvas",
    "gesture": "Gestures in the whole window",
    "export": "Export",
}
HEAD = "| what | map | ours | floor | ratio | goal | reached |\n|---|--:|--:|--:|--:|--:|---|"


def markdown(rows: Iterable[Row]) -> str:
    """Return a table for each group, in Markdown."""
    parts = []
    for group, members in groupby(rows, key=lambda row: row.group):
        ordered = sorted(members, key=lambda row: (row.name, row.floor_name))
        ordered.sort(key=lambda row: _first(ordered, row))
        parts.append(f"### {TITLES[group]}\n\n{HEAD}\n" + "\n".join(map(_line, ordered)))
    return "\n\n".join(parts) + "\n"


def _first(ordered: list[Row], row: Row) -> tuple[str, str, int]:
    return row.name, row.floor_name, row.size


def _line(row: Row) -> str:
    asked = row.goal is not None or row.most is not None
    cells = (
        f"{row.name}; floor: {row.floor_name}",
        f"{row.size:,}",
        _figure(row.ours, row.unit),
        _figure(row.floor, row.unit),
        f"{row.ratio:.2f}" if row.floor > 0 else "",
        _goal(row),
        ("yes" if row.reached else "**no**") if asked else "",
    )
    return f"| {' | '.join(cells)} |"


def _figure(value: float, unit: str) -> str:
    digits = 0 if value >= 100 or not unit else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()


def _goal(row: Row) -> str:
    words = [f"≤ {row.goal:g}x"] if row.goal is not None else []
    if row.most is not None:
        words.append(f"≤ {row.most:g} {row.unit}".strip())
    return ", ".join(words)
