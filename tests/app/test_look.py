"""The language of the window is that of Qt's own dialogs, dates and figures, too."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox

from journeymapper.app.look import apply_language
from journeymapper.i18n import set_interface_language


@pytest.fixture(autouse=True)
def _back_to_english(qtbot):
    yield
    set_interface_language("en")
    apply_language()


def test_qts_own_words_follow_the_language() -> None:
    set_interface_language("es")
    apply_language()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancelar"
    assert QCoreApplication.translate("QPlatformTheme", "Discard") == "Descartar"
    set_interface_language("en")
    apply_language()
    assert QCoreApplication.translate("QPlatformTheme", "Discard") == "Discard"


def test_dates_and_figures_follow_the_language() -> None:
    set_interface_language("es")
    apply_language()
    assert QLocale().toString(1.5) == "1,5"
    assert QLocale().toString(date(2026, 1, 31), "MMMM") == "enero"


def test_keys_are_named_as_on_a_keyboard() -> None:
    def named(keys: str) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    set_interface_language("es")
    apply_language()
    assert named("Ctrl+Shift+F") == "Ctrl+Mayús+F"
    assert [named("Del"), named("Ctrl+Return"), named("PgUp")] == ["Supr", "Ctrl+Intro", "Re Pág"]
    set_interface_language("en")
    apply_language()
    assert named("Ctrl+Shift+F") == "Ctrl+Shift+F"
