"""Leading from what is said about a map to the place it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.edit.fields import existing
from journeymapper.model.ids import THE_MAP, Ref

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


def lead(window: MainWindow, where: Ref) -> None:
    """Select a place and bring it into sight; what is not drawn shows its fields."""
    window.middle.show_map()
    there = where if existing(window.session.map, [where]) else THE_MAP
    window.session.select([] if there == THE_MAP else [there])
    view = window.view
    rect = view.rect_of(there)
    if rect is None:
        window.inspector_dock.show()
        window.inspector_dock.raise_()
        return
    view.ensure_rect_visible(rect)
    middle = view.rect_to_view(rect).center().toPoint()
    if there.kind == "card" and view.viewport().childAt(middle) is not None:
        # The small view of the map lies over it.
        view.centre_on(rect.middle, rect.y + rect.h / 2)
