"""Editor of a picture: a small view of it, a button that chooses a file, one that removes it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QToolButton

from journeymapper.app import plain
from journeymapper.app.background import Task
from journeymapper.app.icons import icon, pixmap
from journeymapper.app.inspector.editors.base import Editor, is_mixed, mixed_text
from journeymapper.app.pictures import thumbnail
from journeymapper.app.theme import tokens
from journeymapper.canvas.pictures import Taken, take_each
from journeymapper.edit.assets import add_asset, show_picture
from journeymapper.edit.session import Session
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index
from journeymapper.model.spec import Described

_SIDE = 56
_AGAIN_MS = 200
"""Until it is tried again to store a picture, while something is being dragged."""


class PictureEditor(Editor):
    """A picture of the map's own store; a chosen file is normalised and stored once."""

    def __init__(self, item: Described, session: Session, path: str = "") -> None:
        """Make the view and its buttons; ``path`` names the field from the map's side."""
        super().__init__(item, session)
        self._field = path or item.name
        row = QHBoxLayout()
        row.setSpacing(10)
        frame = QFrame()
        frame.setProperty("card", True)
        frame.setFixedSize(_SIDE + 4, _SIDE + 4)
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        self.view = plain.label()
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(self.view)
        row.addWidget(frame)
        self.button = QPushButton(_("Choose…"))
        self.button.clicked.connect(self.choose)
        row.addWidget(self.button, 1)
        self.remove = QToolButton()
        self.remove.setIcon(icon("trash", 16, tokens().secondary))
        self.remove.setIconSize(QSize(16, 16))
        self.remove.setToolTip(_("Remove"))
        self.remove.setAccessibleName(_("Remove: {name}").format(name=_(item.spec.label)))
        self.remove.clicked.connect(self.take_away)
        row.addWidget(self.remove)
        self.watch(self.button)
        self.box.addLayout(row)
        self.problem = plain.wrapped("", "error")
        self.problem.hide()
        self.box.addWidget(self.problem)

    def choose(self) -> None:
        """Ask for a file and take it in."""
        words = _("Pictures")
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose picture…"), "", f"{words} (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Store the picture in a file with the map and refer to it: one undo step, when read."""
        refs = self.session.selection or (THE_MAP,)
        self.button.setEnabled(False)

        def done(found: tuple[list[Taken], list[str]]) -> None:
            self.button.setEnabled(True)
            taken, problems = found
            self.problem.setText("\n".join(problems))
            self.problem.setVisible(bool(problems))
            for picture in taken:
                self._store(picture, refs)

        def failed(problem: Exception) -> None:
            self.button.setEnabled(True)
            raise problem

        self._reading = Task(lambda: take_each([path]), done, failed, self)

    def _store(self, picture: Taken, refs: tuple[Ref, ...]) -> None:
        if self.session.in_gesture:
            QTimer.singleShot(_AGAIN_MS, self, lambda: self._store(picture, refs))
            return

        def operation(journey: JourneyMap) -> JourneyMap:
            journey, asset = add_asset(journey, picture.media_type, picture.data, picture.name)
            return show_picture(journey, refs, self._field, asset)

        with suppress(KeyError):  # deleted while its picture was read
            self.session.apply(self.item.spec.label, operation)

    def take_away(self) -> None:
        """Show no picture there, and keep none that nothing shows."""
        refs = self.session.selection or (THE_MAP,)
        self.session.apply(
            self.item.spec.label, lambda journey: show_picture(journey, refs, self._field, "")
        )

    def show_value(self, value: Any) -> None:
        """Show the picture."""
        asset = None if is_mixed(value) else index(self.session.map).assets.get(str(value))
        small = thumbnail(asset, _SIDE) if asset is not None else None
        self.view.setPixmap(small or pixmap("image", 24, tokens().handle))
        self.button.setText(mixed_text() if is_mixed(value) else _("Choose…"))
        self.remove.setEnabled(bool(value))
