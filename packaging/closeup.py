#!/usr/bin/env python3
"""Make the pictures of the window at its actual size, with a touchpoint of each sample selected.

    python packaging/closeup.py

Run it with the Python of .venv: it needs Pillow. Nothing is touched up by hand.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from driving import ROOT, SCREEN, choose_touchpoint, closing, keep, run_alone, wait

SAMPLES: Final = {"telecom-cr": ("es", 12), "ecommerce-shoes": ("en", 9), "b2b-saas": ("en", 9)}
"""By the name of the sample: the language of the window, and which touchpoint is selected."""
NAME: Final = "JOURNEYMAPPER_CLOSEUP"


def main() -> None:
    """Make the pictures, one process for each sample."""
    name = os.environ.get(NAME)
    if name:
        draw(name)
        return
    for name in SAMPLES:
        run_alone([sys.executable, __file__], {NAME: name})


def draw(name: str) -> None:
    """Make the picture of one sample."""
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtWidgets import QApplication

    from journeymapper.app import windows
    from journeymapper.app.main import set_up
    from journeymapper.storage.files import read_map
    from journeymapper.storage.templates import template_path

    QLoggingCategory.setFilterRules("default.warning=false")
    language, number = SAMPLES[name]
    app = QApplication(["journeymapper"])
    set_up(app, language)
    app.setCursorFlashTime(0)
    with closing(windows.open_new(read_map(template_path(name)).map), SCREEN) as window:
        choose_touchpoint(window, number)
        view = window.view
        view.set_zoom(1.0)
        rect = view.arrangement.cards[window.session.selection[0].id].rect
        room = view.viewport().height()
        view.centre_on(rect.middle, view.arrangement.band.y + room / 2)
        wait(900)
        keep(window, ROOT / "docs" / "pictures" / f"closeup-{name}.png")
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
