"""The floor of SVG export: the same elements with the same attributes, written out by hand.

Groups with their shifts, every shape and every word where it stands, text escaped, icons defined
once, fonts cut to what is used and put inside. It remembers nothing else that repeats, and knows
no pictures, links, clips or words for a screen reader.
"""

from __future__ import annotations

import base64
from html import escape

import uharfbuzz as hb

from journeymapper.display.primitives import (
    Box,
    Command,
    Display,
    Ellipse,
    Gradient,
    Group,
    Icon,
    Path,
    Primitive,
    Stroke,
    TextRun,
)
from journeymapper.display.text import GlyphSpan
from journeymapper.render.svg import SVG, XLINK
from journeymapper.typeset.fonts import face

MM = 0.225


def plain_svg(display: Display) -> str:
    """Return a document of the whole sheet."""
    out: list[str] = []
    definitions: dict[object, tuple[str, str]] = {}
    texts: dict[str, set[str]] = {}
    for layer in display.layers:
        _group(layer, out, definitions, texts)
    w, h = display.width, display.height
    size = f'width="{w * MM:.2f}mm" height="{h * MM:.2f}mm"'
    fonts = "".join(
        f"@font-face{{font-family:'{key}';src:url(data:font/ttf;base64,{_subset(key, used)})}}"
        for key, used in texts.items()
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" {size} viewBox="0 0 {w:g} {h:g}">',
            f"<title>{escape(display.title)}</title>",
            f"<style>text{{white-space:pre}}{fonts}</style>",
            f"<defs>{''.join(text for _, text in definitions.values())}</defs>",
            f'<rect width="{w:g}" height="{h:g}" fill="{display.background}"/>',
            *out,
            "</svg>\n",
        )
    )


def _group(
    group: Group,
    out: list[str],
    definitions: dict[object, tuple[str, str]],
    texts: dict[str, set[str]],
) -> None:
    shifted = bool(group.dx or group.dy)
    if shifted:
        out.append(f'<g transform="translate({group.dx:g} {group.dy:g})">')
    for part in group.parts:
        if isinstance(part, Group):
            _group(part, out, definitions, texts)
        elif isinstance(part, TextRun):
            _text(part, out, texts)
        else:
            out.append(_shape(part, definitions))
    if shifted:
        out.append("</g>")


def _text(run: TextRun, out: list[str], texts: dict[str, set[str]]) -> None:
    for span in run.line.spans:
        texts.setdefault(span.font, set()).update(run.line.text)
        (start, first), *words = _words(run.line.text, span)
        others = "".join(
            f'<tspan x="{run.x + x * run.size:.2f}">{escape(word)}</tspan>' for x, word in words
        )
        out.append(
            f'<text x="{run.x + start * run.size:.2f}" y="{run.y:.2f}" font-size="{run.size:g}" '
            f'fill="{run.colour}" font-family="{span.font}">{escape(first)}{others}</text>'
        )


def _words(text: str, span: GlyphSpan) -> list[tuple[float, str]]:
    """Return the words and where each begins (em)."""
    starts = [
        (cluster, x)
        for cluster, x in zip(span.clusters, span.xs, strict=True)
        if not cluster or text[cluster - 1] == " "
    ]
    ends = [cluster for cluster, _ in starts[1:]] + [len(text)]
    return [(x, text[at:end]) for (at, x), end in zip(starts, ends, strict=True)]


def _shape(part: Primitive, definitions: dict[object, tuple[str, str]]) -> str:
    match part:
        case Box(x, y, w, h, fill, stroke, corners, opacity):
            look = _look(fill, stroke, opacity, definitions)
            a, b, c, d = corners
            if a == b == c == d:
                corner = f' rx="{a:g}"' if a else ""
                place = f'x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}"'
                return f"<rect {place}{corner}{look}/>"
            return (
                f'<path d="M{x + a:.2f} {y:.2f}H{x + w - b:.2f}a{b:g} {b:g} 0 0 1 {b:g} {b:g}'
                f"V{y + h - c:.2f}a{c:g} {c:g} 0 0 1 -{c:g} {c:g}H{x + d:.2f}"
                f'a{d:g} {d:g} 0 0 1 -{d:g} -{d:g}V{y + a:.2f}a{a:g} {a:g} 0 0 1 {a:g} -{a:g}Z"'
                f"{look}/>"
            )
        case Ellipse(cx, cy, rx, ry, fill, stroke, opacity):
            look = _look(fill, stroke, opacity, definitions)
            if rx == ry:
                return f'<circle cx="{cx:.2f}" cy="{cy:.2f}" r="{rx:.2f}"{look}/>'
            return f'<ellipse cx="{cx:.2f}" cy="{cy:.2f}" rx="{rx:.2f}" ry="{ry:.2f}"{look}/>'
        case Path(commands, fill, stroke, opacity):
            look = _look(fill, stroke, opacity, definitions)
            return f'<path d="{_data(commands, 2)}"{look}/>'
        case Icon(symbol, x, y, size, colour):
            if symbol.name not in definitions:
                layers = "".join(
                    f'<path d="{_data(commands, 5)}" fill-opacity="{opacity:g}"/>'
                    for commands, opacity in symbol.layers
                )
                name = f"i{len(definitions)}"
                definitions[symbol.name] = name, f'<g id="{name}">{layers}</g>'
            return (
                f'<use xlink:href="#{definitions[symbol.name][0]}" '
                f'transform="translate({x:.2f} {y:.2f}) scale({size:g})" fill="{colour}"/>'
            )
    return ""


def _data(commands: tuple[Command, ...], digits: int) -> str:
    return "".join(
        f"{command[0]}{' '.join(f'{n:.{digits}f}' for n in command[1:])}" for command in commands
    )


def _look(
    fill: str | Gradient | None,
    stroke: Stroke | None,
    opacity: float,
    definitions: dict[object, tuple[str, str]],
) -> str:
    look = f' fill="{fill or "none"}"'
    if isinstance(fill, Gradient):
        if fill not in definitions:
            stops = "".join(
                f'<stop offset="{at:g}" stop-color="{colour}" stop-opacity="{faint:g}"/>'
                for at, colour, faint in fill.stops
            )
            name = f"g{len(definitions)}"
            gradient = (
                f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{fill.x1:g}" '
                f'y1="{fill.y1:g}" x2="{fill.x2:g}" y2="{fill.y2:g}">{stops}</linearGradient>'
            )
            definitions[fill] = name, gradient
        look = f' fill="url(#{definitions[fill][0]})"'
    if stroke:
        look += f' stroke="{stroke.colour}" stroke-width="{stroke.width:g}"'
        if stroke.dash:
            look += f' stroke-dasharray="{" ".join(f"{n:g}" for n in stroke.dash)}"'
        if stroke.round:
            look += ' stroke-linecap="round" stroke-linejoin="round"'
        if stroke.opacity < 1:
            look += f' stroke-opacity="{stroke.opacity:g}"'
    return f'{look} opacity="{opacity:g}"' if opacity < 1 else look


def _subset(key: str, used: set[str]) -> str:
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).set(ord(c) for c in used)
    plan.flags = hb.SubsetFlags.NO_HINTING
    return base64.b64encode(hb.subset(face(key).face, plan).blob.data).decode("ascii")
