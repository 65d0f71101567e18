"""The menu under the right mouse button: what can be done here, with the keys beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from journeymapper.canvas.creation import Spot
from journeymapper.canvas.picking import Hit
from journeymapper.edit.cells import takes_cards
from journeymapper.edit.fields import set_field
from journeymapper.i18n import N_, _
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.vocabulary import FUNNEL_VIEWS

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController


Offer = Callable[..., None]


def fill_menu(canvas: CanvasController, menu: QMenu, hit: Hit) -> None:
    """Offer what can be done with what is at the pointer, which is selected already."""

    def offer(
        text: str, do: Callable[[], object], keys: object = None, *, on: bool | None = None
    ) -> None:
        action = menu.addAction(text)
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
        action.triggered.connect(lambda _checked=False: do())

    if hit.ref.kind in {"card", "stage", "step", "lane", "link"}:
        offer(_("Edit text"), canvas.edit_selection, "F2")
        menu.addSeparator()
    fill = _FILLS.get("cell" if hit.part == "cell" else hit.ref.kind)
    if fill is not None:
        fill(canvas, offer, hit)
    if canvas.can_delete:
        menu.addSeparator()
        offer(_("Delete"), canvas.delete_selection, "Del")


def _fill_for_stage(canvas: CanvasController, offer: Offer, hit: Hit) -> None:  # noqa: ARG001
    offer(_("Stage after this one"), canvas.add_stage)
    offer(_("Add step"), canvas.add_step)
    if canvas.next_to_join is not None:
        offer(_("Join with the next stage"), canvas.join_next)


def _fill_for_step(canvas: CanvasController, offer: Offer, hit: Hit) -> None:  # noqa: ARG001
    offer(_("Step after this one"), canvas.add_step)
    if canvas.can_split_stage:
        offer(_("Begin a new stage here"), canvas.split_stage)
    if canvas.next_to_join is not None:
        offer(_("Join with the next step"), canvas.join_next)


def _fill_for_lane(canvas: CanvasController, offer: Offer, hit: Hit) -> None:
    """Offer what a funnel shows."""
    lane = index(canvas.session.map).lanes[hit.lane]
    if lane.kind != "funnel":
        return
    for view, words in FUNNEL_VIEWS.items():
        do = partial(_show_in_funnel, canvas, Ref("lane", lane.id), view)
        offer(_(words), do, on=lane.view == view)


def _show_in_funnel(canvas: CanvasController, lane: Ref, view: str) -> None:
    canvas.session.apply(N_("What the funnel shows"), lambda m: set_field(m, (lane,), "view", view))


def _fill_for_cell(canvas: CanvasController, offer: Offer, hit: Hit) -> None:
    standard = QKeySequence.StandardKey
    _fill_for_lane(canvas, offer, hit)
    if takes_cards(index(canvas.session.map).lanes[hit.lane]):
        offer(_("Add card here"), lambda: canvas.add_at(hit.lane, hit.column))
        offer(_("Paste"), lambda: canvas.paste(Spot(hit.lane, hit.column)), standard.Paste)
    offer(_("Select all"), canvas.select_all, standard.SelectAll)


def _fill_for_card(canvas: CanvasController, offer: Offer, hit: Hit) -> None:
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


_FILLS: Final = {
    "card": _fill_for_card,
    "stage": _fill_for_stage,
    "step": _fill_for_step,
    "lane": _fill_for_lane,
    "cell": _fill_for_cell,
}
