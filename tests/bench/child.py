"""One start in a process of its own: prints, at first paint, when that was and what it took.

``python -m tests.bench.child bare|product [FILE]``: the smallest window of PySide6, which reads the
file with tomli where one is given, or the program's own window, empty or with the file.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

HEAVY = ("numpy", "networkx", "reportlab", "scipy", "PIL", "fontTools")


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
    """Show the program's own window."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from journeymapper.app import windows
    from journeymapper.app.main import set_up

    app = QApplication(["journeymapper"])
    set_up(app)
    if path:
        window = windows.open_file(Path(path))
    else:
        from journeymapper.model.document import JourneyMap

        window = windows.open_new(JourneyMap())

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, done)
            return False

    def done() -> None:
        report()
        app.quit()

    watch = Watch()
    window.view.viewport().installEventFilter(watch)
    app.exec()


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    file = rest[0] if rest else ""
    if kind == "bare":
        bare(file)
    else:
        product(file)
