"""The one style sheet of the window, filled from the colours of the theme."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QDir

from journeymapper.app.theme import Tokens
from journeymapper.resources import resources


def style_sheet(of: Tokens) -> str:
    """Return ``themes/window.qss`` in these colours; it finds its drawings under ``theme:``."""
    QDir.setSearchPaths("theme", [str(resources() / "themes")])
    sheet = (resources() / "themes" / "window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(
        of._asdict(),
        tip_ground=of.pressed if of.dark else of.text,
        tip_text=of.text if of.dark else of.field,
        label=of.text if of.dark else "#3A4551",
        zoom_track=of.handle if of.dark else "#C3CAD2",
        accent_hover="#3D6AE0" if of.dark else "#274FB8",
        focus_on_accent="#CFE0FF" if of.dark else "#18306F",
        caret="caret-dark.svg" if of.dark else "caret.svg",
        tick="tick-dark.svg" if of.dark else "tick.svg",
    )
