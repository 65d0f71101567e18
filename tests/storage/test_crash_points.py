"""A save that ends at any of its calls to the system leaves the old or the new file, whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL and fork")


def points(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.storage.crash_points", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_a_save_ended_at_any_call_leaves_the_old_or_the_new_file(tmp_path):
    done = points(str(tmp_path))
    assert done.returncode == 0, done.stderr
    old, new = map(int, done.stdout.split())
    assert old > 50
    assert new > 4


def test_a_save_over_the_old_content_would_be_found_out(tmp_path):
    done = points(str(tmp_path), "in-place")
    assert done.returncode == 1
    assert "OpenError" in done.stderr
