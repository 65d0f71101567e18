"""Language, font and colours of the whole application, as chosen or as the system has them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from journeymapper.app import settings, theme
from journeymapper.app.stylesheet import style_sheet
from journeymapper.i18n import LANGUAGES, interface_language, set_interface_language
from journeymapper.typeset.fonts import register_family_with_qt

TEXT_SIZE: Final = 13
_translators: Final[list[QTranslator]] = []
KEYS: Final = {
    "es": {
        "Ctrl": "Ctrl",
        "Shift": "Mayús",
        "Del": "Supr",
        "Return": "Intro",
        "Enter": "Intro",
        "PgUp": "Re Pág",
        "PgDown": "Av Pág",
        "Ins": "Insert",
        "Esc": "Esc",
    }
}
"""What is printed on the keys, by language, where Qt says it otherwise or at length."""


class _KeyNames(QTranslator):
    """Names keys in menus and tool tips as they are named on keyboards."""

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__()
        self._names = names

    def isEmpty(self) -> bool:
        """Say that there is something to ask for."""
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Return the name of a key; None leaves the word to the next translator."""
        return self._names.get(source) if context == "QShortcut" else None


def start_language(asked: str = "") -> None:
    """Speak the language asked for in this run, else the one chosen once, else the system's."""
    chosen = settings.text("language")
    if asked or chosen in LANGUAGES:
        set_interface_language(asked or chosen)
    apply_language()


def apply_language() -> None:
    """Speak the language in force, in Qt's own dialogs too."""
    # Said outright even where it is the system's: asking the system each time costs.
    set_interface_language(interface_language())
    for old in _translators:
        QCoreApplication.removeTranslator(old)
    _translators.clear()
    language = interface_language()
    QLocale.setDefault(QLocale(language))
    if language == "en":
        return
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        QCoreApplication.installTranslator(translator)
        _translators.append(translator)
    if language in KEYS:
        names = _KeyNames(KEYS[language])
        QCoreApplication.installTranslator(names)  # asked before the one installed first
        _translators.append(names)


def apply_font(app: QApplication) -> None:
    """Use the bundled family for the whole window."""
    font = QFont(register_family_with_qt())
    font.setPixelSize(TEXT_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def apply_theme() -> None:
    """Use the chosen colours, or those that the system asks for."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    theme.set_preference(settings.text("theme"))
    now = theme.tokens()
    app.setPalette(theme.qt_palette(now))
    app.setStyleSheet(style_sheet(now))
