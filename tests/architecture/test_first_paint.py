"""What a window waits for: few of our modules are imported before its first paint."""

from __future__ import annotations

import json
from pathlib import Path

from journeymapper.model.document import JourneyMap
from journeymapper.storage.codec import dumps

from .source import run

NOT_FOR_A_PAGE = ("analysis", "canvas", "edit", "exchange", "lanes", "layout", "model.", "render")
NOT_FOR_A_MAP = (
    "analysis.rules",
    "app.export_dialog",
    "app.gallery",
    "app.inspector",
    "app.palette",
    "app.submenus",
    "app.thumbnails",
    "app.welcome",
    "canvas.minimap",
    "exchange",
    "render.pdf",
    "render.svg",
    "storage.chunks",
    "storage.files",
    "storage.places",
    "storage.versions",
)


def at_first_paint(*file: Path) -> set[str]:
    """Return our modules that are there when the program has painted its first window."""
    done = run("-m", "tests.bench.child", "product", *map(str, file))
    assert done.returncode == 0, done.stderr
    names = json.loads(done.stdout.splitlines()[0])["modules"]
    return {name.removeprefix("journeymapper.") for name in names}


def test_the_first_page_needs_nothing_of_maps() -> None:
    there = at_first_paint()
    assert len(there) <= 48
    allowed = {"model.text"}
    assert not {name for name in there - allowed if name.startswith(NOT_FOR_A_PAGE)}


def test_a_window_is_painted_before_what_it_does_not_show_is_imported(tmp_path: Path) -> None:
    file = tmp_path / "empty.journey"
    file.write_text(dumps(JourneyMap()), "utf-8")
    there = at_first_paint(file)
    assert len(there) <= 226
    assert not {name for name in there if name.startswith(NOT_FOR_A_MAP)}
