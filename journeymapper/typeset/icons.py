"""The icons: Phosphor outlines, read from the installed set when first asked for."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from journeymapper.display.primitives import Symbol

_SIDE: Final = 256
"""The side of the square that Phosphor draws in."""

_PATH: Final = re.compile(r'<path d="([^"]+)"(?: opacity="([0-9.]+)")?')


@cache
def _set() -> ZipFile:
    spec = find_spec("justmyresource_phosphor")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the icons (justmyresource-phosphor) are not installed")
    return ZipFile(Path(spec.origin).with_name("icons.zip"))


def _member(name: str, weight: str) -> str:
    return f"{weight}/{name}{'' if weight == 'regular' else f'-{weight}'}.svg"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    folder = "regular/"
    return tuple(
        sorted(
            member.removeprefix(folder).removesuffix(".svg")
            for member in _set().namelist()
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
    from journeymapper.typeset.outlines import outline

    try:
        svg = _set().read(_member(name, weight)).decode()
    except KeyError:
        raise KeyError(name) from None
    layers = tuple(
        (outline(data, _SIDE), float(opacity or 1)) for data, opacity in _PATH.findall(svg)
    )
    if not layers:
        raise KeyError(name)
    return Symbol(name if weight == "duotone" else f"{name}-{weight}", layers)
