"""``python -m tests.bench``: everything that is measured, each group and size in its own process.

``--only GROUP`` (start, file, layout, frame, gesture, export) and ``--size N`` choose, and may be
repeated; ``--quick`` takes one round of the smallest map, ``--write FILE`` puts the table into a
page.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from .measuring import ROUNDS, Row, take
from .synthetic import SIZES
from .table import TITLES, markdown

ROOT = Path(__file__).resolve().parents[2]
GROUPS = {
    "start": "starting",
    "file": "files",
    "layout": "arranging",
    "frame": "painting",
    "gesture": "gestures",
    "export": "exporting",
}
OWN_SIZES = {"gesture": (1_000,)}
"""What groups are measured at that ask about one size only."""
BEGIN, END = "<!-- measured -->", "<!-- end of measured -->"


def main() -> int:
    """Measure what was asked for; print the table, and write it where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=GROUPS, help="measure this group only")
    parser.add_argument("--size", action="append", type=int, help="touchpoints; may be repeated")
    parser.add_argument("--quick", action="store_true", help="one round of the smallest map")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this page")
    parser.add_argument("--rows", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = 1 if asked.quick else asked.rounds
    groups = asked.only or list(GROUPS)
    if asked.rows:
        for row in measured(groups[0], asked.size[0], rounds):
            print(json.dumps(row), flush=True)  # noqa: T201
        return 0
    rows: list[Row] = []
    failed: list[str] = []
    for group in groups:
        usual = SIZES[:1] if asked.quick else OWN_SIZES.get(group, SIZES)
        for size in asked.size or usual:
            try:
                rows += in_process(group, size, rounds)
            except subprocess.CalledProcessError:
                failed.append(f"{group}, {size} touchpoints: could not be measured")
    table = "\n".join([markdown(rows), *(f"- {words}" for words in failed)])
    print(table)  # noqa: T201
    if asked.write:
        write(asked.write, table)
    return 1 if failed else 0


def measured(group: str, size: int, rounds: int) -> list[Row]:
    """Take the measures of one group and size in this process."""
    from PySide6.QtWidgets import QApplication

    from journeymapper.app.main import COLLECTING

    gc.set_threshold(*COLLECTING)
    app = QApplication.instance() or QApplication(["bench"])
    module = import_module(f"tests.bench.{GROUPS[group]}")
    rows = [take(group, size, measure, rounds) for measure in module.measures(size)]
    del app
    return rows


def in_process(group: str, size: int, rounds: int) -> list[Row]:
    """Take the measures of one group and size in a process of their own."""
    words = ["--rows", "--only", group, "--size", str(size), "--rounds", str(rounds)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    rows = [Row(*json.loads(line)) for line in done.stdout.splitlines()]
    print(f"{group}, {size} touchpoints: {len(rows)} measures", file=sys.stderr)  # noqa: T201
    return rows


def write(page: Path, table: str) -> None:
    """Put the tables, with command and date, between the two marks of a page.

    A group that was not measured this time keeps its table.
    """
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = os.getloadavg()[0]
    note = f"`{' '.join(['python -m tests.bench', *sys.argv[1:]])}`, {when}, load {load:.1f}"
    sections = {**_sections(old), **{h: f"{note}\n\n{t}" for h, t in _sections(table).items()}}
    order = [title for title in TITLES.values() if title in sections]
    body = "\n\n".join(f"### {title}\n\n{sections[title].strip()}" for title in order)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", "utf-8")


def _sections(text: str) -> dict[str, str]:
    """Return heading -> what stands below it."""
    parts = (part.partition("\n") for part in text.split("### ")[1:])
    return {heading.strip(): below for heading, _, below in parts}


if __name__ == "__main__":
    sys.exit(main())
