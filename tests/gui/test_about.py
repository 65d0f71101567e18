from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtTest import QTest

import journeymapper
from journeymapper.app.about import AboutDialog


def test_it_names_the_versions_and_closes_with_a_key(qtbot, sample) -> None:
    window = sample()
    window.run("about")
    dialog = window.findChild(AboutDialog)
    words = " ".join(
        part.text() for part in dialog.findChildren(type(dialog.system)) if part.isVisible()
    )
    assert journeymapper.__version__ in words
    assert qVersion() in words
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
