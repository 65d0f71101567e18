"""The menu under the right mouse button: what can be done here, with the keys beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from journeymapper.canvas.creation import Spot
from journeymapper.canvas.picking import Hit
from journeymapper.i18n import _
from journeymapper.model.query import index

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


def fill_menu(canvas: CanvasController, menu: QMenu, hit: Hit) -> None:
    """Offer what can be done with what is at the pointer, which is selected already."""
    standard = QKeySequence.StandardKey

    def offer(text: str, do: Callable[[], object], keys: object = None) -> None:
        action = menu.addAction(text)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
        action.triggered.connect(lambda _checked=False: do())

    if hit.ref.kind in {"card", "stage", "step", "lane"}:
        offer(_("Edit text"), canvas.edit_selection, "F2")
        menu.addSeparator()
    if hit.ref.kind == "card":
        _fill_for_card(canvas, offer, hit)
    elif hit.ref.kind == "stage":
        offer(_("Stage after this one"), canvas.add_stage)
        offer(_("Add step"), canvas.add_step)
    elif hit.ref.kind == "step":
        offer(_("Step after this one"), canvas.add_step)
    elif hit.part == "cell":
        offer(_("Add card here"), lambda: canvas.add_at(hit.lane, hit.column))
        offer(_("Paste"), lambda: canvas.paste(Spot(hit.lane, hit.column)), standard.Paste)
        offer(_("Select all"), canvas.select_all, standard.SelectAll)
    if canvas.can_delete:
        menu.addSeparator()
        offer(_("Delete"), canvas.delete_selection, "Del")


def _fill_for_card(canvas: CanvasController, offer: Callable[..., None], hit: Hit) -> None:
    standard, point = QKeySequence.StandardKey, hit.point
    offer(_("Card after this one"), lambda: canvas.add_after(hit.ref))
    if hit.ref.id in index(canvas.session.map).numbers:
        offer(_("Connect to another card"), canvas.use_link_tool)
    if point is not None and point.score is not None:
        offer(_("Remove score"), lambda: canvas.set_score(point, None))
    offer(_("Cut"), canvas.cut, standard.Cut)
    offer(_("Copy"), canvas.copy, standard.Copy)
    offer(_("Paste after"), canvas.paste, standard.Paste)
    offer(_("Duplicate"), canvas.duplicate_selection, "Ctrl+D")
