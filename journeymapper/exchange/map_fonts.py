"""What a map's own fonts mean on this machine and in a document, in words for people."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.i18n import _
from journeymapper.model.values import Theme


def _asked(theme: Theme) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (theme.font, theme.heading_font) if name))


def missing_fonts(theme: Theme) -> tuple[str, ...]:
    """Return the families that a map asks for and this machine does not have."""
    from journeymapper.typeset.machine import has_family

    return tuple(name for name in _asked(theme) if not has_family(name))


def barred_fonts(theme: Theme) -> tuple[str, ...]:
    """Return the families of a map that no document may carry."""
    from journeymapper.typeset.fonts import face
    from journeymapper.typeset.machine import has_family, machine_key

    return tuple(
        name
        for name in _asked(theme)
        if has_family(name)
        and not all(
            face(machine_key(name, weight, italic=False)).may_be_embedded for weight in (400, 600)
        )
    )


def missing_words(theme: Theme) -> str:
    """Say which font is shown in place of one that is missing; nothing where none is."""
    names = missing_fonts(theme)
    if not names:
        return ""
    return _(
        "This machine does not have the font {names}. The map is shown in Fira Sans instead; "
        "its own font stays in the file."
    ).format(names=_joined(names))


def barred_words(theme: Theme) -> str:
    """Say what becomes of a font that no document may carry; nothing where all may."""
    names = barred_fonts(theme)
    if not names:
        return ""
    return _(
        "The licence of {names} does not let documents carry it. In PDF and SVG its text is "
        "drawn as outlines: it looks the same, but cannot be edited there."
    ).format(names=_joined(names))


def _joined(names: Iterable[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
