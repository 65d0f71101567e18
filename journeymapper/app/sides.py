"""The two panels beside the canvas: the palette at the left, the inspector at the right.

At the first paint they are frames with their heads. They are filled right after it, or when they
are first shown or used: together they take longer than all the rest of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from journeymapper.app.analysis.places import lead
from journeymapper.app.docks import fill_dock, new_dock
from journeymapper.app.first_paint import AfterFirstPaint
from journeymapper.i18n import _

if TYPE_CHECKING:
    from journeymapper.app.inspector.panel import Inspector
    from journeymapper.app.palette import Palette
    from journeymapper.app.window import MainWindow

PALETTE_WIDTH: Final = 236
INSPECTOR_WIDTH: Final = 328
NARROW: Final = 1500
"""Logical pixels of window below which the panels leave more of it to the canvas."""
NARROW_PALETTE: Final = 220
NARROW_INSPECTOR: Final = 292


class Sides(QObject):
    """The docks of palette and inspector of one window."""

    def __init__(self, window: MainWindow, later: AfterFirstPaint) -> None:
        """Add empty docks to a window; its ``build`` calls ours."""
        super().__init__(window)
        self._window = window
        self._painted = False
        self._palette: Palette | None = None
        self._inspector: Inspector | None = None
        area = Qt.DockWidgetArea
        self.palette_dock = new_dock(window, "palette", area.LeftDockWidgetArea, shown=True)
        self.inspector_dock = new_dock(window, "inspector", area.RightDockWidgetArea, shown=True)
        for dock in (self.palette_dock, self.inspector_dock):
            dock.visibilityChanged.connect(lambda _shown: self._fill())
        later.do(self._begin)
        later.do(self._fill_inspector)

    @property
    def inspector(self) -> Inspector:
        """The inspector; made when first asked for."""
        return self._inspector or self._make_inspector()

    @property
    def palette(self) -> Palette:
        """The palette; made when first asked for."""
        return self._palette or self._make_palette()

    def first_widths(self) -> None:
        """Give both panels the width that suits them and the window."""
        narrow = self._window.width() < NARROW
        self._window.resizeDocks(
            [self.palette_dock, self.inspector_dock],
            [NARROW_PALETTE, NARROW_INSPECTOR] if narrow else [PALETTE_WIDTH, INSPECTOR_WIDTH],
            Qt.Orientation.Horizontal,
        )

    def build(self) -> None:
        """Make both again, in the language and the colours in force."""
        self._palette = self._inspector = None
        fill_dock(self.palette_dock, _("Palette"), _frame())
        fill_dock(self.inspector_dock, _("Inspector"), _frame(), line=True)
        self._fill()

    def _begin(self) -> None:
        self._painted = True
        self._fill_palette()

    def _fill(self) -> None:
        """Fill what is seen from now on at once."""
        if self._painted:
            self._fill_inspector()
            self._fill_palette()

    def _fill_inspector(self) -> None:
        if self._inspector is None and self.inspector_dock.isVisible():
            self._make_inspector()

    def _fill_palette(self) -> None:
        if self._palette is None and self.palette_dock.isVisible():
            self._make_palette()

    def _make_palette(self) -> Palette:
        from journeymapper.app.palette import Palette

        made = self._palette = Palette()
        made.chosen.connect(self._window.canvas.add_item)
        _put(self.palette_dock, made)
        return made

    def _make_inspector(self) -> Inspector:
        from journeymapper.app.inspector.panel import Inspector

        made = self._inspector = Inspector(self._window.session)
        made.act_wanted.connect(self._window.run)
        made.lead_wanted.connect(lambda where: lead(self._window, where))
        made.term_wanted.connect(lambda term: self._window.glossary.show_term(term))
        _put(self.inspector_dock, made)
        return made


def _frame() -> QWidget:
    """Return an empty panel, in the colour of the one that will stand there."""
    made = QWidget()
    made.setProperty("panel", True)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def _put(dock: QDockWidget, panel: QWidget) -> None:
    """Put a panel into the frame that kept its place."""
    frame = dock.widget()
    dock.setWidget(panel)
    if frame is not None:
        frame.deleteLater()
