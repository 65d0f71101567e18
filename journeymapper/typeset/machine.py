"""The families of the user's machine that a map may be set in, found when a map asks for one.

Their files are rebuilt from the tables that Qt gives and known to Qt under names of our own, so
that screen, PDF and SVG take the very same outlines, whatever else is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

    from journeymapper.typeset.fonts import FontFace

PREFIX: Final = "machine:"
_OURS: Final = ("Fira Sans", "Jm40", "Jm60", "Journeymapper ")
"""How the names begin that Qt knows from us."""
_STAND_INS: Final = frozenset({"Monospace", "Sans Serif", "Serif"})
"""Names that a system answers with a font of its choice: another one on every machine."""

_TABLES: Final = (
    *("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "post", "name"),
    *("cvt ", "fpgm", "prep", "GDEF", "GSUB", "GPOS", "CFF ", "CFF2", "VORG", "vhea", "vmtx"),
)
_VARYING: Final = ("fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "cvar")


def tables_from(raw: QRawFont, *, varying: bool = False) -> dict[str, bytes]:
    """Return what Qt gives of a font's file; ``varying`` with what makes it a variable one."""
    tags = (*_TABLES, *_VARYING) if varying else _TABLES
    return {tag: bytes(raw.fontTable(tag).data()) for tag in tags}


def families() -> tuple[str, ...]:
    """Return the families that Latin text can be set in, in the order of their names."""
    try:
        from PySide6.QtGui import QFontDatabase
    except ImportError:
        return ()
    from journeymapper.typeset.windowless import start_qt

    start_qt()
    return tuple(
        name
        for name in QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
        if not name.startswith(_OURS)
        and name not in _STAND_INS
        and QFontDatabase.isSmoothlyScalable(name)
        and not QFontDatabase.isPrivateFamily(name)
    )


def has_family(family: str) -> bool:
    """Tell whether the machine has a family that text can be set in and drawn from outlines."""
    if not family or family.startswith(_OURS):
        return False
    try:
        from PySide6.QtGui import QFontDatabase
    except ImportError:
        return False
    from journeymapper.typeset.windowless import start_qt

    start_qt()
    return QFontDatabase.hasFamily(family) and QFontDatabase.isSmoothlyScalable(family)


def machine_key(family: str, weight: int, italic: bool) -> str:
    """Return the key of a family of the machine at the nearer of the map's two weights."""
    return f"{PREFIX}{family}-{600 if weight > 500 else 400}{'i' if italic else ''}"


def load(key: str) -> FontFace:
    """Return the font of a key that ``machine_key`` made; raises KeyError if it is gone."""
    import uharfbuzz as hb
    from PySide6.QtGui import QFont, QRawFont

    from journeymapper.typeset.font_files import cut, font_file, named
    from journeymapper.typeset.fonts import FontFace

    family, _, look = key.removeprefix(PREFIX).rpartition("-")
    if not has_family(family):
        raise KeyError(key)
    weight, italic = int(look.rstrip("i")), look.endswith("i")
    font = QFont()
    font.setFamilies([family])
    font.setWeight(QFont.Weight.DemiBold if weight > 500 else QFont.Weight.Normal)
    font.setItalic(italic)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    whole = hb.Face(hb.Blob(font_file(tables_from(QRawFont.fromFont(font), varying=True))))
    name = f"Journeymapper {family} {look}"
    return FontFace(
        key, named(cut(whole, weight, italic=italic), name, weight, italic=italic), family
    )
