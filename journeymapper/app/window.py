"""The window of one map: it assembles menus, toolbar, panels, canvas and status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMenuBar, QTabBar, QWidget

from journeymapper.app import emblem, filing, settings, stylesheet, windows
from journeymapper.app.analysis.panels import AnalysisPanels
from journeymapper.app.areas import Areas
from journeymapper.app.banner import Banner
from journeymapper.app.commands import Command, commands
from journeymapper.app.docks import clear_empty_tabs
from journeymapper.app.document import Document
from journeymapper.app.first_paint import AfterFirstPaint
from journeymapper.app.glossary.dock import GlossaryDock
from journeymapper.app.inbox_dock import InboxDock
from journeymapper.app.looking.looking import Looking
from journeymapper.app.middle import STRATEGIES, TOUCHPOINTS, Middle
from journeymapper.app.outline.dock import OutlineDock
from journeymapper.app.plain import menu_text, title_text
from journeymapper.app.recovery import Recovery
from journeymapper.app.review.changes_dock import ChangesDock
from journeymapper.app.review.reviews import Reviews
from journeymapper.app.sides import Sides
from journeymapper.app.status import StatusBar
from journeymapper.app.theme import tokens
from journeymapper.app.toolbar import Toolbar, fill_menu_bar, make_actions
from journeymapper.canvas.commands import can_bring
from journeymapper.canvas.controller import CanvasController
from journeymapper.canvas.view import CanvasView
from journeymapper.edit.session import Change
from journeymapper.i18n import _
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index
from journeymapper.typeset.engine import engine
from journeymapper.typeset.icons import symbol

if TYPE_CHECKING:
    from pathlib import Path

    from journeymapper.app.inspector.panel import Inspector
    from journeymapper.canvas.minimap import Minimap
    from journeymapper.canvas.pictures import Received

_REST_MS: Final = 150
"""How long titles, actions and counts wait for a pause in the typing on a large map."""


class MainWindow(QMainWindow):
    """One map on its canvas, with everything around it."""

    def __init__(self, document: Document) -> None:
        """Show a document."""
        super().__init__()
        self.setMenuBar(QMenuBar())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document = document
        self.session = document.session
        self.recovery = Recovery(document)
        self.view = CanvasView(self.session, engine(), symbol)
        self.canvas = CanvasController(self.view)
        self.canvas.copy_picture = lambda: self.run("copy_picture")
        self.canvas.read_pictures = self._read_pictures
        self.banner = Banner()
        self.actions_by_id: dict[str, QAction] = {}
        self._commands: dict[str, Command] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self.middle = Middle(self, self.banner, self.view)
        self.looking = Looking(self, self.middle.bars)
        self.setCentralWidget(self.middle)
        self.later = AfterFirstPaint(self.view.viewport())
        self.later.do(emblem.give)
        self.later.do(lambda: self.canvas.editor)
        self.later.do(lambda: filing.look_beside(self))
        self.sides = Sides(self, self.later)
        self.palette_dock = self.sides.palette_dock
        self.inspector_dock = self.sides.inspector_dock
        self.analysis = AnalysisPanels(self)
        self.reviews = Reviews(self)
        self.glossary = GlossaryDock(self)
        self.changes = ChangesDock(self)
        self.inbox = InboxDock(self)
        self.outline = OutlineDock(self)
        self.areas = Areas(self)
        self._toolbar: Toolbar | None = None
        self._minimap: Minimap | None = None
        self.presentation: QWidget | None = None
        self.command_palette: QWidget | None = None
        self.build()
        self._restore()
        self.view.zoom_changed.connect(lambda zoom: self.status.show_zoom(zoom))
        self.view.status.connect(lambda words: self.status.say(words))
        self._stop = self.session.subscribe(self._changed)
        document.file_changed.connect(self._file_changed)
        document.save_noted.connect(lambda words: self.banner.say(words, warning=True))
        self.view.trouble.connect(lambda words: self.banner.say(words, warning=True))
        document.save_failed.connect(lambda problem: filing.tell_failure(self, problem))
        QGuiApplication.clipboard().dataChanged.connect(self._later)
        if settings.flag("minimap", default=True):
            self.later.do(self.show_minimap)
        notes = [_(note) for note in document.notes]
        theme = self.session.map.theme
        if theme.font or theme.heading_font:
            from journeymapper.exchange.map_fonts import missing_words

            notes.append(missing_words(theme))
        if any(notes):
            self.banner.say("\n".join(filter(None, notes)))
        self.reviews.tell_overdue()

    def build(self) -> None:
        """Make everything around the canvas, in the language and the colours in force."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not app.styleSheet():
            app.setStyleSheet(stylesheet.style_sheet(tokens()))
        for action in self.actions_by_id.values():
            self.removeAction(action)
            action.deleteLater()
        self.actions_by_id = make_actions(self)
        self._commands = commands(self)
        fill_menu_bar(self)
        self._build_toolbar()
        self.sides.build()
        self.status = StatusBar(self.document)
        self.status.zoom_wanted.connect(self.view.set_zoom)
        self.status.fit_wanted.connect(self.view.fit)
        self.setStatusBar(self.status)
        self.analysis.build()
        self.glossary.build()
        self.changes.build()
        self.inbox.build()
        self.outline.build()
        self.middle.build()
        self.looking.build()
        self.status.show_zoom(self.view.zoom)
        self.view.set_desk(QColor(tokens().desk))
        self.setAccessibleName(_("Journey map"))
        self._refresh()

    def _build_toolbar(self) -> None:
        if self._toolbar is not None:
            self.removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
        self._toolbar = Toolbar(self)
        self.addToolBar(self._toolbar)

    def _restore(self) -> None:
        """Put window and panels where they were left, or where they belong at first."""
        self.resize(self._first_size())
        geometry, state = settings.blob("window/geometry"), settings.blob("window/state")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if state.isEmpty() or not self.restoreState(state):
            self.sides.first_widths()
        clear_empty_tabs(self)

    def _first_size(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(1560, room.width()), min(960, room.height()))

    def run(self, id_: str) -> None:
        """Do an action, if it can be done now."""
        command = self._commands[id_]
        if command.possible():
            command.run()
        self._later()

    def _changed(self, change: Change) -> None:
        if change.reason != "preview":
            # At once, as keys may follow each other faster than the rest is refreshed.
            self.actions_by_id["undo"].setEnabled(self.session.can_undo)
            self.actions_by_id["redo"].setEnabled(self.session.can_redo)
            self.actions_by_id["save"].setEnabled(self._commands["save"].possible())
            if self.view.lag.waits:
                self._soon.start(_REST_MS)
            else:
                self._later()

    def _later(self) -> None:
        if not self._soon.isActive():
            self._soon.start(0)

    def _file_changed(self) -> None:
        self.status.refresh_saved()
        self._later()

    def _refresh(self) -> None:
        self.setWindowModified(self.document.modified)
        self.setWindowFilePath(str(self.document.path) if self.document.path else "")
        self.setWindowTitle(f"{title_text(self.document.name)}[*] — {_('Journey map')}")
        self.refresh_actions()
        if self._toolbar is not None:
            self._toolbar.refresh()
        self.status.refresh()
        self.status.refresh_saved()

    def refresh_actions(self) -> None:
        """Enable every action that can be done now; say what undo and redo would do."""
        for id_, command in self._commands.items():
            self.actions_by_id[id_].setEnabled(command.possible())
        for id_, label, word in (
            ("undo", self.session.undo_label, _("Undo")),
            ("redo", self.session.redo_label, _("Redo")),
        ):
            words = f"{word}: {menu_text(_(label))}" if label else word
            self.actions_by_id[id_].setText(words)
        self.refresh_checks()

    def refresh_checks(self) -> None:
        """Mark the panels that are shown."""
        if not self.actions_by_id:
            return
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(_("Panels"))  # Qt makes it when panels share a place
        self.actions_by_id["palette"].setChecked(self.palette_dock.isVisible())
        minimap = self._minimap is not None and self._minimap.wanted
        self.actions_by_id["minimap"].setChecked(minimap)
        self.actions_by_id["inspector"].setChecked(self.inspector_dock.isVisible())
        self.actions_by_id["inbox"].setChecked(self.inbox.dock.isVisible())
        self.actions_by_id["outline"].setChecked(self.outline.dock.isVisible())
        self.actions_by_id["findings"].setChecked(self.analysis.findings_dock.isVisible())
        self.actions_by_id["answers"].setChecked(self.analysis.answers_dock.isVisible())
        self.actions_by_id["finding_marks"].setChecked(self.analysis.marks.shown)
        lanes = index(self.session.map).lanes
        chosen = [lanes[ref.id] for ref in self.session.selection if ref.kind == "lane"]
        pinned = bool(chosen) and all(lane.pinned for lane in chosen)
        self.actions_by_id["pin_lane"].setChecked(pinned)
        self.actions_by_id["guide"].setChecked(self.middle.guide is not None)
        self.actions_by_id["strategies"].setChecked(self.middle.shown == STRATEGIES)
        self.actions_by_id["touchpoint_table"].setChecked(self.middle.shown == TOUCHPOINTS)
        self.actions_by_id["filter"].setChecked(self.looking.filter_shown)

    def take_keys(self, keys: dict[str, list[QKeySequence]]) -> None:
        """Give every action other keys; the toolbar tells them anew."""
        for id_, action in self.actions_by_id.items():
            action.setShortcuts(keys[id_])
        self._build_toolbar()
        self._refresh()

    def _read_pictures(self, files: list[Path], received: Received) -> None:
        from journeymapper.app.reading_pictures import read_pictures

        read_pictures(self, files, received)

    def can_paste(self) -> bool:
        """Tell whether the clipboard holds what can become cards, and there is a cell for them."""
        mime = QGuiApplication.clipboard().mimeData()
        has = mime is not None and can_bring(mime)
        return has and bool(self.session.map.stages) and bool(self.session.map.lanes)

    def undo(self) -> None:
        """Take back the last step, or what is being typed or dragged."""
        self.canvas.settle()
        self.session.undo()

    def toggle(self, dock: QDockWidget) -> None:
        """Show or hide a panel."""
        dock.setVisible(not dock.isVisible())
        dock.raise_()

    def toggle_minimap(self) -> None:
        """Show or hide the small view of the whole map; remembered."""
        shown = self._minimap is None or not self._minimap.wanted
        settings.remember("minimap", shown)
        if shown:
            self.show_minimap()
            if self._minimap is not None and self._minimap.resting:
                self.status.say(_("The minimap shows as soon as some of the map is out of sight"))
        else:
            self.hide_minimap()

    def show_minimap(self) -> None:
        """Show the small view of the whole map; it is made when first wanted.

        Beside the guided start it would cover the map.
        """
        if self.middle.guide is not None:
            return
        if self._minimap is None:
            from journeymapper.canvas.minimap import Minimap
            from journeymapper.canvas.small_marks import SmallMarks

            self._minimap = Minimap(self.view)
            self._minimap.marks = SmallMarks(self.canvas)
            self._minimap.closed.connect(lambda: settings.remember("minimap", False))
        self._minimap.set_wanted(True)
        self._later()

    def hide_minimap(self) -> None:
        """Hide the small view of the whole map."""
        if self._minimap is not None:
            self._minimap.set_wanted(False)
        self._later()

    def show_map_fields(self) -> None:
        """Show the fields of the map itself."""
        self.session.select([])
        self.inspect(THE_MAP)

    @property
    def inspector(self) -> Inspector:
        """The panel with the fields of what is selected; made when first used."""
        return self.sides.inspector

    def inspect(self, ref: Ref) -> None:
        """Select something and show its fields."""
        self.session.select([ref])
        self.inspector_dock.show()
        self.inspector_dock.raise_()
        self.inspector.focus_first()

    def tell_recovered(self) -> None:
        """Say that this map is what was left when the program ended unexpectedly."""
        words = _("This map was not saved when the program ended unexpectedly. It is all here.")
        self.banner.say(words, [(_("Save as…"), lambda: filing.save_as(self))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else took closes the search, lifts the filter, or leads to the map."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.looking.escape() and self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Look at the file when the window comes to the front."""
        super().changeEvent(event)
        came = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self.later.painted:  # it has only just been read before
            filing.look_beside(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and remember where everything stood."""
        if not filing.may_close(self):
            event.ignore()
            return
        self.middle.end()
        settings.remember("window/geometry", self.saveGeometry())
        settings.remember("window/state", self.saveState())
        self._stop()
        self.analysis.end()
        self.changes.end()
        self.inbox.end()
        self.outline.end()
        self.looking.end()
        self.recovery.end()
        self.canvas.close()
        self.view.close_session()
        windows.closed(self)
        event.accept()
