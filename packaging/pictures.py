#!/usr/bin/env python3
"""Make the pictures of the documentation anew: windows and PDFs of the samples, and the themes.

    python packaging/pictures.py

Run it with the Python of .venv: it needs pypdfium2 and Pillow. Nothing is touched up by hand.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from journeymapper.model.vocabulary import THEMES
from journeymapper.storage.files import read_map, save_map
from journeymapper.typeset.fonts import face

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SAMPLES = {"telecom-cr": "es", "ecommerce-shoes": "en", "b2b-saas": "en"}
WIDTH = 2200
"""Pixels across the picture of a PDF's page."""
SEEN = 0.6
"""How much of a map's width a picture of its theme shows."""


def journeymapper(*arguments: str) -> None:
    """Run the program; a failure ends this script."""
    subprocess.run([sys.executable, "-m", "journeymapper", *arguments], check=True, cwd=ROOT)


def themes(folder: Path) -> None:
    """Make a picture of one sample in every theme, from its top left corner, with its name."""
    shown = read_map(ROOT / "resources" / "templates" / "ecommerce-shoes.journey").map
    across, gap, caption = 3, 28, 46
    wide = (WIDTH - (across + 1) * gap) // across
    pages: list[Image.Image] = []
    for name in THEMES:
        file, page = folder / f"{name}.journey", folder / f"{name}.png"
        save_map(replace(shown, theme=replace(shown.theme, palette=name, brand="")), file)
        journeymapper("export", str(file), "-o", str(page))
        with Image.open(page) as whole:
            seen = round(whole.width * SEEN)
            cut = whole.convert("RGB").crop((0, 0, seen, round(seen * 0.74)))
            pages.append(cut.resize((wide, round(wide * 0.74)), Image.Resampling.LANCZOS))
    high = pages[0].height + caption
    rows = -(-len(pages) // across)
    sheet = Image.new("RGB", (WIDTH, rows * (high + gap) + gap), "#E4E8EC")
    drawing = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(io.BytesIO(face("fira-600").data), 24)
    for place, (picture, label) in enumerate(zip(pages, THEMES.values(), strict=True)):
        x = gap + place % across * (wide + gap)
        y = gap + place // across * (high + gap)
        sheet.paste(picture, (x, y))
        drawing.text((x, y + picture.height + 10), label, fill="#18212B", font=font)
    sheet.save(PICTURES / "themes.png", optimize=True)


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
        themes(Path(folder))


if __name__ == "__main__":
    main()
