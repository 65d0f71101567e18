"""The soak's own command works, and finds out a program that forgets; its long run is no test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.files import read_map, save_map
from tests.soak.__main__ import Soak

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")

ROOT = Path(__file__).parent.parent.parent


def test_a_short_soak_loses_nothing():
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--kills", "1", "--crashes", "2", "--cuts", "0"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("1 kills, 2 crashes: ")


def test_an_edit_that_was_told_and_is_gone_is_found_out(tmp_path):
    soak = Soak(tmp_path, 1)
    soak._check(["edit 0", ""], "")
    with pytest.raises(AssertionError, match="edit 3 was told, 0 is found"):
        soak._check(["edit 1", "edit 2", "edit 3", ""], "")


def test_a_save_that_was_told_and_is_gone_is_found_out(tmp_path):
    soak = Soak(tmp_path, 1)
    with pytest.raises(AssertionError, match="7 told as saved"):
        soak._check(["edit 0", "saved 7", ""], "")


def test_what_was_not_told_to_its_end_was_not_told(tmp_path):
    soak = Soak(tmp_path, 1)
    soak._check(["edit 0", "edit 9"], "")
    assert soak.edited == 0


def test_a_file_that_is_neither_is_found_out(tmp_path):
    soak = Soak(tmp_path, 1)
    save_map(read_map(soak.path).map, soak.path)
    soak.path.write_bytes(soak.path.read_bytes()[:-1000])
    with pytest.raises(Exception, match=r"map\.journey"):
        soak._check(["edit 0", ""], "")
