"""``python -m tests.soak``: end the program in every way, and hold it to what it had finished.

- *kills*: SIGKILL at random moments while it edits and saves (``--kills 200``);
- *crashes*: it ends itself at a random one of its calls to the system, before or right after it, or
  in the middle of a write (``--crashes 300``);
- *cuts*: the power goes at each moment of a save, on a model of a file system that forgets what was
  not flushed, in so many ways each (``--cuts 10``).

After each, the file is read: it has all that was told as saved; with the journal, all edits that
were told as finished; and the next start goes on from there. Ends with 1 at the first that fails.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from journeymapper.storage.files import read_map, save_map
from journeymapper.storage.versions import versions
from tests.storage.full import full_map

ROOT = Path(__file__).parent.parent.parent
LONGEST = 0.6
"""Seconds that a program edits before it is killed, at most."""
CALLS = 900
"""Calls to the system after which it crashes, at most: a start and about thirty edits."""


def say(words: str) -> None:
    """Tell how far it is."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class Soak:
    """One map that is edited, saved, and ended, as often as asked."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Begin with a map in a folder of its own."""
        self.dice = random.Random(seed)
        self.path = folder / "map.journey"
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        cards = tuple(replace(full_map().cards[0], id=f"c{n}") for n in range(1, 60))
        save_map(replace(full_map(), subtitle="0", cards=cards), self.path)
        self.counted: Counter[str] = Counter()
        self.edited = 0

    def _start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.soak.worker", str(self.path), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.environment,
        )

    def kill(self) -> None:
        """Let it run for a while and kill it."""
        with self._start() as program:
            first = program.stdout.readline() if program.stdout else ""
            time.sleep(self.dice.random() * LONGEST)
            program.send_signal(signal.SIGKILL)
            rest, problem = program.communicate()
        assert first, f"it could not start: {problem}"
        self._check((first + rest).split("\n"), problem)
        self.counted["kills"] += 1

    def crash(self) -> None:
        """Let it end at one of its calls."""
        words = (str(self.dice.randint(1, CALLS)), self.dice.choice(["before", "after"]))
        with self._start(*words) as program:
            said, problem = program.communicate(timeout=120)
            assert program.returncode == -signal.SIGKILL, f"it ended otherwise: {problem}"
        self._check(said.split("\n"), problem)
        self.counted["crashes"] += 1

    def _check(self, told: list[str], problem: str) -> None:
        """Hold the program to what it told; an unfinished last line was not told."""
        edits = [int(line.split()[1]) for line in told[:-1] if line.startswith("edit ")]
        saves = [int(line.split()[1]) for line in told[:-1] if line.startswith("saved ")]
        assert "Traceback" not in problem, problem
        in_file = int(read_map(self.path).map.subtitle or 0)
        assert in_file >= max(saves, default=0), f"{in_file} in the file, {saves[-1]} told as saved"
        for version in versions(self.path):
            read_map(version.path)
        last = max([self.edited, *edits])
        found = max(in_file, self._in_journals())
        assert found >= last, f"edit {last} was told, {found} is found"
        self.edited = found
        self.counted["edits told"] += len(edits)
        self.counted["saves told"] += len(saves)

    def _in_journals(self) -> int:
        from journeymapper.storage.errors import OpenError
        from journeymapper.storage.journal import read_journal

        found = 0
        state = Path(self.environment["XDG_STATE_HOME"]) / "journeymapper" / "recovery"
        for path in state.rglob("*.journal*"):
            try:
                found = max(found, int(read_journal(path).map.subtitle or 0))
            except OpenError:
                continue
        return found


def cut(folder: Path, times: int) -> int:
    """Cut the power in each moment of a save; return how many states were looked at."""
    from tests.storage.power_cut import states
    from tests.storage.test_power_cut import look, recorded

    root = folder / "disk"
    (root / "documents").mkdir(parents=True)
    os.environ["XDG_STATE_HOME"] = str(root / "state")
    recorder, path = recorded(root, before=2)
    seen = 0
    for state, marks in states(recorder, seed=times, times=times):
        try:
            look(path, marks, 2)
        except Exception as problem:
            raise AssertionError(f"{state}: {problem}") from problem
        seen += 1
    return seen


def main(words: list[str] | None = None) -> int:
    """Do what is asked; return 0 where nothing was lost."""
    asked = argparse.ArgumentParser(prog="python -m tests.soak")
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--crashes", type=int, default=300)
    asked.add_argument("--cuts", type=int, default=10, metavar="WAYS")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args(words)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        soak = Soak(Path(name), given.seed)
        # Both read the journals of the program that was ended, as it would itself.
        os.environ["XDG_STATE_HOME"] = soak.environment["XDG_STATE_HOME"]
        try:
            for number in range(given.kills + given.crashes):
                soak.kill() if number < given.kills else soak.crash()
                if (number + 1) % 50 == 0:
                    say(f"{number + 1} times ended, {soak.edited} edits")
            states = cut(Path(name), given.cuts) if given.cuts else 0
        except AssertionError as problem:
            say(f"LOST after {dict(soak.counted)}: {problem}")
            return 1
    seconds = time.monotonic() - start
    say(
        f"{soak.counted['kills']} kills, {soak.counted['crashes']} crashes: "
        f"{soak.counted['edits told']} edits and {soak.counted['saves told']} saves told, "
        f"none lost; {states} states after a power cut, none wrong ({seconds:.0f} s)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
