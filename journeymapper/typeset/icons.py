"""The icons: Phosphor outlines, read from the installed set when first asked for."""

from __future__ import annotations

import mmap
import re
import struct
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from journeymapper.display.symbol import Symbol
from journeymapper.typeset.outlines import outline

_SIDE: Final = 256
"""The side of the square that Phosphor draws in."""

_PATH: Final = re.compile(r'<path d="([^"]+)"(?: opacity="([0-9.]+)")?')
_ENTRY: Final = struct.Struct("<4s6xH8xII H 12x I")
"""Of a zip's directory: signature, method, packed size, size, length of the name, place."""

_LOCAL: Final = struct.Struct("<26xHH")
"""Of a member's own head: the lengths of its name and of what else stands before its bytes."""

_END: Final = b"PK\5\6"
_BEGINS: Final = struct.Struct("<I")
"""Where the directory begins, 16 bytes after its end is marked."""
_DEFLATED: Final = 8


@cache
def _file() -> Path:
    spec = find_spec("justmyresource_phosphor")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the icons (justmyresource-phosphor) are not installed")
    return Path(spec.origin).with_name("icons.zip")


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    from zipfile import ZipFile

    folder = "regular/"
    with ZipFile(_file()) as archive:
        members = archive.namelist()
    return tuple(
        sorted(
            member.removeprefix(folder).removesuffix(".svg")
            for member in members
            if member.startswith(folder) and member.endswith(".svg")
        )
    )


@cache
def symbol(name: str, weight: str = "duotone") -> Symbol:
    """Return an icon in the unit square; weights: thin, light, regular, bold, fill, duotone.

    A name may carry its weight: ``fill/star``. Raises KeyError with the name of an unknown icon.
    """
    if "/" in name:
        weight, name = name.split("/", 1)
    try:
        svg = _read(f"{weight}/{name}{'' if weight == 'regular' else f'-{weight}'}.svg")
    except LookupError:
        raise KeyError(name) from None
    layers = tuple(
        (outline(data, _SIDE), float(opacity or 1)) for data, opacity in _PATH.findall(svg)
    )
    if not layers:
        raise KeyError(name)
    return Symbol(name if weight == "duotone" else f"{name}-{weight}", layers)


@cache
def _archive() -> mmap.mmap:
    with _file().open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _directory() -> bytes:
    """Return the directory of the archive, which stands after all of its files."""
    archive = _archive()
    end = archive.rfind(_END)
    (place,) = _BEGINS.unpack_from(archive, end + 16) if end >= 0 else (0,)
    return archive[place:]  # looked through as bytes ten times as fast as where it lies


@cache
def _folder(weight: str) -> int:
    """Return where in the directory the icons of a weight begin."""
    return max(_directory().find(f"{weight}/".encode()), 0)


def _read(member: str) -> str:
    """Return one file of the set, found without reading the directory of all 7,488.

    That alone would take 40 ms of every start.
    """
    archive, directory, name = _archive(), _directory(), member.encode()
    found = directory.find(name, _folder(member.partition("/")[0]))
    while found >= _ENTRY.size:
        signature, method, packed, _, length, place = _ENTRY.unpack_from(directory, found - 46)
        if signature == b"PK\1\2" and length == len(name):
            start = place + 30 + sum(_LOCAL.unpack_from(archive, place))
            data = archive[start : start + packed]
            return (zlib.decompress(data, -15) if method == _DEFLATED else data).decode()
        found = directory.find(name, found + 1)
    raise KeyError(member)
