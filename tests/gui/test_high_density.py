"""Screens of every density: pixels are those of the screen, clicks meet what is seen, and a window
that is carried to another screen is drawn anew for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def look(tmp_path: Path, way: str, **environment: str) -> dict:
    run = subprocess.run(
        [sys.executable, "-m", "tests.gui.density", way, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def assert_crisp(found: dict, stage: str, ratio: float) -> None:
    assert found["ratio"] == ratio
    assert found["compared"] > 3000
    assert found["blurred"] < found["compared"] / 60  # some edges are shaded a shade otherwise
    assert found["selected"] == [stage]
    assert found["minimap"] == pytest.approx(ratio, abs=0.1)


@pytest.mark.parametrize("ratio", ["1", "1.5", "2"])
def test_lines_are_crisp_and_clicks_meet_what_is_seen(tmp_path, ratio):
    told = look(tmp_path, "stay", QT_SCALE_FACTOR=ratio)
    assert_crisp(told["seen"][0], told["stage"], float(ratio))


@pytest.mark.parametrize(("here", "there"), [("1", "2"), ("2", "1.5"), ("1.5", "1")])
def test_a_window_carried_to_another_screen_is_drawn_for_it(tmp_path, here, there):
    told = look(tmp_path, "move", QT_SCREEN_SCALE_FACTORS=f"one={here};two={there}")
    assert_crisp(told["seen"][0], told["stage"], float(here))
    assert_crisp(told["seen"][1], told["stage"], float(there))
