"""A program killed while it saves leaves a complete old or a complete new file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeymapper.storage.files import read_map, save_map
from tests.storage.full import full_map

ROOT = Path(__file__).parent.parent.parent

WORKER = """
import ctypes, signal, sys
from dataclasses import replace
if sys.platform.startswith("linux"):
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
from journeymapper.storage.files import read_map, save_map
path = sys.argv[1]
opened = read_map(path)
number, digest = int(opened.map.version), opened.digest
while True:
    number += 1
    digest = save_map(replace(opened.map, version=str(number)), path, digest)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def _killed_often(folder: Path, kills: int) -> int:
    """Kill a saving program again and again; return how many saves it finished in all."""
    from dataclasses import replace

    dice = random.Random(1)
    path = folder / "map.journey"
    cards = tuple(replace(full_map().cards[0], id=f"c{n}", note="n" * 300) for n in range(1, 60))
    save_map(replace(full_map(), version="0", cards=cards), path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    acknowledged = 0
    for _ in range(kills):
        with subprocess.Popen(
            [sys.executable, "-c", WORKER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        ) as worker:
            first = worker.stdout.readline()
            assert first, "the worker could not save at all"
            time.sleep(dice.random() * 0.06)
            worker.send_signal(signal.SIGKILL)
            said = [int(first), *map(int, worker.stdout.read().split())]
        found = int(read_map(path).map.version)
        assert said[-1] <= found <= said[-1] + 1
        assert found > acknowledged
        acknowledged = said[-1]
    save_map(read_map(path).map, path)
    assert [entry.name for entry in folder.iterdir()] == ["map.journey"]
    return acknowledged


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_twenty_five_kills_never_leave_half_a_file(tmp_path):
    assert _killed_often(tmp_path, 25) >= 25


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_thousand_kills_never_leave_half_a_file(tmp_path):
    assert _killed_often(tmp_path, 1000) >= 1000
