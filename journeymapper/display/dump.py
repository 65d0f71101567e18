"""A drawing as text: one line a primitive, stable, for snapshots and for people who compare."""

from __future__ import annotations

from journeymapper.display.primitives import (
    Box,
    Display,
    Ellipse,
    Fill,
    Gradient,
    Group,
    Icon,
    Path,
    Picture,
    Primitive,
    Stroke,
    TextRun,
)


def dump(display: Display) -> str:
    """Return the whole sheet as text: places in units with one decimal, colours, words."""
    lines = [f"sheet {_n(display.width)} x {_n(display.height)} {display.language}"]
    for layer in display.layers:
        _dump_group(layer, 0, lines)
    return "\n".join(lines) + "\n"


def _dump_group(group: Group, depth: int, lines: list[str]) -> None:
    name = " ".join(part for part in (group.role or "group", group.key) if part)
    pad = "  " * depth
    lines.append(f"{pad}{name} @ {_n(group.dx)},{_n(group.dy)}{' clipped' if group.clip else ''}")
    for part in group.parts:
        if isinstance(part, Group):
            _dump_group(part, depth + 1, lines)
        else:
            lines.append(f"{pad}  {_told(part)}")


def _told(part: Primitive) -> str:
    match part:
        case Box():
            size = f"{_n(part.x)},{_n(part.y)} {_n(part.w)}x{_n(part.h)}"
            return f"box {size} {_paint(part.fill, part.stroke)}"
        case Ellipse():
            size = f"{_n(part.cx)},{_n(part.cy)} r {_n(part.rx)}"
            return f"ellipse {size} {_paint(part.fill, part.stroke)}"
        case Path():
            steps = " ".join(
                "".join((str(c[0]), ",".join(_n(float(v)) for v in c[1:]))) for c in part.commands
            )
            return f"path {steps} {_paint(part.fill, part.stroke)}"
        case TextRun():
            return (
                f"text {_n(part.x)},{_n(part.y)} {_n(part.size)} {part.colour} {part.line.text!r}"
            )
        case Icon():
            return (
                f"icon {part.symbol.name} {_n(part.x)},{_n(part.y)} {_n(part.size)} {part.colour}"
            )
        case Picture():
            size = f"{_n(part.x)},{_n(part.y)} {_n(part.w)}x{_n(part.h)}"
            return f"picture {size} {part.media_type} {len(part.data)}"
        case Group():
            raise TypeError("groups are dumped with what they hold")


def _paint(fill: Fill, stroke: Stroke | None) -> str:
    told = "gradient" if isinstance(fill, Gradient) else fill or "-"
    return f"{told} {stroke.colour}/{_n(stroke.width)}" if stroke else told


def _n(value: float) -> str:
    shown = f"{value:.1f}"
    return "0.0" if shown == "-0.0" else shown
