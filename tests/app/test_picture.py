"""``--picture``: the window painted into a file, without a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QImage

from journeymapper.app import main
from journeymapper.storage.templates import template_path


def journeymapper(*words: object) -> subprocess.CompletedProcess[str]:
    """Start the program as people do."""
    return subprocess.run(
        [sys.executable, "-m", "journeymapper", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_window_is_painted_with_its_map(tmp_path: Path, own_folders: Path) -> None:
    target = tmp_path / "window.png"
    done = journeymapper("--picture", target, template_path("telecom-cr"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1920, 1080)
    shown = {picture.pixel(x, y) for x in range(0, 1920, 8) for y in range(0, 1080, 8)}
    assert len(shown) > 200
    assert not [ini for ini in own_folders.rglob("*.ini") if "window" in ini.read_text("utf-8")]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["no-such.journey"], main.FAILED, "no-such.journey"),
        (["--template", "nope"], main.USAGE, "telecom-cr"),
        ([], main.USAGE, "FILE"),
    ],
)
def test_what_cannot_be_painted_is_told_in_one_line(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    done = journeymapper("--picture", tmp_path / "window.png", *words)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.glob("*.png"))


def test_a_template_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], qapp) -> None:
    assert main.run([], template="nope") == main.USAGE
    assert "nope" in capsys.readouterr().err
