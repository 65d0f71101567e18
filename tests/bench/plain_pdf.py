"""The floor of PDF export: the same primitives written out by hand, one after the other.

It keeps no graphics state, knows no gradients, pictures, links or tags and no text to search; what
it writes is the least that shows the same lines and shapes.
"""

from __future__ import annotations

import zlib
from functools import cache

import uharfbuzz as hb

from journeymapper.display.primitives import (
    Box,
    Command,
    Display,
    Ellipse,
    Group,
    Icon,
    Path,
    TextRun,
)
from journeymapper.display.walk import walk_all
from journeymapper.typeset.fonts import face

UNIT = 0.6378
ROUND = 0.5523


def plain_pdf(display: Display) -> bytes:
    """Return a PDF of one page."""
    height = display.height
    out: list[str] = []
    glyphs: dict[str, set[int]] = {}
    icons: dict[str, tuple[str, bytes]] = {}
    for part, dx, dy, _group in walk_all(display):
        match part:
            case TextRun():
                for span in part.line.spans:
                    glyphs.setdefault(span.font, set()).update(span.glyphs)
                    codes = "".join(f"{glyph:04x}" for glyph in span.glyphs)
                    x = part.x + dx + span.xs[0] * part.size if span.xs else part.x + dx
                    out.append(
                        f"BT {_rgb(part.colour)} rg /{span.font} {part.size:g} Tf "
                        f"{x:.2f} {height - part.y - dy:.2f} Td <{codes}> Tj ET"
                    )
            case Box():
                if any(part.corners):
                    shape = _rounded(part, dx, dy, height)
                else:
                    y = height - part.y - dy - part.h
                    shape = f"{part.x + dx:.2f} {y:.2f} {part.w:.2f} {part.h:.2f} re"
                out.append(_painted(part, shape))
            case Ellipse():
                out.append(_painted(part, _ellipse(part, dx, dy, height)))
            case Path():
                out.append(_painted(part, _lines(part.commands, dx, dy, height)))
            case Icon():
                if part.symbol.name not in icons:
                    shapes = [f"{_lines(c, 0, 0, 0)} f" for c, _ in part.symbol.layers]
                    icons[part.symbol.name] = f"I{len(icons)}", "\n".join(shapes).encode()
                name = icons[part.symbol.name][0]
                y = height - part.y - dy
                out.append(
                    f"q {part.size:g} 0 0 {part.size:g} {part.x + dx:.2f} {y:.2f} cm "
                    f"{_rgb(part.colour)} rg /{name} Do Q"
                )
            case Group() | _:
                pass
    return _file(display, "\n".join(out).encode(), glyphs, dict(icons.values()))


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))


def _painted(part: Box | Ellipse | Path, shape: str) -> str:
    fill = part.fill if isinstance(part.fill, str) else None
    before = f"{_rgb(fill)} rg " if fill else ""
    if part.stroke:
        before += f"{_rgb(part.stroke.colour)} RG {part.stroke.width:g} w "
    return f"{before}{shape} {'B' if fill and part.stroke else 'f' if fill else 'S'}"


def _lines(commands: tuple[Command, ...], dx: float, dy: float, height: float) -> str:
    words = []
    for command in commands:
        kind, *numbers = command
        if kind == "Z":
            words.append("h")
            continue
        places = [
            f"{n + dx:.2f}" if at % 2 == 0 else f"{height - n - dy:.2f}"
            for at, n in enumerate(numbers)
        ]
        words.append(f"{' '.join(places)} {'mlc'['MLC'.index(kind)]}")
    return " ".join(words)


def _rounded(box: Box, dx: float, dy: float, height: float) -> str:
    r = min(max(box.corners), box.w / 2, box.h / 2)
    k = r * (1 - ROUND)
    left, top, right, bottom = box.x, box.y, box.x + box.w, box.y + box.h
    commands: tuple[Command, ...] = (
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    )
    return _lines(commands, dx, dy, height)


def _ellipse(part: Ellipse, dx: float, dy: float, height: float) -> str:
    x, y, rx, ry = part.cx, part.cy, part.rx, part.ry
    kx, ky = rx * ROUND, ry * ROUND
    commands: tuple[Command, ...] = (
        ("M", x + rx, y),
        ("C", x + rx, y + ky, x + kx, y + ry, x, y + ry),
        ("C", x - kx, y + ry, x - rx, y + ky, x - rx, y),
        ("C", x - rx, y - ky, x - kx, y - ry, x, y - ry),
        ("C", x + kx, y - ry, x + rx, y - ky, x + rx, y),
        ("Z",),
    )
    return _lines(commands, dx, dy, height)


def _subset(key: str, wanted: set[int]) -> bytes:
    asked = hb.SubsetInput()
    asked.glyph_set.update(wanted)
    asked.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    asked.drop_table_tag_set.update(int.from_bytes(t) for t in (b"GSUB", b"GPOS", b"GDEF"))
    return bytes(hb.SubsetPlan(face(key).face, asked).execute().blob.data)


def _file(
    display: Display, content: bytes, glyphs: dict[str, set[int]], icons: dict[str, bytes]
) -> bytes:
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(data: bytes, more: str = "") -> int:
        packed = zlib.compress(data, 6)
        head = f"<</Filter/FlateDecode/Length {len(packed)}{more}>>stream\n".encode()
        return add(head + packed + b"\nendstream")

    fonts, forms = [], []
    for key, wanted in glyphs.items():
        data = _subset(key, wanted)
        file = stream(data, f"/Length1 {len(data)}")
        named = f"/Type/FontDescriptor/FontName/{key}/Flags 4/FontFile2 {file} 0 R"
        descriptor = add(f"<<{named}>>".encode())
        widths = " ".join(
            f"{g}[{face(key).advance(g) * 1000 / face(key).units_per_em:.0f}]"
            for g in sorted(wanted)
        )
        child = add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{key}/CIDToGIDMap/Identity/W[{widths}]"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R>>".encode()
        )
        font = add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{key}/Encoding/Identity-H"
            f"/DescendantFonts[{child} 0 R]>>".encode()
        )
        fonts.append(f"/{key} {font} 0 R")
    for name, data in icons.items():
        form = stream(data, "/Type/XObject/Subtype/Form/BBox[0 -1 1 0]")
        forms.append(f"/{name} {form} 0 R")
    page_content = stream(f"{UNIT} 0 0 {UNIT} 0 0 cm\n".encode() + content)
    box = f"[0 0 {display.width * UNIT:.2f} {display.height * UNIT:.2f}]"
    number = len(objects) + 1
    add(
        f"<</Type/Page/Parent {number + 1} 0 R/MediaBox{box}/Contents {page_content} 0 R"
        f"/Resources<</Font<<{''.join(fonts)}>>/XObject<<{''.join(forms)}>>>>>>".encode()
    )
    add(f"<</Type/Pages/Count 1/Kids[{number} 0 R]>>".encode())
    root = add(f"<</Type/Catalog/Pages {number + 1} 0 R>>".encode())
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % n + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    out += (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {count}/Root {root} 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()
    return bytes(out)
