"""The benches run: one round of the smallest map gives a full table with sensible figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.storage.codec import dumps, loads

from .__main__ import GROUPS, ROOT, write
from .measuring import Measure, take
from .synthetic import synthetic_map
from .table import TITLES, markdown


def test_one_command_measures_everything(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Before\n<!-- measured -->\nLAST TABLE\n<!-- end of measured -->\nAfter\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick", "--write", str(page)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    text = page.read_text("utf-8")
    assert text.startswith("Before\n")
    assert text.endswith("After\n")
    assert "LAST TABLE" not in text
    for group in GROUPS:
        assert f"### {TITLES[group]}" in text
    assert text.count("\n| ") > 25


def test_ratios_are_medians_of_pairs_and_goals_are_judged() -> None:
    ours, floor = iter([0.0, 2.0, 6.0, 9.0]), iter([0.0, 1.0, 2.0, 1.0])
    row = take("file", 30, Measure("a", "b", lambda: next(ours), lambda: next(floor), 2.5), 3)
    assert (row.ours, row.floor, row.ratio) == (6.0, 1.0, 3.0)
    assert not row.reached
    assert "**no**" in markdown([row])
    assert row._replace(ratio=2.5).reached
    assert not row._replace(ratio=1.0, most=5.0).reached


@pytest.mark.parametrize("size", [1, 30, 90])
def test_synthetic_maps_are_maps(size: int) -> None:
    journey = synthetic_map(size)
    assert loads(dumps(journey)) == journey
    assert sum(card.lane == "t" for card in journey.cards) == size
    assert synthetic_map(size) == journey


def test_groups_that_were_not_measured_keep_their_table(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Text\n", "utf-8")
    write(page, "### Layout\n\n| a |\n\n### Export\n\n| b |\n")
    write(page, "### Export\n\n| c |\n")
    text = page.read_text("utf-8")
    assert text.startswith("Text\n")
    assert text.count("<!-- measured -->") == 1
    assert "| a |" in text
    assert "| b |" not in text
    assert text.index("### Layout") < text.index("| a |") < text.index("### Export")
