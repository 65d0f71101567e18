"""Leading from what is said about a map to the place it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.edit.fields import existing
from journeymapper.model.ids import THE_MAP, Ref

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


def lead(window: MainWindow, where: Ref) -> None:
    """Select a place and bring it into sight; what is not drawn shows its fields."""
    there = where if existing(window.session.map, [where]) else THE_MAP
    window.session.select([] if there == THE_MAP else [there])
    if window.view.rect_of(there) is None:
        window.inspector_dock.show()
        window.inspector_dock.raise_()
    else:
        window.view.ensure_visible(there)
