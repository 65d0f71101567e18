"""Embedding fonts: a subset of the outlines, the widths of the font, and what each code says."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from journeymapper.render.pdf_text import PdfFont
from journeymapper.typeset.fonts import FontFace

_UNNEEDED: Final = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "post", "OS/2", "cmap")
_IDENTITY: Final = {
    "Registry": pdfdoc.PDFString("Adobe"),
    "Ordering": pdfdoc.PDFString("Identity"),
    "Supplement": 0,
}
_SYMBOLIC: Final = 4
_ITALIC: Final = 64


def stream(content: bytes, **entries: object) -> pdfdoc.PDFStream:
    """Return a compressed stream with those entries in its dictionary."""
    dictionary = pdfdoc.PDFDictionary({**entries, "Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(dictionary, zlib.compress(content, 6))


def embed(document: pdfdoc.PDFDocument, font: PdfFont) -> object:
    """Add a font with all the codes given out, and return the reference to it.

    TrueType outlines go in with a table from codes to glyphs, those of PostScript kind (many
    fonts for Chinese and Japanese) as a CFF font whose glyphs the encoding numbers.
    """
    subset, glyphs = _subset(font.face, {glyph for glyph, _ in font.codes})
    name = _subset_name(font)
    places = {code: glyphs[glyph] for (glyph, _), code in font.codes.items()}
    descriptor = _descriptor(font.face, name)
    entries = _descendant(name)
    encoding: object = pdfdoc.PDFName("Identity-H")
    if font.face.has_outlines:
        data = bytes(subset.blob.data)
        descriptor["FontFile2"] = document.Reference(stream(data, Length1=len(data)))
        entries["Subtype"] = pdfdoc.PDFName("CIDFontType2")
        entries["CIDToGIDMap"] = document.Reference(stream(_glyph_map(places)))
        entries["W"] = pdfdoc.PDFArray(_widths(font, {code: code for code in places}))
    else:
        data = bytes(subset.reference_table("CFF ").data)
        kind = pdfdoc.PDFName("CIDFontType0C")
        descriptor["FontFile3"] = document.Reference(stream(data, Subtype=kind))
        entries["Subtype"] = pdfdoc.PDFName("CIDFontType0")
        entries["W"] = pdfdoc.PDFArray(_widths(font, places))
        encoding = document.Reference(_encoding(places))
    entries["FontDescriptor"] = document.Reference(descriptor)
    return document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": encoding,
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(entries)]),
                "ToUnicode": document.Reference(stream(_to_unicode(font))),
            }
        )
    )


def _descriptor(face: FontFace, name: str) -> pdfdoc.PDFDictionary:
    per_mille = 1000 / face.units_per_em
    italic = face.key.endswith("i")
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(name),
            "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
            "FontBBox": pdfdoc.PDFArray(_bounding_box(face)),
            "ItalicAngle": _italic_angle(face),
            "Ascent": round(face.ascent * 1000),
            "Descent": round(-face.descent * 1000),
            "CapHeight": round(_cap_height(face) * per_mille),
            "StemV": 80,
        }
    )


def _descendant(name: str) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "BaseFont": pdfdoc.PDFName(name),
            "CIDSystemInfo": pdfdoc.PDFDictionary(_IDENTITY),
            "DW": 0,
        }
    )


def _subset(face: FontFace, glyphs: set[int]) -> tuple[hb.Face, dict[int, int]]:
    """Return a font of those glyphs alone, and where each of them is in it."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _UNNEEDED)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    plan = hb.SubsetPlan(face.face, wanted)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)


def _subset_name(font: PdfFont) -> str:
    """Return the name with the six letters of a subset, made from what it holds."""
    known = font.face.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
    seed = zlib.crc32(repr(sorted(font.codes)).encode())
    letters = "".join(chr(ord("A") + seed // 26**place % 26) for place in range(6))
    return f"{letters}+{''.join(c for c in known if c.isalnum() or c == '-')}"


def _bounding_box(face: FontFace) -> list[int]:
    box = struct.unpack_from(">4h", bytes(face.face.reference_table("head").data), 36)
    return [round(side * 1000 / face.units_per_em) for side in box]


def _cap_height(face: FontFace) -> int:
    extents = face.font.get_glyph_extents(face.glyph("H"))
    return int(extents.y_bearing) if extents and face.glyph("H") else face.units_per_em * 7 // 10


def _italic_angle(face: FontFace) -> float:
    post = bytes(face.face.reference_table("post").data)
    return float(struct.unpack_from(">i", post, 4)[0] / 65536) if len(post) >= 8 else 0.0


def _widths(font: PdfFont, numbers: dict[int, int]) -> list[object]:
    """Return the advance of every code under its number, in runs of consecutive numbers."""
    per_mille = 1000 / font.face.units_per_em
    advances = {
        numbers[code]: f"{font.face.advance(glyph) * per_mille:.6g}"
        for (glyph, _), code in font.codes.items()
    }
    runs: list[object] = []
    run: list[object] = []
    before = -2
    for number, advance in sorted(advances.items()):
        if number != before + 1:
            run = []
            runs += [number, pdfdoc.PDFArray(run)]
            runs[-1].sequence = run  # type: ignore[attr-defined]
        run.append(advance)
        before = number
    return runs


def _glyph_map(places: dict[int, int]) -> bytes:
    """Return, for every code from 0 on, the two bytes of its glyph in the subset."""
    table = bytearray(2 * (max(places) + 1))
    for code, place in places.items():
        struct.pack_into(">H", table, 2 * code, place)
    return bytes(table)


def _encoding(places: dict[int, int]) -> pdfdoc.PDFStream:
    """Return the table from codes to the numbers of a CFF font's glyphs."""
    mapped = [f"<{code:04X}> {place}" for code, place in sorted(places.items())]
    body = _cmap("Journeymapper-Codes", "Identity", mapped, "cidchar")
    return stream(
        body,
        Type=pdfdoc.PDFName("CMap"),
        CMapName=pdfdoc.PDFName("Journeymapper-Codes"),
        CIDSystemInfo=pdfdoc.PDFDictionary(_IDENTITY),
    )


def _to_unicode(font: PdfFont) -> bytes:
    """Return the table from codes to characters, in UTF-16 as the format wants them."""
    said = [
        f"<{code:04X}> <{characters.encode('utf-16-be', 'replace').hex().upper()}>"
        for (_, characters), code in sorted(font.codes.items(), key=lambda item: item[1])
        if characters
    ]
    return _cmap("Adobe-Identity-UCS", "UCS", said, "bfchar")


def _cmap(name: str, ordering: str, entries: list[str], kind: str) -> bytes:
    blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def",
            f"/CMapName /{name} def /CMapType {2 if kind == 'bfchar' else 1} def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} begin{kind}", *block, f"end{kind}")
            ),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()
