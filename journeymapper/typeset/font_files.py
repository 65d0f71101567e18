"""Font files as bytes: put together from tables, cut to one weight, given a name, asked for rights.

Qt tells fonts apart by the family's name only, so a font that it shall not mix up with another of
that name gets one of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

import uharfbuzz as hb

RESTRICTED: Final = 0x0002
NO_SUBSET: Final = 0x0100
BITMAPS_ONLY: Final = 0x0200
_LEVELS: Final = 0x000F
"""The bits of OS/2's fsType; where several levels are set, the most generous one holds (0.4)."""

_RIGHTS_AT: Final = 8
_WEIGHT_AT: Final = 4
_SELECTION_AT: Final = 62
_STYLE_AT: Final = 44
_ITALIC: Final = 1
_BOLD: Final = 1 << 5
_REGULAR: Final = 1 << 6
_SLANTS: Final = {"ital": max, "slnt": min}
"""The axes that lean a font, and which end of each leans it."""


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """Write a font file of some tables."""
    kept = {tag: data for tag, data in sorted(tables.items()) if data}
    flavour = b"OTTO" if "CFF " in kept or "CFF2" in kept else b"\0\1\0\0"
    offset = 12 + 16 * len(kept)
    header = [flavour, struct.pack(">4H", len(kept), 0, 0, 0)]
    body: list[bytes] = []
    for tag, data in kept.items():
        header.append(struct.pack(">4sIII", tag.encode(), 0, offset, len(data)))
        padded = data + b"\0" * (-len(data) % 4)
        body.append(padded)
        offset += len(padded)
    return b"".join(header + body)


def tables_of(face: hb.Face) -> dict[str, bytes]:
    """Return the tables of a font by their tags."""
    return {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}


def cut(face: hb.Face, weight: int, *, italic: bool = False) -> hb.Face:
    """Cut one weight out of a variable font; a font of one weight stays as it is."""
    axes = {axis.tag: axis for axis in face.axis_infos}
    if not axes:
        return face
    plan = hb.SubsetInput()
    plan.keep_everything()
    plan.pin_all_axes_to_default(face)
    if "wght" in axes:
        least, most = axes["wght"].min_value, axes["wght"].max_value
        plan.pin_axis_location(face, "wght", min(max(weight, least), most))
    for tag, end in _SLANTS.items():
        if italic and tag in axes:
            plan.pin_axis_location(face, tag, end(axes[tag].min_value, axes[tag].max_value))
    return hb.subset(face, plan)


def named(face: hb.Face, family: str, weight: int, *, italic: bool = False) -> bytes:
    """Write a font under another family's name, as of that weight and slant.

    Asked for the weight that its file says, Qt never thickens or slants it by itself.
    """
    tables = tables_of(face)
    postscript = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or family
    tables["name"] = _names({1: family, 2: "Regular", 4: family, 6: postscript})
    if len(tables.get("OS/2", b"")) > _SELECTION_AT + 2:
        traits = bytearray(tables["OS/2"])
        struct.pack_into(">H", traits, _WEIGHT_AT, weight)
        struct.pack_into(">H", traits, _SELECTION_AT, _ITALIC if italic else _REGULAR)
        tables["OS/2"] = bytes(traits)
    if len(tables.get("head", b"")) > _STYLE_AT + 2:
        head = bytearray(tables["head"])
        struct.pack_into(">H", head, _STYLE_AT, 2 if italic else 0)
        tables["head"] = bytes(head)
    return font_file(tables)


def _names(said: Mapping[int, str]) -> bytes:
    """Write a name table in English, for Windows' way of reading it, which all know."""
    records, texts = [], b""
    for number, text in sorted(said.items()):
        coded = text.encode("utf-16-be")
        records.append(struct.pack(">6H", 3, 1, 0x409, number, len(coded), len(texts)))
        texts += coded
    return struct.pack(">3H", 0, len(records), 6 + 12 * len(records)) + b"".join(records) + texts


def may_be_embedded(face: hb.Face) -> bool:
    """Tell whether a font's rights let a part of its outlines stand in a document (OS/2 fsType)."""
    table = bytes(face.reference_table("OS/2").data)
    if len(table) < _RIGHTS_AT + 2:
        return True
    (rights,) = struct.unpack_from(">H", table, _RIGHTS_AT)
    return rights & _LEVELS != RESTRICTED and not rights & (NO_SUBSET | BITMAPS_ONLY)
