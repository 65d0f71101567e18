"""Picture files dragged onto the map from a file manager: cards, or a persona's portrait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QPainter

from journeymapper.canvas.creation import Spot, with_card
from journeymapper.canvas.landing import drop_words, paint_drop, takes
from journeymapper.canvas.opening import opening_for
from journeymapper.canvas.overlay import paint_ghost, paint_hover
from journeymapper.canvas.pictures import Taken, take_each
from journeymapper.canvas.tools.base import DropEvent
from journeymapper.display.geometry import Rect
from journeymapper.edit.assets import add_asset, show_picture
from journeymapper.edit.fields import set_field
from journeymapper.i18n import N_, _
from journeymapper.layout.slots import Drop, drop_target
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

if TYPE_CHECKING:
    from journeymapper.canvas.controller import CanvasController

_SUFFIXES: Final = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"}
_AGAIN_MS: Final = 200
"""Until it is tried again to take pictures in, while something is being dragged."""
_PORTRAIT: Final = (146.0, 124.0)
"""Units that a persona's portrait reaches to the left of the name, and down."""


def pictures_in(mime: QMimeData) -> list[Path]:
    """Return the files of pictures that are carried, by their names."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in _SUFFIXES]


def _still_there(journey: JourneyMap, spot: Spot) -> Spot:
    """Return as much of a spot as the map still has: it may be another than at the drop."""
    facts = index(journey)
    if spot.column not in facts.columns:
        return Spot()
    if spot.lane not in facts.lanes:
        return Spot("", spot.column)
    before = spot.before if spot.before in facts.cards else None
    return spot._replace(before=before, about=tuple(c for c in spot.about if c in facts.cards))


class PictureDrop:
    """What hovers over the canvas as files of pictures, until it is dropped or goes away."""

    def __init__(self, canvas: CanvasController) -> None:
        """Work on a canvas; nothing hovers."""
        self._canvas = canvas
        self._files: list[Path] = []
        self._drop: Drop | None = None
        self._persona: tuple[Ref, Rect] | None = None
        self._event: DropEvent | None = None

    def over(self, event: DropEvent) -> bool:
        """Show where they would land; tell whether they may be dropped here."""
        self._files, self._event = pictures_in(event.mime), event
        x, y = self._canvas.view.to_sheet(event.view)
        self._persona = self._persona_at(event.x, event.y) if len(self._files) == 1 else None
        found = drop_target(self._canvas.picker.grid, x, y, "image", takes)
        self._drop = None if self._persona else found
        self._canvas.view.opening = opening_for(self._canvas.view, self._drop)
        self._canvas.refresh()
        inside = self._canvas.picker.grid.near(x, y)
        return bool(self._files) and (inside or self._persona is not None)

    def _persona_at(self, x: float, y: float) -> tuple[Ref, Rect] | None:
        """Return the persona whose portrait or name is there, and where that is."""
        left, down = _PORTRAIT
        for spot in self._canvas.view.arrangement.spots:
            if spot.ref.kind == "persona":
                area = Rect(spot.rect.x - left, spot.rect.y, spot.rect.w + left, down)
                if area.contains(x, y):
                    return spot.ref, Rect(area.x, area.y, down, down)
        return None

    def drop(self, event: DropEvent) -> bool:
        """Take the pictures in as soon as they are read; of a file that is none it is said why."""
        if not self.over(event):
            return False
        files, drop, persona = self._files, self._drop, self._persona
        column = self._canvas.picker.grid.column_at(self._canvas.view.to_sheet(event.view)[0])
        spot = Spot("", column.id if column is not None else "")
        if drop is not None:
            spot = Spot(drop.lane, drop.column, drop.before, (drop.under,) if drop.under else ())
        self.leave()

        def received(taken: list[Taken], problems: list[str]) -> None:
            if problems:
                self._canvas.warn("\n".join(problems))
            self._take_in(taken, spot, persona[0] if persona is not None else None)

        if self._canvas.read_pictures is not None:
            self._canvas.read_pictures(files, received)
        else:
            received(*take_each(files))
        return True

    def _take_in(self, taken: list[Taken], spot: Spot, persona: Ref | None) -> None:
        """Put pictures onto the map, as it is by now, as one undo step."""
        session = self._canvas.session
        if session.in_gesture:
            QTimer.singleShot(
                _AGAIN_MS, self._canvas.view, lambda: self._take_in(taken, spot, persona)
            )
            return
        made: list[Ref] = []

        def operation(journey: JourneyMap) -> JourneyMap:
            place = _still_there(journey, spot)
            portrait = persona is not None and persona.id in index(journey).personas
            for name, media_type, data in taken:
                journey, picture = add_asset(journey, media_type, data, name)
                if portrait and persona is not None:
                    journey = show_picture(journey, [persona], "portrait", picture)
                    continue
                journey, ref = with_card(journey, "image", place)
                journey = set_field(journey, [ref], "picture", picture)
                made.append(ref)
            return journey

        if taken:
            after = operation(session.map)
            label = N_("Add pictures") if made else N_("Set portrait")
            session.apply(label, lambda _map: after, select=made or None)

    def leave(self) -> None:
        """Forget what hovered."""
        self._files, self._drop, self._persona, self._event = [], None, None, None
        self._canvas.view.opening = None
        self._canvas.refresh()

    def paint(self, painter: QPainter) -> None:
        """Paint where they would land, and their ghost."""
        if self._event is None or not self._files:
            return
        view, words = self._canvas.view, ""
        if self._persona is not None:
            words = _("Portrait")
            paint_hover(painter, view.rect_to_view(self._persona[1]), 62 * view.zoom)
        elif self._drop is not None:
            paint_drop(painter, view, self._drop)
            words = drop_words(self._canvas.session.map, self._drop)
        ghost = self._canvas.ghost("image", self._files[0].name, words, len(self._files))
        paint_ghost(painter, self._event.view, ghost)
