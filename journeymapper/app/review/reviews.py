"""The reviews of a window's map: said to be overdue when it opens, and closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeymapper.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from journeymapper.app.review.close_dialog import CloseReviewDialog
    from journeymapper.app.window import MainWindow


def _today() -> date:
    return date.today()  # noqa: DTZ011 (a local day)


class Reviews(QObject):
    """What the window of a map does about its reviews."""

    def __init__(self, window: MainWindow) -> None:
        """Belong to a window."""
        super().__init__(window)
        self._window = window
        self._overdue = ""
        self.dialog: CloseReviewDialog | None = None

    def tell_overdue(self) -> None:
        """Say above the canvas that the review is overdue, where it is, under what is said there.

        A map that has no file yet was not opened: it is left alone.
        """
        window = self._window
        review = window.session.map.review
        if window.document.path is None or not (review.next or review.every_days):
            return
        from journeymapper.analysis.reviewing import overdue_days

        days = overdue_days(window.session.map, _today())
        if not days:
            return
        said = [window.banner.words.text()] if not window.banner.isHidden() else []
        words = ngettext(
            "The review is overdue by {n} day.", "The review is overdue by {n} days.", days
        )
        self._overdue = "\n".join([*said, words.format(n=days)])
        self._say()

    def _say(self) -> None:
        self._window.banner.say(self._overdue, [(_("Close review…"), self._ask_as_told)])

    def _ask_as_told(self) -> None:
        """Ask because the banner was followed; it comes back if the answer is not to close."""
        self.ask()
        if self.dialog is not None:
            self.dialog.rejected.connect(self._say)

    def ask(self) -> None:
        """Ask for what closing the review keeps; the window waits, nothing blocks."""
        from journeymapper.app.review.close_dialog import CloseReviewDialog

        self._window.canvas.settle()
        dialog = CloseReviewDialog(self._window.session.map.review, _today(), self._window)
        dialog.closed.connect(self.conclude)
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: CloseReviewDialog) -> None:
        dialog.deleteLater()
        self.dialog = None

    def conclude(self, on: date, by: str, note: str) -> None:
        """Close the review: one undo step; the status bar says when the next one is."""
        from journeymapper.analysis.reviewing import close_review
        from journeymapper.app.review.close_dialog import next_words

        session = self._window.session
        session.apply(N_("Close review"), lambda journey: close_review(journey, on, by, note))
        banner = self._window.banner
        if self._overdue and banner.words.text() == self._overdue:
            banner.hide()
        closed = _("The review is closed.")
        self._window.status.say(f"{closed} {next_words(session.map.review)}")
