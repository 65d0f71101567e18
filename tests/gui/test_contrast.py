"""What is drawn can be read: every word of a map in every theme, every colour of the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from journeymapper.app.theme import DARK, LIGHT, Tokens
from journeymapper.display.palette import contrast
from journeymapper.display.primitives import Display, Group, TextRun
from journeymapper.layout.engine import arrange
from journeymapper.model.vocabulary import THEMES
from journeymapper.render.qt import image
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

TEXT, GRAPHICS = 4.5, 3.0
BRANDS = ("", "#FFD400", "#7A0019")


def wordless(group: Group) -> Group:
    """Return a group as it is drawn without its words."""
    parts = (
        wordless(part) if isinstance(part, Group) else part
        for part in group.parts
        if not isinstance(part, TextRun)
    )
    return Group(tuple(parts), group.bounds, group.dx, group.dy, group.role, group.key, group.clip)


def words(group: Group, dx: float, dy: float):
    """Yield each set line with the place of its middle on the sheet."""
    for part in group.parts:
        if isinstance(part, Group):
            yield from words(part, dx + part.dx, dy + part.dy)
        elif isinstance(part, TextRun) and part.line.text.strip():
            middle = part.x + part.line.width * part.size / 2
            yield part, dx + middle, dy + part.y - part.size * 0.3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.usefixtures("application")
def test_every_word_on_a_map_reads_on_what_is_below_it(theme: str, brand: str) -> None:
    journey = read_map(template_path("ecommerce-shoes")).map
    look = replace(journey.theme, palette=theme, brand=brand)
    display = arrange(replace(journey, theme=look), engine(), symbol).display
    bare = Display(
        display.width,
        display.height,
        tuple(wordless(layer) for layer in display.layers),
        background=display.background,
    )
    ground, poor, count = image(bare, 1.0), {}, 0
    for layer in display.layers:
        for run, x, y in words(layer, layer.dx, layer.dy):
            count += 1
            below = QColor(ground.pixel(round(x), round(y))).name()
            found = contrast(run.colour, below)
            if found < TEXT - 0.05:
                poor[run.line.text] = f"{run.colour} on {below}: {found:.2f}"
    assert count > 300
    assert not poor


PAIRS = {
    "text": ("chrome", "menu_bar", "toolbar", "panel", "field", "hover", "pressed", "tile"),
    "secondary": ("chrome", "menu_bar", "toolbar", "panel", "field", "hover", "tile"),
    "accent_text": ("panel", "field", "toolbar", "accent_tint"),
    "on_accent": ("accent",),
    "on_accent_tint": ("accent_tint",),
    "warning": ("panel", "field", "chrome"),
    "error": ("panel", "field", "chrome"),
    "success": ("panel", "field", "chrome"),
}
"""Each colour of words, and the grounds that words in it stand on."""
EDGES = {
    "accent_text": ("panel", "field", "toolbar", "chrome", "menu_bar"),
    "handle": ("panel", "field"),
    "edge": ("panel", "field"),
}
"""What tells a part of the window from its ground: focus, ticks, scroll bars, frames of fields."""


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_of_the_window_reads_on_its_grounds(of: Tokens) -> None:
    poor = {
        f"{ink} on {ground}": round(contrast(getattr(of, ink), getattr(of, ground)), 2)
        for ink, grounds in PAIRS.items()
        for ground in grounds
        if contrast(getattr(of, ink), getattr(of, ground)) < TEXT
    }
    assert not poor


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_every_part_of_the_window_is_told_from_its_ground(of: Tokens) -> None:
    poor = {
        f"{edge} on {ground}": round(contrast(getattr(of, edge), getattr(of, ground)), 2)
        for edge, grounds in EDGES.items()
        for ground in grounds
        if contrast(getattr(of, edge), getattr(of, ground)) < GRAPHICS
    }
    assert not poor
