#!/usr/bin/env python3
"""Make the pictures of the documentation anew: the window and the exported PDF of each sample map.

    python packaging/pictures.py

Run it with the Python of .venv: it needs pypdfium2 and Pillow. Nothing is touched up by hand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLES = {"telecom-cr": "es", "ecommerce-shoes": "en", "b2b-saas": "en"}
WIDTH = 2200
"""Pixels across the picture of a PDF's page."""


def journeymapper(*arguments: str) -> None:
    """Run the program; a failure ends this script."""
    subprocess.run([sys.executable, "-m", "journeymapper", *arguments], check=True, cwd=ROOT)


def main() -> None:
    """Make a picture of the window and of the page of every sample."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, language in SAMPLES.items():
            template = str(ROOT / "resources" / "templates" / f"{name}.journey")
            window = str(PICTURES / f"window-{name}.png")
            journeymapper("--language", language, "--picture", window, template)
            page = Path(folder) / f"{name}.pdf"
            journeymapper("export", template, "-o", str(page))
            with pypdfium2.PdfDocument(page) as document:
                scale = WIDTH / document[0].get_width()
                picture = document[0].render(scale=scale).to_pil().convert("RGB")
                picture = picture.quantize(256, dither=0)
                picture.save(PICTURES / f"pdf-{name}.png", optimize=True)
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
