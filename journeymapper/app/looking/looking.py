"""Filter and find of a window: made when first wanted, so that a window opens without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from journeymapper.app.looking.filtering import Filtering
    from journeymapper.app.looking.finding import Finding
    from journeymapper.app.window import MainWindow


class Looking:
    """Hands out the filter and the search of one window."""

    def __init__(self, window: MainWindow, place: QVBoxLayout) -> None:
        """Make nothing yet; bars stand in ``place``."""
        self._window, self._place = window, place
        self._filtering: Filtering | None = None
        self._finding: Finding | None = None

    @property
    def filtering(self) -> Filtering:
        """The filter."""
        if self._filtering is None:
            from journeymapper.app.looking.filtering import Filtering

            self._filtering = Filtering(self._window, self._place)
        return self._filtering

    @property
    def finding(self) -> Finding:
        """The search."""
        if self._finding is None:
            from journeymapper.app.looking.finding import Finding

            self._finding = Finding(self._window)
        return self._finding

    @property
    def filter_shown(self) -> bool:
        """Whether the bar of the filter shows."""
        return self._filtering is not None and self._filtering.shown

    def escape(self) -> bool:
        """Close the search, else lift the filter; return whether there was one of them."""
        if self._finding is not None and self._finding.panel is not None and self._finding.shown:
            self._finding.panel.close_panel()
            return True
        return self._filtering is not None and self._filtering.clear()

    def build(self) -> None:
        """Make what there is again, in the language and the colours in force."""
        for one in (self._filtering, self._finding):
            if one is not None:
                one.build()

    def end(self) -> None:
        """Follow the map no longer."""
        for one in (self._filtering, self._finding):
            if one is not None:
                one.end()
