"""The templates as tiles: on the first page and in the gallery."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.app import plain
from journeymapper.app.gallery import PAD, FileTile
from journeymapper.app.templates import Template, empty_templates, foreign_templates, samples
from journeymapper.app.thumbnails import Pictures
from journeymapper.app.widgets.flow import FlowLayout
from journeymapper.i18n import _
from journeymapper.storage.errors import OpenError


class TemplateGrid(QWidget):
    """The templates as tiles."""

    chosen = Signal(object)
    """The new map."""

    def __init__(self) -> None:
        """Show the tiles; their pictures follow while nothing else is to do."""
        super().__init__()
        self.pictures = Pictures(self)
        self.tiles: dict[str, FileTile] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self._shelf(box, _("Start from a template"), empty_templates())
        box.addSpacing(10)
        self._shelf(box, _("Complete maps to learn from"), samples())
        box.addSpacing(10)
        self._shelf(box, _("In other languages"), foreign_templates())
        box.addStretch(1)

    def _shelf(self, box: QVBoxLayout, title: str, templates: list[Template]) -> None:
        heading = plain.label(title, "subtitle")
        heading.setIndent(PAD)
        box.addWidget(heading)
        shelf = QWidget()
        flow = FlowLayout(shelf, 8)
        for template in templates:
            tile = FileTile(template.path, template.title, template.words)
            tile.opened.connect(lambda one=template: self._start(one))
            self.tiles[template.name] = tile
            flow.addWidget(tile)
        box.addWidget(shelf)

    def draw(self) -> None:
        """Begin to draw the pictures."""
        for tile in self.tiles.values():
            self.pictures.ask(tile.path, tile.show_picture)

    def _start(self, template: Template) -> None:
        from datetime import date

        from journeymapper.storage.templates import new_from_template

        try:
            journey = new_from_template(template.name, date.today())  # noqa: DTZ011
        except OpenError as problem:
            plain.warn(self, _("New map"), problem.sentence)
            return
        self.chosen.emit(journey)
