"""One start in a process of its own: prints, at first paint, when that was and what it took.

``python -m tests.bench.child bare|product [FILE]``: the smallest window of PySide6, which reads the
file with tomli where one is given, or the program, with the file or with its first page.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HEAVY = ("numpy", "networkx", "reportlab", "scipy", "PIL", "fontTools")


OURS = "journeymapper"


def report() -> None:
    """Print the figures of this process so far and end it."""
    painted = time.monotonic()
    status = Path("/proc/self/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    print(  # noqa: T201
        json.dumps(
            {
                "painted": painted,
                "cpu": time.process_time(),
                "peak": int(peak.split()[1]) / 1024,
                "heavy": sorted(set(HEAVY) & set(sys.modules)),
                "modules": sorted(name for name in sys.modules if name.startswith(OURS)),
            }
        ),
        flush=True,
    )


def bare(path: str) -> None:
    """Show the smallest window with a view in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

    if path:
        import tomli

        tomli.loads(Path(path).read_text("utf-8"))

    class View(QGraphicsView):
        def paintEvent(self, event) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        report()
        app.quit()

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(View(QGraphicsScene()))
    window.resize(1560, 960)
    window.show()
    app.exec()


def product(path: str) -> None:
    """Start the program as its command does, and tell when its first window is painted."""
    from journeymapper import cli
    from journeymapper.app import qt_import

    # As the command begins, before we can get hold of a window.
    gc.disable()
    qt_import.import_qt()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from journeymapper.app import windows

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, done)
            return False

    def done() -> None:
        report()
        QApplication.quit()

    def watched(show: Callable[..., Any]) -> Callable[..., Any]:
        def shown(*arguments: object) -> object:
            window = show(*arguments)
            seen = window.view.viewport() if path else window.centralWidget()
            seen.installEventFilter(watch)
            return window

        return shown

    watch = Watch()
    windows.open_file = watched(windows.open_file)
    windows.show_welcome = watched(windows.show_welcome)
    cli.main([path] if path else [])


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    file = rest[0] if rest else ""
    if kind == "bare":
        bare(file)
    else:
        product(file)
