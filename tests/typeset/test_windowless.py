"""Qt where no window is open: it does its work and keeps its thoughts to itself."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journeymapper.storage.files import save_map
from journeymapper.storage.templates import new_from_template

ROOT = Path(__file__).parents[2]
pytest.importorskip("PySide6.QtGui", reason="this is about Qt", exc_type=ImportError)


@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_an_export_of_any_script_says_nothing(tmp_path, suffix):
    journey = new_from_template("three-phases-en", date(2026, 11, 21))
    save_map(replace(journey, title="हिन्दी ไทย 中文 العربية 😀"), tmp_path / "a.journey")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("QT_LOGGING_RULES", None)
    done = subprocess.run(
        [sys.executable, "-m", "journeymapper", "export", "a.journey", "-o", f"a{suffix}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / f"a{suffix}").stat().st_size > 5_000
