"""What shows over the map while nothing is dragged: hover, selection, focus; the ghosts' words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

from journeymapper.canvas import hidden_lanes, overlay
from journeymapper.canvas.blanks import paint_blanks
from journeymapper.canvas.overlay import Ghost
from journeymapper.canvas.tools.link_ends import paint_ends
from journeymapper.canvas.trail import paint_trail
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Group, Symbol
from journeymapper.i18n import N_, _
from journeymapper.lanes.cardface import LOOKS
from journeymapper.model.ids import Ref
from journeymapper.model.vocabulary import CARD_KINDS

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_HEADERS: Final = {
    "stage": (N_("Stage"), "arrow-fat-line-right"),
    "step": (N_("Step"), "columns"),
    "lane": (N_("Lane"), "rows"),
}
_MOST_FRAMES: Final = 400
"""More selected cards than this are framed without handles, which nobody could tell apart."""


def ghost(symbols: Callable[[str], Symbol], kind: str, title: str, words: str, many: int) -> Ghost:
    """Return what hangs at the pointer for a kind of card or header."""
    if kind in _HEADERS:
        label, icon = _HEADERS[kind]
        return Ghost(title or _(label), words, symbol=symbols(icon))
    look = LOOKS.get(kind)
    tone = getattr(Palette(), look.tone if look is not None else "digital")
    icon = look.icon if look is not None else "hand-tap"
    name = " ".join(title.split()) or _(CARD_KINDS.get(kind, kind))
    return Ghost(name, words, tone.strong, tone.tint, symbols(icon), many)


def paint(painter: QPainter, canvas: CanvasController, *, focused: bool) -> None:
    """Paint hover and selection over the content that nothing pinned covers, and on headers."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view, selection = canvas.view, canvas.session.selection
    painter.save()
    painter.setClipRect(view.content_rect(), Qt.ClipOperation.IntersectClip)
    first = canvas.first_step()
    if first is not None:
        overlay.paint_invitation(painter, view.rect_to_view(first), _("First touchpoint"))
    _paint_hover(painter, canvas)
    visible = view.visible_sheet()
    boxes = canvas.picker.arrangement.cards
    for card in canvas.faded:
        if card in boxes:
            painter.fillRect(view.rect_to_view(boxes[card].rect), QColor(255, 255, 255, 150))
    handles = len(selection) <= _MOST_FRAMES
    for ref in selection:
        box = boxes.get(ref.id) if ref.kind == "card" else None
        if box is not None and box.rect.touches(visible):
            last = focused and ref == selection[-1]
            seen = view.rect_to_view(box.rect)
            overlay.paint_selection(painter, seen, handles=handles, focus=last)
        elif ref.kind == "link":
            _paint_link(painter, canvas, ref.id)
    _paint_rings(painter, canvas)
    paint_ends(painter, canvas)
    paint_trail(painter, canvas)
    place = canvas.link_handle()
    if place is not None and not canvas.faded:
        overlay.paint_link_handle(painter, place, hot=False)
    painter.restore()
    hidden_lanes.paint(painter, canvas)
    _paint_headers(painter, canvas, focused=focused)
    painter.restore()


def _paint_headers(painter: QPainter, canvas: CanvasController, *, focused: bool) -> None:
    """Paint the selected headers; a frame around all where the keyboard is and nothing selected."""
    selection = canvas.session.selection
    if focused and not selection:
        overlay.paint_focus_frame(painter, QRectF(canvas.view.viewport().rect()))
    for ref in selection:
        if ref.kind in {"stage", "step", "lane"}:
            _paint_header(painter, canvas, ref, focus=focused and ref == selection[-1])


def _paint_hover(painter: QPainter, canvas: CanvasController) -> None:
    view, hit = canvas.view, canvas.hovered
    if canvas.over_heading:
        paint_blanks(painter, canvas)
    if canvas.hover_box is not None:
        overlay.paint_empty(painter, view.rect_to_view(canvas.hover_box))
    elif hit is None or hit.ref in canvas.session.selection:
        return
    elif hit.point is not None:
        centre = view.to_view(hit.point.x, hit.point.y)
        if hit.point.score is None:
            overlay.paint_missing_point(painter, centre, view.zoom)
        else:
            overlay.paint_point_ring(painter, centre, view.zoom, hover=True)
    elif hit.part == "card":
        overlay.paint_hover(painter, view.rect_to_view(hit.rect), 7 * view.zoom)
    elif hit.part == "link":
        _paint_link(painter, canvas, hit.ref.id)


def _paint_link(painter: QPainter, canvas: CanvasController, link: str) -> None:
    points = canvas.picker.arrangement.links.get(link, ())
    label = _label_rect(canvas, link)
    painter.save()
    if label is not None:  # its words stay as they are read, in front of the line
        words = QRegion(label.toAlignedRect())
        painter.setClipRegion(
            QRegion(canvas.view.viewport().rect()) - words, Qt.ClipOperation.IntersectClip
        )
    overlay.paint_trace(painter, [canvas.view.to_view(x, y) for x, y in points])
    painter.restore()


def _label_rect(canvas: CanvasController, link: str) -> QRectF | None:
    """Return where the words of a connection stand in the viewport."""
    layer = canvas.picker.arrangement.display.layer("links")
    for part in reversed(layer.parts if layer is not None else ()):
        if not isinstance(part, Group) or part.role != "link-label":
            return None  # labels come last
        if part.key == link:
            return canvas.view.rect_to_view(part.bounds)
    return None


def _paint_rings(painter: QPainter, canvas: CanvasController) -> None:
    """Paint a ring around the points of the curve of the touchpoints that are selected."""
    chosen = {ref.id for ref in canvas.session.selection if ref.kind == "card"}
    if not chosen or canvas.session.in_gesture:
        return
    view = canvas.view
    for point in canvas.picker.points_of(chosen):
        if point.score is not None:
            centre = view.to_view(point.x, point.y)
            overlay.paint_point_ring(painter, centre, view.zoom, hover=False)


def _paint_header(painter: QPainter, canvas: CanvasController, ref: Ref, *, focus: bool) -> None:
    seen = canvas.seen(ref)
    if seen is None:
        return
    view = canvas.view
    free, whole = view.content_rect(with_lanes=True), view.viewport().rect()
    painter.save()
    if ref.kind == "lane":
        clip = QRectF(0, free.top(), whole.width(), whole.height())
    else:
        clip = QRectF(free.left(), 0, whole.width(), whole.height())
    painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
    frame = seen.adjusted(3, 3, -3, -3)
    if ref.kind == "lane":
        frame.setLeft(max(frame.left(), 5.0))
    overlay.paint_selection(painter, frame, handles=False, focus=focus)
    painter.restore()
