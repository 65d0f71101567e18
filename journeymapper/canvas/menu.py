"""The menu under the right mouse button: what can be done here, with the keys beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from journeymapper.canvas import arranging
from journeymapper.canvas.creation import Spot
from journeymapper.canvas.picking import Hit
from journeymapper.edit.cells import takes_cards
from journeymapper.edit.fields import common_value, set_field
from journeymapper.i18n import N_, _, interface_language
from journeymapper.lanes.catalog import lane_kind, lane_kinds
from journeymapper.lanes.colours import map_palette
from journeymapper.lanes.groups import USUAL, other_groups
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.model.vocabulary import FUNNEL_VIEWS, LINK_KINDS
from journeymapper.numerals import percent

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

SWATCH: Final = 22
"""Logical pixels of a colour in a menu."""


def show_swatches(menu: QMenu) -> None:
    """Give the icons of a menu the size of a swatch: a colour needs more room than a sign."""
    menu.setStyleSheet(f"QMenu {{ icon-size: {SWATCH}px }}")


class Offers:
    """What a menu is filled with: entries that do something, and menus of more of them."""

    def __init__(self, menu: QMenu) -> None:
        """Fill ``menu``."""
        self.menu = menu

    def __call__(
        self, text: str, do: Callable[[], object], keys: object = None, *, on: bool | None = None
    ) -> QAction:
        """Offer one thing; ``on`` says whether it is chosen already."""
        action = self.menu.addAction(text.replace("&", "&&"))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))  # type: ignore[call-overload]
        action.triggered.connect(lambda _checked=False: do())
        return action

    def line(self) -> None:
        """Part what follows from what stands above."""
        self.menu.addSeparator()

    def more(self, text: str) -> Offers:
        """Return what fills a menu beside this one."""
        return Offers(self.menu.addMenu(text))


def fill_menu(canvas: CanvasController, menu: QMenu, hit: Hit) -> None:
    """Offer what can be done with what is at the pointer, which is selected already."""
    offer = Offers(menu)
    if hit.ref.kind in {"card", "stage", "step", "lane", "link"}:
        offer(_("Edit text"), canvas.edit_selection, "F2")
        offer.line()
    fill = _FILLS.get("cell" if hit.part == "cell" else hit.ref.kind)
    if fill is not None:
        fill(canvas, offer, hit)
    if canvas.copy_picture is not None and hit.ref.kind in {"card", "stage", "step", "lane"}:
        if hit.ref.kind != "card":  # else it stands below the other ways to copy
            offer.line()
        offer(_("Copy as picture"), canvas.copy_picture, "Ctrl+Shift+C")
    if canvas.can_delete:
        offer.line()
        offer(_("Delete"), canvas.delete_selection, "Del")


def _fill_for_stage(canvas: CanvasController, offer: Offers, hit: Hit) -> None:
    offer(_("Stage before this one"), lambda: arranging.add_before(canvas, hit.ref))
    offer(_("Stage after this one"), canvas.add_stage)
    offer(_("Add step"), canvas.add_step)
    if canvas.next_to_join is not None:
        offer(_("Join with the next stage"), canvas.join_next)
    _fill_for_header(canvas, offer)


def _fill_for_step(canvas: CanvasController, offer: Offers, hit: Hit) -> None:
    offer(_("Step before this one"), lambda: arranging.add_before(canvas, hit.ref))
    offer(_("Step after this one"), canvas.add_step)
    if canvas.can_split_stage:
        offer(_("Begin a new stage here"), canvas.split_stage)
    if canvas.next_to_join is not None:
        offer(_("Join with the next step"), canvas.join_next)
    _fill_for_header(canvas, offer)


def _fill_for_header(canvas: CanvasController, offer: Offers) -> None:
    """Offer what can be done with every whole row and column."""
    offer.line()
    if arranging.can_select_cards(canvas):
        offer(_("Select the cards in it"), lambda: arranging.select_cards(canvas), "Ctrl+Shift+X")
    if arranging.selected(canvas, arranging.COLOURED):
        fill_colours(canvas, offer.more(_("Colour")))
    if arranging.sized(canvas):
        offer(_("Fit to content"), lambda: arranging.fit(canvas))


def fill_colours(canvas: CanvasController, offer: Offers) -> None:
    """Offer the colours of stages for the selected stages and lanes, and that of the theme."""
    refs = arranging.selected(canvas, arranging.COLOURED)
    if not refs:
        return
    now = common_value(canvas.session.map, refs, "colour")
    show_swatches(offer.menu)
    for number, colour in enumerate(map_palette(canvas.session.map).stages, 1):
        words = _("Colour {number}").format(number=number)
        choose = partial(arranging.set_colour, canvas, colour.lower())
        chosen = str(now).lower() == colour.lower()
        action = offer(words, choose, on=chosen)
        action.setIcon(_swatch(colour, chosen=chosen))
    offer.line()
    offer(_("As the theme"), partial(arranging.set_colour, canvas, ""), on=now == "")


def _swatch(colour: str, *, chosen: bool) -> QIcon:
    """Return a spot of a colour; ticked where it is chosen, as it hides the menu's own tick."""
    made = QPixmap(SWATCH * 2, SWATCH * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, SWATCH, SWATCH), 4, 4)
    if chosen:
        painter.setPen(QPen(QColor("#FFFFFF"), 2.2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(6, 11.5), QPointF(9.5, 15), QPointF(16, 7.5)])
    painter.end()
    return QIcon(made)


def _fill_for_lane(canvas: CanvasController, offer: Offers, hit: Hit) -> None:
    """Offer all that can be done with a lane as a whole."""
    _offer_funnel(canvas, offer, hit)
    below = offer.more(_("Lane below this one"))
    kinds = lane_kinds()
    for name in USUAL:
        below(_(kinds[name].label), partial(canvas.add_lane, name))
    below.line()
    for heading, names in other_groups():
        group = below.more(_(heading))
        for name in names:
            group(_(kinds[name].label), partial(canvas.add_lane, name))
    offer(_("Move up"), lambda: canvas.shift("up"), "Alt+Up")
    offer(_("Move down"), lambda: canvas.shift("down"), "Alt+Down")
    _fill_for_header(canvas, offer)
    offer.line()
    offer(
        _("Keep in sight while scrolling"),
        lambda: arranging.pin_lanes(canvas),
        on=arranging.all_pinned(canvas),
    )
    offer(_("Hide lane"), lambda: arranging.hide_lanes(canvas))
    _offer_hidden(canvas, offer)


def _offer_hidden(canvas: CanvasController, offer: Offers) -> None:
    if arranging.hidden_lanes(canvas.session.map):
        fill_hidden(canvas, offer.more(_("Show lane")))


def fill_hidden(canvas: CanvasController, offer: Offers) -> None:
    """Offer to show each lane that is hidden, and all of them."""
    hidden = arranging.hidden_lanes(canvas.session.map)
    for lane in hidden:
        words = lane.title or _(lane_kind(lane.kind).label)
        offer(words, partial(arranging.show_lanes, canvas, [lane.id]))
    if len(hidden) > 1:
        offer.line()
        offer(_("All of them"), lambda: arranging.show_lanes(canvas))


def _offer_funnel(canvas: CanvasController, offer: Offers, hit: Hit) -> None:
    """Offer what a funnel shows."""
    lane = index(canvas.session.map).lanes[hit.lane]
    if lane.kind != "funnel":
        return
    for view, words in FUNNEL_VIEWS.items():
        do = partial(_show_in_funnel, canvas, Ref("lane", lane.id), view)
        offer(_(words), do, on=lane.view == view)
    offer.line()


def _fill_for_link(canvas: CanvasController, offer: Offers, hit: Hit) -> None:  # noqa: ARG001
    """Offer the kinds of connection and the share of people who take it."""
    refs = arranging.selected(canvas, {"link"})
    kind = common_value(canvas.session.map, refs, "kind")
    for value, words in {**LINK_KINDS, "": N_("Plain connection")}.items():
        offer(_(words), partial(arranging.set_links, canvas, "kind", value), on=kind == value)
    offer.line()
    share = common_value(canvas.session.map, refs, "share")
    shares = offer.more(_("Share of people"))
    for percents in (5, 10, 20, 30, 40, 50, 60, 70, 80, 90):
        told, part = percent(percents, interface_language()), percents / 100
        shares(told, partial(arranging.set_links, canvas, "share", part), on=share == part)
    shares.line()
    shares(_("Not told"), partial(arranging.set_links, canvas, "share", None), on=share is None)
    offer(_("Turn round"), lambda: arranging.turn_links(canvas))


def _show_in_funnel(canvas: CanvasController, lane: Ref, view: str) -> None:
    canvas.session.apply(N_("What the funnel shows"), lambda m: set_field(m, (lane,), "view", view))


def _fill_for_cell(canvas: CanvasController, offer: Offers, hit: Hit) -> None:
    standard = QKeySequence.StandardKey
    _offer_funnel(canvas, offer, hit)
    if takes_cards(index(canvas.session.map).lanes[hit.lane]):
        offer(_("Add card here"), lambda: canvas.add_at(hit.lane, hit.column))
        offer(_("Paste"), lambda: canvas.paste(Spot(hit.lane, hit.column)), standard.Paste)
    offer(_("Select all"), canvas.select_all, standard.SelectAll)
    _offer_hidden(canvas, offer)


def _fill_for_card(canvas: CanvasController, offer: Offers, hit: Hit) -> None:
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
    "link": _fill_for_link,
    "cell": _fill_for_cell,
}
