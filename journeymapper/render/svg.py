"""The drawing as SVG that looks the same everywhere: fonts and pictures inside, nothing fetched.

The file holds no script and refers to nothing outside but links that a person put on the map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from journeymapper.display.geometry import POINTS_PER_UNIT
from journeymapper.display.primitives import (
    Box,
    Command,
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
    Symbol,
    TextRun,
)
from journeymapper.render.links import is_safe
from journeymapper.render.pictures import picture_format
from journeymapper.render.svg_text import FAMILY, Texts, clean, number, quoted, safe_colour

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def svg_text(display: Display) -> str:
    """Return a whole SVG document, as large as the paper (0.225 mm a unit)."""
    return _Writer(display).document()


class _Writer:
    """Writes one document; shared definitions get numbers in the order of their first use."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.out: list[str] = []
        self.definitions: list[str] = []
        self.numbers: dict[object, str] = {}
        self.texts = Texts()

    def document(self) -> str:
        display = self.display
        for layer in display.layers:
            self.group(layer)
        width, height = number(display.width), number(display.height)
        mm = POINTS_PER_UNIT / 72 * 25.4
        language = f' xml:lang="{quoted(display.language)}"' if display.language else ""
        title = quoted(display.title)
        root = (
            f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" '
            f'width="{number(display.width * mm)}mm" height="{number(display.height * mm)}mm" '
            f'viewBox="0 0 {width} {height}" font-family="{FAMILY}, sans-serif" '
            f'xml:space="preserve"{language}>'
        )
        ground = f'fill="{safe_colour(display.background)}"'
        return "\n".join(
            (
                '<?xml version="1.0" encoding="UTF-8"?>',
                root,
                f"<title>{title}</title>" if title else "",
                self.texts.style(),
                f"<defs>{''.join(self.definitions)}</defs>" if self.definitions else "",
                f'<rect width="{width}" height="{height}" {ground}/>',
                *self.out,
                "</svg>\n",
            )
        )

    def group(self, group: Group) -> None:
        """Write a group with all in it."""
        attributes = []
        if group.dx or group.dy:
            attributes.append(f'transform="translate({number(group.dx)} {number(group.dy)})"')
        if group.clip is not None:
            clip = group.clip
            name = self.defined(
                ("clip", clip),
                "c",
                lambda: f"<clipPath{{id}}>{_rect(clip.x, clip.y, clip.w, clip.h, 0)}/></clipPath>",
            )
            attributes.append(f'clip-path="url(#{name})"')
        if group.alt and clean(group.alt):
            attributes.append(f'role="group" aria-label="{quoted(group.alt)}"')
        linked = is_safe(group.url)
        if linked:
            self.out.append(f'<a xlink:href="{quoted(group.url)}" target="_blank" rel="noopener">')
        if attributes:
            self.out.append(f"<g {' '.join(attributes)}>")
        for part in group.parts:
            if isinstance(part, Group):
                self.group(part)
            else:
                self.out.append(self.shape(part))
        if attributes:
            self.out.append("</g>")
        if linked:
            self.out.append("</a>")

    def shape(self, part: Primitive) -> str:
        """Return the element of one primitive."""
        match part:
            case TextRun():
                return self.texts.element(part)
            case Box():
                return self.box(part)
            case Path():
                look = self.look(part.fill, part.stroke, part.opacity)
                return f'<path d="{_data(part.commands)}"{look}/>'
            case Ellipse():
                round_ = part.rx == part.ry
                radii = (
                    f'r="{number(part.rx)}"'
                    if round_
                    else f'rx="{number(part.rx)}" ry="{number(part.ry)}"'
                )
                look = self.look(part.fill, part.stroke, part.opacity)
                name = "circle" if round_ else "ellipse"
                return f'<{name} cx="{number(part.cx)}" cy="{number(part.cy)}" {radii}{look}/>'
            case Icon():
                return self.icon(part)
            case Picture():
                return self.picture(part)
        raise TypeError(f"not a primitive: {part!r}")

    def box(self, box: Box) -> str:
        """Return a rectangle; a path if its corners differ."""
        look = self.look(box.fill, box.stroke, box.opacity)
        if len(set(box.corners)) == 1:
            return f"{_rect(box.x, box.y, box.w, box.h, box.corners[0])}{look}/>"
        return f'<path d="{_rounded(box)}"{look}/>'

    def icon(self, icon: Icon) -> str:
        """Return a use of an icon's outline, which is written once."""
        symbol = icon.symbol
        name = self.defined(("icon", id(symbol)), "i", lambda: _symbol(symbol))
        place = f"translate({number(icon.x)} {number(icon.y)}) scale({number(icon.size)})"
        colour = safe_colour(icon.colour)
        return f'<use xlink:href="#{name}" transform="{place}" fill="{colour}"/>'

    def picture(self, picture: Picture) -> str:
        """Return an embedded picture; a grey box for one that is none."""
        x, y, w, h = picture.x, picture.y, picture.w, picture.h
        data = "".join(picture.data.split())
        kind = picture_format(data)
        if not kind or not _BASE64.fullmatch(data):
            return f'{_rect(x, y, w, h, picture.radius)} fill="#EDF0F4"/>'
        clip = ""
        if picture.radius:
            shape = _rect(x, y, w, h, picture.radius)
            name = self.defined(
                ("clip", shape), "c", lambda: f"<clipPath{{id}}>{shape}/></clipPath>"
            )
            clip = f' clip-path="url(#{name})"'
        label = f' aria-label="{quoted(picture.alt)}"' if picture.alt else ""
        return (
            f'<image x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}" '
            f'preserveAspectRatio="xMidYMid slice"{clip}{label} '
            f'xlink:href="data:image/{kind};base64,{data}"/>'
        )

    def look(self, fill: Fill, stroke: Stroke | None, opacity: float) -> str:
        """Return the attributes of a fill and a stroke."""
        out = []
        if fill is None:
            out.append(' fill="none"')
        elif isinstance(fill, Gradient):
            name = self.defined(("gradient", fill), "g", lambda: _gradient(fill))
            out.append(f' fill="url(#{name})"')
        else:
            out.append(f' fill="{safe_colour(fill)}"')
        if stroke is not None and stroke.width > 0:
            out.append(f' stroke="{safe_colour(stroke.colour)}"')
            if stroke.width != 1:
                out.append(f' stroke-width="{number(stroke.width)}"')
            if stroke.dash:
                out.append(f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"')
            if stroke.round:
                out.append(' stroke-linecap="round" stroke-linejoin="round"')
            if stroke.opacity < 1:
                out.append(f' stroke-opacity="{number(stroke.opacity)}"')
        if opacity < 1:
            out.append(f' opacity="{number(opacity)}"')
        return "".join(out)

    def defined(self, key: object, prefix: str, write: Callable[[], str]) -> str:
        """Return the name of a definition, written when first asked for."""
        name = self.numbers.get(key)
        if name is None:
            name = self.numbers[key] = f"{prefix}{len(self.numbers) + 1}"
            self.definitions.append(write().replace("{id}", f' id="{name}"', 1))
        return name


def _rect(x: float, y: float, w: float, h: float, radius: float) -> str:
    """Return the open start of a rectangle's element."""
    corner = f' rx="{number(radius)}"' if radius else ""
    return f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"{corner}'


def _rounded(box: Box) -> str:
    """Return the path of a box whose corners differ."""
    a, b, c, d = (number(min(r, box.w / 2, box.h / 2)) for r in box.corners)
    w, h = box.w, box.h
    return (
        f"M{number(box.x + float(a))} {number(box.y)}H{number(box.x + w - float(b))}"
        f"a{b} {b} 0 0 1 {b} {b}V{number(box.y + h - float(c))}"
        f"a{c} {c} 0 0 1 -{c} {c}H{number(box.x + float(d))}"
        f"a{d} {d} 0 0 1 -{d} -{d}V{number(box.y + float(a))}a{a} {a} 0 0 1 {a} -{a}Z"
    )


def _data(commands: Iterable[Command], digits: Callable[[float], str] = number) -> str:
    return "".join(command[0] + " ".join(digits(v) for v in command[1:]) for command in commands)


def _fine(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".") or "0"


def _symbol(symbol: Symbol) -> str:
    layers = "".join(
        f'<path d="{_data(commands, _fine)}"'
        + (f' fill-opacity="{number(opacity)}"' if opacity < 1 else "")
        + "/>"
        for commands, opacity in symbol.layers
    )
    return f"<g{{id}}>{layers}</g>"


def _gradient(fill: Gradient) -> str:
    stops = "".join(
        f'<stop offset="{number(place)}" stop-color="{safe_colour(colour)}"'
        + (f' stop-opacity="{number(opacity)}"' if opacity < 1 else "")
        + "/>"
        for place, colour, opacity in fill.stops
    )
    return (
        f'<linearGradient{{id}} gradientUnits="userSpaceOnUse" x1="{number(fill.x1)}" '
        f'y1="{number(fill.y1)}" x2="{number(fill.x2)}" y2="{number(fill.y2)}">{stops}'
        "</linearGradient>"
    )
