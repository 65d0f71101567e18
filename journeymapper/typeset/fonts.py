"""The fonts text is set in: Fira Sans, Noto for what it lacks, then those of the user's system.

A font is known by its key: ``fira-400``, ``noto-sans-arabic-600``, ``system:Unifont:Medium``;
``machine:Georgia-600i`` is of a family that a map was given (see ``machine``).
"""

from __future__ import annotations

import struct
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from journeymapper.typeset.machine import PREFIX, load, machine_key, tables_from

if TYPE_CHECKING:
    import uharfbuzz as hb
    from PySide6.QtGui import QRawFont

FIRA: Final = {
    "fira-400": "FiraSans-Regular.ttf",
    "fira-600": "FiraSans-SemiBold.ttf",
    "fira-400i": "FiraSans-Italic.ttf",
    "fira-600i": "FiraSans-SemiBoldItalic.ttf",
}
"""The family of the map: key to file."""


class FontFace:
    """One font: its outlines' bytes, its measures and its character map.

    ``ascent`` and ``descent`` are in em, both positive; glyph advances are in font units.
    """

    def __init__(self, key: str, data: bytes, family: str, qt_font: QRawFont | None = None) -> None:
        """Read a font file's bytes; ``qt_font`` is Qt's own, for a font of the system."""
        import uharfbuzz as hb  # here and below: the window's own texts are set by Qt alone

        self.key = key
        self.data = data
        self.family = family
        self.qt_font = qt_font
        self.face = hb.Face(hb.Blob(data))
        self.font = hb.Font(self.face)
        self.units_per_em: int = self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.units_per_em
        self.descent: float = -extents.descender / self.units_per_em

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that has a glyph of its own."""
        return frozenset(map(chr, self.face.unicodes))

    def glyph(self, character: str) -> int:
        """Return the glyph of one character, 0 where there is none."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def advance(self, glyph: int) -> int:
        """Return a glyph's width in font units."""
        return int(self.font.get_glyph_h_advance(glyph))

    @property
    def has_outlines(self) -> bool:
        """Tell whether it carries TrueType outlines, which a PDF embeds as they are."""
        return self._has("glyf")

    @property
    def can_be_embedded(self) -> bool:
        """Tell whether it has outlines of either kind: a font of bitmaps alone has none."""
        return self._has("glyf") or self._has("CFF ")

    @cached_property
    def may_be_embedded(self) -> bool:
        """Tell whether it can be embedded and its maker lets a document carry a part of it."""
        from journeymapper.typeset.font_files import may_be_embedded

        return self.can_be_embedded and may_be_embedded(self.face)

    def _has(self, table: str) -> bool:
        return len(self.face.reference_table(table)) > 0


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the fonts of {package} are not installed")
    return Path(spec.origin).parent


@cache
def _fira_file(key: str) -> Path:
    return _folder("fontpkg_fira_sans") / "files" / FIRA[key]


def fira_key(weight: int, italic: bool) -> str:
    """Return the key of the map's family at the nearer of its two weights."""
    return f"fira-{600 if weight > 500 else 400}{'i' if italic else ''}"


def family_key(family: str, weight: int, italic: bool) -> str:
    """Return the key of a family of the machine, of the bundled one for an empty name."""
    return machine_key(family, weight, italic) if family else fira_key(weight, italic)


@cache
def _noto_files() -> dict[str, Path]:
    """Find the Noto files by key without weight, the most general ones first."""
    found = {}
    for path in sorted(_folder("manimgx_fonts").glob("Noto*.ttf")):
        stem = path.name.partition("[")[0]
        words = "".join(f"-{c.lower()}" if c.isupper() else c for c in stem).replace("--", "-")
        found[words.strip("-")] = path
    order = {"noto-sans": -1, "noto-sans-symbols": 1, "noto-emoji": 2}
    return {key: found[key] for key in sorted(found, key=lambda key: (order.get(key, 0), key))}


@cache
def _noto_coverage(name: str) -> hb.Font:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob.from_file_path(str(_noto_files()[name]))))


@cache
def fallback_key(character: str, weight: int, italic: bool) -> str | None:
    """Return the key of the bundled font that has a character Fira Sans lacks, if one has."""
    names = list(_noto_files())
    if italic:
        names.insert(0, "noto-sans-italic")
    for name in names:
        if name == "noto-sans-italic" and not italic:
            continue
        if _noto_coverage(name).get_nominal_glyph(ord(character)):
            return f"{name}-{600 if weight > 500 else 400}"
    return None


def _instance(path: Path, weight: int) -> tuple[bytes, str]:
    """Cut one weight out of a variable font and give it a family name of its own.

    Qt tells application fonts apart by family name only (and a system may hold the same Noto),
    so the four letters "Noto" in its name table are replaced by four that say the weight.
    """
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    plan = hb.SubsetInput()
    plan.keep_everything()
    plan.pin_axis_location(face, "wght", weight)
    data = bytearray(hb.subset(face, plan).blob.data)
    label = f"Jm{weight // 10}"
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag == b"name":
            names = bytes(data[start : start + length])
            for coding in ("utf-16-be", "ascii"):
                names = names.replace("Noto".encode(coding), label.encode(coding))
            data[start : start + length] = names
    return bytes(data), face.get_name(hb.OTNameIdPredefined.FONT_FAMILY).replace("Noto", label)


_faces: dict[str, FontFace] = {}
_lock = Lock()


def face(key: str) -> FontFace:
    """Return the font a glyph span names.

    Raises KeyError for a key that no text of this process was set in.
    """
    found = _faces.get(key)
    if found is None:
        with _lock:
            found = _faces.get(key) or _load(key)
            _faces[key] = found
    return found


def _load(key: str) -> FontFace:
    if key in FIRA:
        return FontFace(key, _fira_file(key).read_bytes(), "Fira Sans")
    if key.startswith(PREFIX):
        return load(key)
    name, _, weight = key.rpartition("-")
    if name not in _noto_files():
        raise KeyError(key)
    return FontFace(key, *_instance(_noto_files()[name], int(weight)))


def not_for_documents() -> frozenset[str]:
    """Return the keys of the fonts taken in so far that no document may carry a part of."""
    return frozenset(key for key, font in tuple(_faces.items()) if not font.may_be_embedded)


def add_system_font(raw: QRawFont) -> FontFace:
    """Take in a font of the user's system that Qt chose, and return its face.

    Its file is rebuilt from its tables, so that a PDF can embed it wherever it came from.
    """
    from journeymapper.typeset.font_files import font_file

    key = f"system:{raw.familyName()}:{raw.styleName()}"
    with _lock:
        found = _faces.get(key)
        if found is None:
            found = FontFace(key, font_file(tables_from(raw)), raw.familyName(), raw)
            _faces[key] = found
    return found


_qt_families: dict[str, str] = {}


def register_with_qt(key: str) -> str:
    """Make a bundled font known to Qt and return the family to ask for; needs a QGuiApplication."""
    family = _qt_families.get(key)
    if family is None:
        from PySide6.QtGui import QFontDatabase

        if key in FIRA and key not in _faces:
            number = QFontDatabase.addApplicationFont(str(_fira_file(key)))
        else:
            number = QFontDatabase.addApplicationFontFromData(face(key).data)
        families = QFontDatabase.applicationFontFamilies(number)
        if not families:
            raise RuntimeError(f"Qt cannot read the bundled font {key}")
        family = _qt_families[key] = families[0]
    return family


def register_family_with_qt() -> str:
    """Make Fira Sans known to Qt, all that the map and the window use, and return its name."""
    for key in FIRA:
        register_with_qt(key)
    return _qt_families["fira-400"]


def qt_raw_font(key: str, pixel_size: float) -> QRawFont:
    """Return the font for painting glyphs by number, unhinted; needs a QGuiApplication."""
    from PySide6.QtGui import QFont, QRawFont

    known = face(key)
    if known.qt_font is not None:
        copy = QRawFont(known.qt_font)
        copy.setPixelSize(pixel_size)
        return copy
    return QRawFont(known.data, pixel_size, QFont.HintingPreference.PreferNoHinting)
