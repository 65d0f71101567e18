"""Fonts made for tests: Fira Sans under another name, with other rights, as if installed."""

from __future__ import annotations

import struct
from functools import cache

import uharfbuzz as hb

from journeymapper.typeset.font_files import font_file, named, tables_of
from journeymapper.typeset.fonts import face
from journeymapper.typeset.windowless import start_qt


def with_rights(data: bytes, rights: int) -> bytes:
    """Return a font file with that fsType."""
    tables = tables_of(hb.Face(hb.Blob(data)))
    traits = bytearray(tables["OS/2"])
    struct.pack_into(">H", traits, 8, rights)
    return font_file({**tables, "OS/2": bytes(traits)})


@cache
def install(family: str, rights: int = 0, source: str = "fira-600") -> str:
    """Make a family known to Qt, as the machine's own are, and return its name."""
    from PySide6.QtGui import QFontDatabase

    start_qt()
    data = with_rights(named(face(source).face, family, 400), rights)
    assert QFontDatabase.addApplicationFontFromData(data) >= 0
    return family
