"""The dock of what changed in one window: made when first shown, live from then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from journeymapper.app import settings, windows
from journeymapper.app.analysis.places import lead
from journeymapper.app.docks import fill_dock, new_dock
from journeymapper.app.document import SUFFIX
from journeymapper.edit.session import Change
from journeymapper.i18n import _
from journeymapper.storage.errors import OpenError
from journeymapper.storage.opening import read_map

if TYPE_CHECKING:
    from journeymapper.app.review.changes_panel import ChangesPanel
    from journeymapper.app.window import MainWindow
    from journeymapper.model.document import JourneyMap
    from journeymapper.model.ids import Ref

_HEIGHT = 264
_SOON_MS = 120
"""How long an edit rests before what changed is told, so that typing tells it once."""


class ChangesDock(QObject):
    """Closed at first; beside the findings at the bottom of the window."""

    def __init__(self, window: MainWindow) -> None:
        """Add an empty dock to a window; its ``build`` calls ours."""
        super().__init__(window)
        self._window = window
        self._wanted = ""
        self._others: dict[str, JourneyMap] = {}
        self.panel: ChangesPanel | None = None
        self.dock = new_dock(window, "changes", Qt.DockWidgetArea.BottomDockWidgetArea)
        window.tabifyDockWidget(window.analysis.findings_dock, self.dock)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self._stop = window.session.subscribe(self._changed)
        self.dock.visibilityChanged.connect(lambda _shown: self._seen())

    def _changed(self, change: Change) -> None:
        # What a drag previews is not yet so; a text being typed is told once it rests.
        if change.reason in {"edit", "undo", "redo"} and self.dock.isVisible():
            self._soon.start(_SOON_MS)

    def _tell(self) -> None:
        from journeymapper.app.review.changes import changes

        if self.panel is not None and self.dock.isVisible():
            session = self._window.session
            self.panel.show_changes(changes(session.committed, self._wanted, self._others))

    def build(self) -> None:
        """Make what is shown again, in the language and the colours in force."""
        self.dock.setWindowTitle(_("What changed"))
        if self.panel is not None:
            self._make()
            self._soon.start(0)

    def _make(self) -> None:
        from journeymapper.app.review.changes_panel import ChangesPanel

        self.panel = ChangesPanel()
        self.panel.base_wanted.connect(self.compare_with)
        self.panel.file_wanted.connect(self.ask_for_file)
        self.panel.marked_wanted.connect(self.show_marked)
        self.panel.lead_wanted.connect(self._lead)
        fill_dock(self.dock, _("What changed"), self.panel)

    def show(self) -> None:
        """Show what changed, with the keyboard in it."""
        if self.panel is None:
            self._make()
        fresh = not self.dock.isVisible()
        self.dock.show()
        self.dock.raise_()
        if fresh:
            self._window.resizeDocks([self.dock], [_HEIGHT], Qt.Orientation.Vertical)
        if self.panel is not None:
            self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _seen(self) -> None:
        """Follow the map while somebody looks; also in a window that opens with the dock."""
        if self.dock.isVisible() and self.panel is None:
            self._make()
        if self.dock.isVisible():
            self._soon.start(0)

    def compare_with(self, key: str) -> None:
        """Compare with another base from now on."""
        self._wanted = key
        self._soon.start(0)

    def ask_for_file(self) -> None:
        """Let a person choose another file, and compare with the map in it."""
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Compare with"),
            settings.text("folder"),
            f"{_('Journey maps')} (*{SUFFIX})",
        )
        if not name:
            return
        path = Path(name)
        settings.remember("folder", str(path.parent))
        try:
            other = read_map(path).map
        except OpenError as problem:
            windows.tell_problem(self._window, path, problem)
            return
        from journeymapper.app.review.changes import file_key

        whole = str(path.resolve())
        self._others[whole] = other
        self.compare_with(file_key(whole))

    def show_marked(self) -> None:
        """Open a copy of the map, without a file, with each card marked by what happened to it."""
        from journeymapper.app.review.changes import marked_map

        if self.panel is not None and self.panel.changes is not None:
            self._window.canvas.settle()
            windows.open_new(marked_map(self._window.session.map, self.panel.changes.base))

    def _lead(self, where: Ref | None) -> None:
        if where is None:
            self._window.status.say(_("It is no longer on the map"))
        else:
            lead(self._window, where)

    def end(self) -> None:
        """Follow the map no longer."""
        self._stop()
        self._soon.stop()
