"""The first page: files opened last, templates, a new map, a file from disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app import emblem, plain, settings, windows
from journeymapper.app.first_paint import AfterFirstPaint
from journeymapper.app.gallery import PAD, FileTile
from journeymapper.app.icons import icon
from journeymapper.app.recent import recent_files
from journeymapper.app.template_grid import TemplateGrid
from journeymapper.app.theme import tokens
from journeymapper.app.widgets.flow import FlowLayout
from journeymapper.app.widgets.ground import ground, side_and_page
from journeymapper.i18n import LANGUAGES, _, interface_language
from journeymapper.numerals import calendar_day

if TYPE_CHECKING:
    from journeymapper.model.document import JourneyMap

_RECENT_SHOWN = 6
_TITLE_BAR = 36
"""Pixels that the window's own frame takes of a small screen."""


def empty_map() -> JourneyMap:
    """Return a map to start from scratch: one stage, the usual lanes, a persona to name."""
    from journeymapper.edit.columns import add_stage
    from journeymapper.edit.lanes import add_lane
    from journeymapper.edit.personas import add_persona
    from journeymapper.lanes.catalog import lane_kinds
    from journeymapper.model.document import JourneyMap

    journey = JourneyMap(title=_("New journey map"), language=interface_language())
    journey, _id = add_persona(journey, _("New persona"))
    for number in (1, 2, 3):
        journey, _id = add_stage(journey, _("Stage {n}").format(n=number))
    for kind in ("touchpoints", "emotion", "pain_points", "opportunities"):
        journey, _id = add_lane(journey, kind, _(lane_kinds()[kind].label))
    return journey


class Welcome(QMainWindow):
    """The page that shows where no file was named."""

    def __init__(self) -> None:
        """Show the page; pictures follow in idle time."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.grid: TemplateGrid | None = None
        self.recent: list[FileTile] = []
        for keys, do in (
            (QKeySequence.StandardKey.New, self.new_from_scratch),
            (QKeySequence.StandardKey.Open, lambda: windows.ask_and_open(self)),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self, do)
        QShortcut(QKeySequence("Ctrl+Q"), self, windows.close_all)
        room = self.screen().availableGeometry().size()
        self.resize(min(1240, room.width()), min(820, room.height() - _TITLE_BAR))
        self.build()

    def build(self) -> None:
        """Make the page in the language and colours in force."""
        if self.grid is not None:
            self.grid.pictures.stop()
        self.setWindowTitle("journeymapper")
        page = side_and_page(self._side(), self._shelves())
        self.setCentralWidget(page)
        later = AfterFirstPaint(page)
        later.do(emblem.give)
        later.do(self._draw)

    def _side(self) -> QWidget:
        side = ground("panel")
        side.setFixedWidth(272)
        box = QVBoxLayout(side)
        box.setContentsMargins(28, 34, 28, 20)
        box.setSpacing(10)
        mark = plain.label()
        mark.setPixmap(emblem.pixmap(44, 2.0))
        box.addWidget(mark)
        box.addSpacing(4)
        box.addWidget(plain.label("journeymapper", "title"))
        box.addWidget(plain.wrapped(_("Customer journey maps, in files of your own."), "secondary"))
        box.addSpacing(18)
        new = self._button(_("New from scratch"), "file-plus", self.new_from_scratch)
        new.setProperty("primary", True)
        new.setIcon(icon("file-plus", 18, tokens().on_accent))
        box.addWidget(new)
        self.guided = self._button(_("Guided start"), "path", windows.new_guided)
        self.guided.setToolTip(plain.tip(_("Start a map in six short steps")))
        box.addWidget(self.guided)
        box.addWidget(self._button(_("Open…"), "folder-open", lambda: windows.ask_and_open(self)))
        words = _("Open folder…")
        box.addWidget(self._button(words, "folders", lambda: windows.ask_and_open_folder(self)))
        box.addStretch(1)
        self.manual = QToolButton()
        self.manual.setText(plain.beside_icon(_("User guide")))
        self.manual.setAccessibleName(_("User guide"))
        self.manual.setIcon(icon("book-open", 16, tokens().secondary))
        self.manual.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.manual.clicked.connect(lambda _on=False: windows.show_manual())
        box.addWidget(self.manual)
        box.addWidget(self._language())
        return side

    def _button(self, words: str, name: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(plain.beside_icon(words))
        button.setIcon(icon(name, 18))
        button.setIconSize(QSize(18, 18))
        button.setMinimumHeight(38)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _language(self) -> QToolButton:
        button = QToolButton()
        button.setText(plain.beside_icon(_("Language")))
        button.setAccessibleName(_("Language"))
        button.setIcon(icon("translate", 16, tokens().secondary))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_languages(menu))
        button.setMenu(menu)
        return button

    def _fill_languages(self, menu: QMenu) -> None:
        menu.clear()
        for value, words in {"": _("As the system"), **LANGUAGES}.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(settings.text("language") == value)
            action.triggered.connect(
                lambda _on=False, chosen=value: QTimer.singleShot(
                    0, self, lambda: windows.choose("language", chosen)
                )
            )

    def _shelves(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("page", True)
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(body)
        box.setContentsMargins(34 - PAD, 34, 22, 24)
        box.setSpacing(10)
        files = recent_files()[:_RECENT_SHOWN]
        self.recent = []
        if files:
            from datetime import datetime

            heading = plain.label(_("Opened last"), "subtitle")
            heading.setIndent(PAD)
            box.addWidget(heading)
            shelf = QWidget()
            flow = FlowLayout(shelf, 8)
            for path in files:
                changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
                day = calendar_day(changed, interface_language())
                tile = FileTile(path, path.stem, f"{day} · {path.parent}")
                tile.opened.connect(lambda chosen=path: windows.open_file(chosen, self))
                self.recent.append(tile)
                flow.addWidget(tile)
            box.addWidget(shelf)
            box.addSpacing(16)
        self.grid = TemplateGrid()
        self.grid.chosen.connect(windows.open_new)
        box.addWidget(self.grid)
        box.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _draw(self) -> None:
        if self.grid is None:
            return
        for tile in self.recent:
            self.grid.pictures.ask(tile.path, tile.show_picture)
        self.grid.draw()

    def new_from_scratch(self) -> None:
        """Start a map with three empty stages and the usual lanes."""
        windows.open_new(empty_map())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Draw no more pictures."""
        if self.grid is not None:
            self.grid.pictures.stop()
        event.accept()
