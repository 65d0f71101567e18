"""Starting: processes from their call to their first paint, and what they hold then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journeymapper.model.document import JourneyMap
from journeymapper.storage.codec import dumps

from .measuring import Measure
from .synthetic import synthetic_map

ROOT = Path(__file__).resolve().parents[2]


def measures(size: int) -> Iterator[Measure]:
    """Yield the measures of starting with a map of one size, or empty for the smallest."""
    with tempfile.TemporaryDirectory() as folder:
        start = _Starter(Path(folder))
        path = Path(folder) / "map.journey"
        path.write_text(dumps(synthetic_map(size)), "utf-8")
        if size <= 30:
            empty = Path(folder) / "empty.journey"
            empty.write_text(dumps(JourneyMap()), "utf-8")
            for what, file in (("first page", None), ("window of an empty map", empty)):
                yield Measure(
                    f"start, {what} to first paint",
                    "smallest PySide6 window",
                    lambda file=file: start("product", file)["wall"],
                    lambda: start("bare")["wall"],
                    goal=1.4,
                )
            yield Measure(
                "heavy modules imported at first paint",
                "smallest PySide6 window",
                lambda: float(len(start("product", path)["heavy"])),
                lambda: float(len(start("bare")["heavy"])),
                most=0,
                unit="",
            )
        else:
            yield Measure(
                "open to first paint",
                "smallest PySide6 window, file read by tomli",
                lambda: start("product", path)["wall"],
                lambda: start("bare", path)["wall"],
                goal=3.2 if size >= 10_000 else None,
            )
        if size > 300:
            small = Path(folder) / "small.journey"
            small.write_text(dumps(synthetic_map(300)), "utf-8")
            yield Measure(
                "open to first paint",
                "the same at 300",
                lambda: start("product", path)["wall"],
                lambda: start("product", small)["wall"],
                goal=1.4,
            )
        yield Measure(
            "peak memory of the window with the map",
            "smallest PySide6 window",
            lambda: start("product", path)["peak"],
            lambda: start("bare")["peak"],
            most=200,
            unit="MB",
        )


class _Starter:
    """Starts processes that know nothing of this person's settings."""

    def __init__(self, home: Path) -> None:
        self.environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": str(home / "compiled"),  # what an installed program has
        }
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def __call__(self, kind: str, path: Path | None = None) -> dict[str, Any]:
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.child", kind, *([str(path)] if path else [])],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        figures = json.loads(done.stdout.splitlines()[0])
        return {**figures, "wall": (figures["painted"] - began) * 1000}
