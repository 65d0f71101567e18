"""A process of its own: a window on one or two screens of given densities, and what is seen there.

Run with QT_SCALE_FACTOR or QT_SCREEN_SCALE_FACTORS set; prints what it found as JSON. The second
argument is a folder for what it writes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

STAGE = "#0055AA"
"""A colour that nothing else on the window has."""


def screens(folder: Path) -> None:
    """Put two screens beside each other."""
    shape = {"y": 0, "width": 2800, "height": 2000, "logicalDpi": 96, "logicalBaseDpi": 96}
    found = [{"name": "one", "x": 0, **shape}, {"name": "two", "x": 2800, **shape}]
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": found}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def seen(window) -> dict[str, object]:
    """Say what a window shows now, in pixels of its screen."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from journeymapper.display.geometry import Rect
    from journeymapper.render.qt import image

    view, ratio, minimap = window.view, window.devicePixelRatioF(), window._minimap
    corner = view.viewport().mapTo(window, QPoint(0, 0))
    left, top = round(corner.x() * ratio), round(corner.y() * ratio)
    display, room = view.arrangement.display, view.content_rect()
    sheet = view.rect_to_view(Rect(2, 2, display.width - 4, display.height - 4))
    places = [
        (round(x * ratio), round(y * ratio))
        for x in range(round(room.left()) + 20, round(room.right()) - 20, 7)
        for y in range(round(room.top()) + 20, round(room.bottom()) - 20, 5)
        if not minimap.geometry().contains(x, y) and sheet.contains(x, y)
    ]
    # What is seen is the drawing at just that scale, moved by whole pixels and never blurred.
    whole, lies = image(display, view.zoom * ratio), view.projection
    lies_x, lies_y = round(lies.x * ratio), round(lies.y * ratio)

    def differing(dx: int, dy: int) -> int:
        return sum(
            whole.pixel(x - lies_x, y - lies_y) != picture.pixel(left + x + dx, top + y + dy)
            for x, y in places
        )

    blurred = len(places)
    for _ in range(20):  # the first looks after a zoom show scaled pixels
        picture = window.grab().toImage()
        blurred = min(differing(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if blurred < len(places) / 60:
            break
        QTest.qWait(100)
    coloured = [
        (x, y)
        for y in range(picture.height())
        for x in range(0, picture.width(), 3)
        if picture.pixelColor(x, y).name().upper() == STAGE
    ]
    xs, ys = [x for x, _ in coloured], [y for _, y in coloured]
    middle = QPoint(round((min(xs) + max(xs)) / 2 / ratio), round(max(ys) / ratio) - 6)
    window.session.select([])
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    selected = [ref.id for ref in window.session.selection]
    window.session.select([])
    minimap.repaint()
    return {
        "ratio": ratio,
        "compared": len(places),
        "blurred": blurred,
        "selected": selected,
        "minimap": round(minimap._picture.width() / minimap.sheet_rect().width(), 1),
    }


def main(way: str, folder: Path) -> None:
    """Open a window, look at it, carry it to the other screen where there is one, look again."""
    screens(folder)
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from journeymapper.app import windows
    from journeymapper.app.main import set_up
    from journeymapper.edit.fields import set_field
    from journeymapper.model.ids import Ref
    from journeymapper.storage.templates import template_path

    app = QApplication(["density"])
    set_up(app)
    window = windows.open_copy(template_path("ecommerce-shoes"))
    stage = window.session.map.stages[1].id
    window.session.apply(
        "Colour", lambda map_: set_field(map_, (Ref("stage", stage),), "colour", STAGE)
    )
    window.resize(1201, 803)  # odd, so that the canvas lies on halves of pixels at 1.5
    window.show_minimap()
    QTest.qWait(200)
    if window.analysis.marks.shown:
        window.analysis.toggle_marks()  # they lie over the pixels that are compared
    window.view.set_zoom(0.77)
    QTest.qWait(200)
    told = [seen(window)]
    if way == "move":
        window.move(app.screens()[1].geometry().topLeft())
        QTest.qWait(300)
        told.append(seen(window))
    sys.stdout.write(json.dumps({"stage": stage, "seen": told}) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
