"""What undo and redo change is brought into sight; nothing moves where it is there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journeymapper.edit.fields import entity
from journeymapper.edit.session import Change
from journeymapper.model.ids import Ref

if TYPE_CHECKING:
    from journeymapper.canvas.view import CanvasView


def bring_back(view: CanvasView, change: Change, selection: Sequence[Ref]) -> None:
    """Scroll to what is selected again or became another, unless some of it is in sight."""
    refs = [r for r in selection if change.selection_changed or _another(change, r)]
    found = [(ref, rect) for ref in refs if (rect := view.rect_of(ref)) is not None]
    room = view.content_rect()
    for ref, rect in found:
        seen = view.rect_to_view(rect)
        whole = ref.kind != "card"  # a part of what is as long as the map is enough
        if room.intersects(seen) if whole else room.contains(QPointF(seen.center())):
            return
    if found:
        view.ensure_visible(found[0][0])


def _another(change: Change, ref: Ref) -> bool:
    try:
        return entity(change.before, ref) is not entity(change.after, ref)
    except KeyError:
        return True
