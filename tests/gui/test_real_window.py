"""The program as people start it, on a real X screen (CI runs this under xvfb)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QGuiApplication, QImage

pytestmark = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs a screen: QT_QPA_PLATFORM=xcb"
)


def colours_on_screen() -> set[int]:
    """Return the colours that the whole screen shows, looked at every sixteenth pixel."""
    screen = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    small = screen.convertToFormat(QImage.Format.Format_RGB32)
    columns, rows = range(0, small.width(), 16), range(0, small.height(), 16)
    return {small.pixel(x, y) for x in columns for y in rows}


def test_the_editor_shows_the_sample_map(qtbot, tmp_path: Path) -> None:
    empty = len(colours_on_screen())
    with (tmp_path / "said").open("w+") as said:
        program = subprocess.Popen(
            [sys.executable, "-m", "journeymapper", "--template", "telecom-cr"],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            qtbot.waitUntil(lambda: len(colours_on_screen()) > empty + 40, timeout=30_000)
            qtbot.wait(500)
            assert program.poll() is None
        finally:
            program.terminate()
            program.wait(10)
        said.seek(0)
        assert said.read() == ""
