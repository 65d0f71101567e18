"""The window's colours as named values, light and dark, and the Qt palette made from them."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Tokens(NamedTuple):
    """What each colour is for; every text colour reaches 4.5:1 on the grounds it stands on."""

    dark: bool
    chrome: str
    """Status bar and window edge."""
    menu_bar: str
    toolbar: str
    panel: str
    field: str
    desk: str
    separator: str
    border: str
    edge: str
    """Frames of what is filled in or ticked, told from its ground by 3:1."""
    text: str
    secondary: str
    disabled: str
    accent: str
    on_accent: str
    accent_text: str
    accent_tint: str
    on_accent_tint: str
    accent_edge: str
    hover: str
    pressed: str
    tile: str
    track: str
    handle: str
    warning: str
    error: str
    success: str


LIGHT: Final = Tokens(
    dark=False,
    chrome="#EDF0F3",
    menu_bar="#F6F8FA",
    toolbar="#FFFFFF",
    panel="#FAFBFC",
    field="#FFFFFF",
    desk="#E4E8EC",
    separator="#DDE2E7",
    border="#CFD6DD",
    edge="#858F9B",
    text="#18212B",
    secondary="#525D6A",
    disabled="#A3ACB6",
    accent="#2F5BD0",
    on_accent="#FFFFFF",
    accent_text="#2F5BD0",
    accent_tint="#E8EEFC",
    on_accent_tint="#1F418F",
    accent_edge="#8FA6DE",
    hover="#EDF0F4",
    pressed="#DFE4E9",
    tile="#EDF0F4",
    track="#DFE4E9",
    handle="#858F9B",
    warning="#6D4500",
    error="#B3261E",
    success="#1B6E3C",
)

DARK: Final = Tokens(
    dark=True,
    chrome="#14181E",
    menu_bar="#1A1F26",
    toolbar="#1A1F26",
    panel="#232A33",
    field="#1A1F26",
    desk="#0F1317",
    separator="#38424E",
    border="#5D6B7A",
    edge="#717F8F",
    text="#E6EAEF",
    secondary="#A9B4C0",
    disabled="#6B7785",
    accent="#2F5BD0",
    on_accent="#FFFFFF",
    accent_text="#8FB0FF",
    accent_tint="#24365F",
    on_accent_tint="#CFE0FF",
    accent_edge="#8FB0FF",
    hover="#2D3642",
    pressed="#38424E",
    tile="#2F3844",
    track="#38424E",
    handle="#717F8F",
    warning="#F0B95A",
    error="#FF9C92",
    success="#7FD3A2",
)


class _Current:
    """The tokens in force; a preference beats the system."""

    def __init__(self) -> None:
        self.preference = ""


_current = _Current()


def set_preference(preference: str) -> None:
    """Choose "light" or "dark"; empty follows the system."""
    _current.preference = preference


def tokens() -> Tokens:
    """Return the colours in force now."""
    if _current.preference:
        return DARK if _current.preference == "dark" else LIGHT
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def blend(over: str, under: str, share: float) -> str:
    """Return ``over`` laid on ``under`` with an opacity of ``share``."""
    a, b = QColor(over), QColor(under)
    parts = (
        round(x * share + y * (1 - share))
        for x, y in (
            (a.red(), b.red()),
            (a.green(), b.green()),
            (a.blue(), b.blue()),
        )
    )
    return QColor(*parts).name()


def tinted(ink: str, tint: str) -> tuple[str, str]:
    """Return a pair of ink and its ground, as the theme in force shows it."""
    now = tokens()
    if not now.dark:
        return ink, tint
    return blend(ink, "#FFFFFF", 0.45), blend(ink, now.panel, 0.34)


def qt_palette(of: Tokens) -> QPalette:
    """Return the Fusion palette; setColorScheme alone does nothing without a platform theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, of.panel),
        (role.WindowText, of.text),
        (role.Base, of.field),
        (role.AlternateBase, of.hover),
        (role.Text, of.text),
        (role.Button, of.panel),
        (role.ButtonText, of.text),
        (role.BrightText, of.on_accent),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.Link, of.accent_text),
        (role.LinkVisited, of.accent_text),
        (role.ToolTipBase, of.text if not of.dark else of.pressed),
        (role.ToolTipText, of.field if not of.dark else of.text),
        (role.PlaceholderText, of.secondary),
        (role.Accent, of.accent),
        (role.Light, blend("#FFFFFF", of.panel, 0.3 if not of.dark else 0.06)),
        (role.Midlight, of.separator),
        (role.Mid, of.border),
        (role.Dark, of.border),
        (role.Shadow, "#000000"),
    ):
        palette.setColor(which, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, which, QColor(of.disabled))
    palette.setColor(off, role.Highlight, QColor(of.track))
    return palette
