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
_SYMBOLIC: Final = 4
_ITALIC: Final = 64


def stream(content: bytes, **entries: object) -> pdfdoc.PDFStream:
    """Return a compressed stream with those entries in its dictionary."""
    dictionary = pdfdoc.PDFDictionary({**entries, "Filter": pdfdoc.PDFName("FlateDecode")})
    return pdfdoc.PDFStream(dictionary, zlib.compress(content, 6))


def embed(document: pdfdoc.PDFDocument, font: PdfFont) -> object:
    """Add a font with all the codes given out, and return the reference to it."""
    data, glyphs = _subset(font.face, {glyph for glyph, _ in font.codes})
    name = _subset_name(font)
    italic = font.face.key.endswith("i")
    per_mille = 1000 / font.face.units_per_em
    extents = font.face.font.get_font_extents("ltr")
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(name),
            "Flags": _SYMBOLIC | (_ITALIC if italic else 0),
            "FontBBox": pdfdoc.PDFArray(_bounding_box(font.face)),
            "ItalicAngle": _italic_angle(font.face),
            "Ascent": round(extents.ascender * per_mille),
            "Descent": round(extents.descender * per_mille),
            "CapHeight": round(_cap_height(font.face) * per_mille),
            "StemV": 80,
            "FontFile2": document.Reference(stream(data, Length1=len(data))),
        }
    )
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(name),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": document.Reference(descriptor),
            "DW": 0,
            "W": pdfdoc.PDFArray(_widths(font, per_mille)),
            "CIDToGIDMap": document.Reference(stream(_glyph_map(font, glyphs))),
        }
    )
    return document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(stream(_to_unicode(font))),
            }
        )
    )


def _subset(face: FontFace, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font file of those glyphs alone, and where each of them is in it."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _UNNEEDED)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    plan = hb.SubsetPlan(face.face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


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


def _widths(font: PdfFont, per_mille: float) -> list[object]:
    """Return the advance of every code, in runs of consecutive codes."""
    runs: list[object] = []
    run: list[object] = []
    before = -2
    for (glyph, _), code in sorted(font.codes.items(), key=lambda item: item[1]):
        if code != before + 1:
            run = []
            array = pdfdoc.PDFArray(run)
            array.sequence = run
            runs += [code, array]
        run.append(f"{font.face.advance(glyph) * per_mille:.6g}")
        before = code
    return runs


def _glyph_map(font: PdfFont, glyphs: dict[int, int]) -> bytes:
    """Return, for every code from 0 on, the two bytes of its glyph in the subset."""
    table = bytearray(2 * (max(font.codes.values()) + 1))
    for (glyph, _), code in font.codes.items():
        struct.pack_into(">H", table, 2 * code, glyphs[glyph])
    return bytes(table)


def _to_unicode(font: PdfFont) -> bytes:
    """Return the table from codes to characters, in UTF-16 as the format wants them."""
    said = [
        f"<{code:04X}> <{characters.encode('utf-16-be').hex().upper()}>"
        for (_, characters), code in sorted(font.codes.items(), key=lambda item: item[1])
        if characters
    ]
    blocks = [said[i : i + 100] for i in range(0, len(said), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()
