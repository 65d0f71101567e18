"""Handing over: PDF, SVG and PNG of a map, and the command that writes a PDF."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.display.geometry import Rect
from journeymapper.display.primitives import Display
from journeymapper.exchange.base import ExportOptions
from journeymapper.exchange.formats.png import FORMAT as PNG
from journeymapper.layout.engine import arrange
from journeymapper.render.pdf import write_pdf
from journeymapper.render.svg import svg_text
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

from .bare import calls_for
from .measuring import Measure, cpu, wall
from .plain_pdf import plain_pdf
from .plain_svg import plain_svg
from .synthetic import synthetic_map

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "resources" / "templates"
SAMPLES = ("telecom-cr", "ecommerce-shoes", "b2b-saas")
SCALE = 2.0


def measures(size: int) -> Iterator[Measure]:
    """Yield the measures of exporting a map of one size."""
    drawing = arrange(synthetic_map(size), engine(), symbol).display
    yield Measure(
        "PDF",
        "PDF of the same operators by hand",
        lambda: cpu(lambda: write_pdf(drawing, BytesIO())),
        lambda: cpu(lambda: plain_pdf(drawing)),
        goal=1.5 if size >= 3_000 else 2.0 if size == 30 else None,
    )
    yield Measure(
        "PDF, bytes",
        "PDF of the same operators by hand",
        lambda: _pdf_kilobytes(drawing),
        lambda: len(plain_pdf(drawing)) / 1024,
        goal=1.1,
        unit="KB",
    )
    yield Measure(
        "SVG",
        "SVG of the same elements by hand",
        lambda: cpu(lambda: svg_text(drawing)),
        lambda: cpu(lambda: plain_svg(drawing)),
        goal=1.2,
    )
    yield Measure(
        "SVG, bytes",
        "SVG of the same elements by hand",
        lambda: len(svg_text(drawing).encode()) / 1024,
        lambda: len(plain_svg(drawing).encode()) / 1024,
        unit="KB",
    )
    if size == 30:
        yield Measure(
            f"PNG at {SCALE:g} pixels a unit",
            "painting it bare and QImage.save at 80",
            lambda: cpu(lambda: PNG.make(drawing, ExportOptions(scale=SCALE))),
            lambda: cpu(lambda: _bare_png(drawing)),
            goal=1.3,
        )
        yield from _whole_processes()


def _pdf_kilobytes(drawing: Display) -> float:
    target = BytesIO()
    write_pdf(drawing, target)
    return len(target.getvalue()) / 1024


def _bare_png(drawing: Display) -> None:
    width, height = round(drawing.width * SCALE), round(drawing.height * SCALE)
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(drawing.background))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    for call in calls_for(drawing.layers, Rect(0, 0, drawing.width, drawing.height)):
        call(painter)
    painter.end()
    target = QBuffer()
    target.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(target, "PNG", 80)


def _whole_processes() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.pdf")
        for name in SAMPLES:
            file = str(next(TEMPLATES.rglob(f"{name}.journey")))
            words = ("-m", "journeymapper", "export", file, "-o", out, "--force")
            yield Measure(
                f"PDF of {name}, whole process",
                "an empty Python process",
                lambda words=words: wall(lambda: _run(folder, *words)),
                lambda: wall(lambda: _run(folder, "-c", "pass")),
                most=600,
            )


def _run(folder: str, *words: str) -> None:
    subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={
            **{k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": folder,
        },
        check=True,
        capture_output=True,
        timeout=120,
    )
