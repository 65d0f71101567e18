"""The drawing as SVG that looks the same everywhere: fonts and pictures inside, nothing fetched.

The file holds no script and refers to nothing outside but links that a person put on the map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

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
    Stroke,
    Symbol,
    TextRun,
)
from journeymapper.render.links import is_safe
from journeymapper.render.outlined import for_documents
from journeymapper.render.pictures import picture_format
from journeymapper.render.svg_text import FAMILY, Texts
from journeymapper.render.svg_values import Numbers, number, quoted, safe_colour

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def svg_text(display: Display) -> str:
    """Return a whole SVG document, as large as the paper."""
    return _Writer(for_documents(display)).document()


class _Writer:
    """Writes one document; shared definitions get names in the order of their first use."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.out: list[str] = []
        self.definitions: list[str] = []
        self.names: dict[object, str] = {}
        self.numbers = Numbers()
        self.texts = Texts(self.numbers)
        self.looks: dict[object, str] = {}
        self.outlines: dict[object, str] = {}
        self.faces: dict[int, str] = {}
        """Identity of a face's parts, which the display keeps alive -> its definition's name."""
        self.icons: dict[int, str] = {}

    def document(self) -> str:
        display = self.display
        for layer in display.layers:
            self.group(layer)
        width, height = number(display.width), number(display.height)
        mm = display.unit / 72 * 25.4
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
        n = self.numbers
        attributes = ""
        if group.dx or group.dy:
            attributes = f' transform="translate({n[group.dx]} {n[group.dy]})"'
        if group.role == "face" and not (group.clip or group.alt or group.url):
            self.face(group, attributes)
            return
        if group.clip is not None:
            clip = group.clip
            name = self.defined(
                ("clip", clip),
                "c",
                lambda: f"<clipPath{{id}}>{_rect(clip.x, clip.y, clip.w, clip.h, 0)}/></clipPath>",
            )
            attributes += f' clip-path="url(#{name})"'
        if group.alt and (alt := quoted(group.alt)):
            attributes += f' role="group" aria-label="{alt}"'
        out = self.out
        linked = is_safe(group.url)
        if linked:
            out.append(f'<a xlink:href="{quoted(group.url)}" target="_blank" rel="noopener">')
        if attributes:
            out.append(f"<g{attributes}>")
        self.parts(group)
        if attributes:
            out.append("</g>")
        if linked:
            out.append("</a>")

    def parts(self, group: Group) -> None:
        """Write what is in a group, the most frequent kinds first."""
        append, element = self.out.append, self.texts.element
        for part in group.parts:
            if isinstance(part, TextRun):
                append(element(part))
            elif isinstance(part, Group):
                self.group(part)
            else:
                append(self.shape(part))

    def shape(self, part: Box | Ellipse | Path | Icon | Picture) -> str:
        """Return the element of one primitive."""
        n = self.numbers
        if isinstance(part, Box):
            return self.box(part)
        if isinstance(part, Icon):
            return self.icon(part)
        if isinstance(part, Ellipse):
            look = self.look(part.fill, part.stroke, part.opacity)
            middle = f'cx="{n[part.cx]}" cy="{n[part.cy]}"'
            if part.rx == part.ry:
                return f'<circle {middle} r="{n[part.rx]}"{look}/>'
            return f'<ellipse {middle} rx="{n[part.rx]}" ry="{n[part.ry]}"{look}/>'
        if isinstance(part, Path):
            look = self.look(part.fill, part.stroke, part.opacity)
            return f'<path d="{_data(part.commands, n)}"{look}/>'
        return self.picture(part)

    def face(self, group: Group, attributes: str) -> None:
        """Write a use of a face, which is drawn once at each score and size."""
        name = self.faces.get(id(group.parts))
        if name is None:
            outside, self.out = self.out, []
            self.parts(group)
            drawn, self.out = "".join(self.out), outside
            name = self.defined(("face", drawn), "f", lambda: f"<g{{id}}>{drawn}</g>")
            self.faces[id(group.parts)] = name
        self.out.append(f'<use xlink:href="#{name}"{attributes}/>')

    def box(self, box: Box) -> str:
        """Return a rectangle; a path if its corners differ."""
        look = self.look(box.fill, box.stroke, box.opacity)
        a, b, c, d = box.corners
        if a == b == c == d:
            n = self.numbers
            round_ = f' rx="{n[a]}"' if a else ""
            return (
                f'<rect x="{n[box.x]}" y="{n[box.y]}" width="{n[box.w]}" height="{n[box.h]}"'
                f"{round_}{look}/>"
            )
        key = box.x, box.y, box.w, box.h, box.corners
        outline = self.outlines.get(key)
        if outline is None:
            outline = self.outlines[key] = _rounded(box)
        return f'<path d="{outline}"{look}/>'

    def icon(self, icon: Icon) -> str:
        """Return a use of an icon's outline, which is written once."""
        n, symbol = self.numbers, icon.symbol
        name = self.icons.get(id(symbol))
        if name is None:
            name = self.defined(("icon", symbol), "i", lambda: _symbol(symbol))
            self.icons[id(symbol)] = name
        return (
            f'<use xlink:href="#{name}" transform="translate({n[icon.x]} {n[icon.y]}) '
            f'scale({n[icon.size]})" fill="{safe_colour(icon.colour)}"/>'
        )

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
        key = fill, stroke, opacity
        look = self.looks.get(key)
        if look is None:
            faint = f' opacity="{number(opacity)}"' if opacity < 1 else ""
            look = self.looks[key] = self.fill(fill) + _stroke(stroke) + faint
        return look

    def fill(self, fill: Fill) -> str:
        """Return the attribute of a fill."""
        if fill is None:
            return ' fill="none"'
        if isinstance(fill, Gradient):
            name = self.defined(("gradient", fill), "g", lambda: _gradient(fill))
            return f' fill="url(#{name})"'
        return f' fill="{safe_colour(fill)}"'

    def defined(self, key: object, prefix: str, write: Callable[[], str]) -> str:
        """Return the name of a definition, written when first asked for."""
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = f"{prefix}{len(self.names) + 1}"
            self.definitions.append(write().replace("{id}", f' id="{name}"', 1))
        return name


def _stroke(stroke: Stroke | None) -> str:
    """Return the attributes of a line."""
    if stroke is None or stroke.width <= 0:
        return ""
    out = [f' stroke="{safe_colour(stroke.colour)}"']
    if stroke.width != 1:
        out.append(f' stroke-width="{number(stroke.width)}"')
    if stroke.dash:
        out.append(f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"')
    if stroke.round:
        out.append(' stroke-linecap="round" stroke-linejoin="round"')
    if stroke.opacity < 1:
        out.append(f' stroke-opacity="{number(stroke.opacity)}"')
    return "".join(out)


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


def _data(commands: Iterable[Command], numbers: Numbers) -> str:
    """Return the steps of a path."""
    out = []
    for command in commands:
        if len(command) == 3:
            out.append(f"{command[0]}{numbers[command[1]]} {numbers[command[2]]}")
        else:
            out.append(command[0] + " ".join([numbers[v] for v in command[1:]]))
    return "".join(out)


class _FineNumbers(Numbers):
    """Lengths inside a square of side 1: five decimals."""

    def __missing__(self, value: float) -> str:
        text = self[value] = f"{value:.5f}".rstrip("0").rstrip(".") or "0"
        return text


def _symbol(symbol: Symbol) -> str:
    fine = _FineNumbers()
    layers = "".join(
        f'<path d="{_data(commands, fine)}"'
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
