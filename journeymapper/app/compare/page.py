"""The window that puts two journeys side by side and leads to the same step in each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from journeymapper.analysis.side_by_side import (
    STEP_RULE,
    Side,
    SideBySide,
    StepPair,
    side_by_side,
)
from journeymapper.app import plain, settings, windows
from journeymapper.app.background import Task
from journeymapper.app.compare.chart import CurvesChart, apart_words, mean_words, paint_mark
from journeymapper.app.compare.sources import Source, sources
from journeymapper.app.document import SUFFIX
from journeymapper.app.icons import icon
from journeymapper.app.inspector.editors.base import ComboBox
from journeymapper.app.widgets.ground import ground
from journeymapper.app.widgets.rows import NOTHING, Cell, Column, Row, Table
from journeymapper.app.widgets.table import TableView
from journeymapper.edit.session import Change
from journeymapper.i18n import N_, _, interface_language
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.numerals import figure
from journeymapper.storage.errors import OpenError
from journeymapper.storage.files import read_map

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow

_SOON_MS: Final = 150
_BIG: Final = 500
"""Cards of both maps from which on they are compared off the window's thread."""
_SIDE: Final = 28
STEPS: Final = Table(
    "steps",
    N_("Steps"),
    (
        Column(N_("Step"), 210, rule=STEP_RULE),
        Column(N_("Stage"), 140),
        Column(N_("First"), 64, figures=True),
        Column(N_("Second"), 74, figures=True),
        Column(N_("Difference"), 92, figures=True, rule=STEP_RULE),
        Column(N_("Pain points"), 118, figures=True),
        Column(N_("Only in the first"), 190),
        Column(N_("Only in the second"), 190),
    ),
    N_("Neither map has a step yet."),
    4,
    falling=True,
)


class ComparePage(QMainWindow):
    """Two journeys, each chosen at the top; their curves; the steps that differ most."""

    def __init__(self, first: str = "", second: str = "") -> None:
        """Compare the journeys of these keys; else the first two that there are."""
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wanted = [first, second]
        self._files: dict[Path, JourneyMap] = {}
        self._stops: list[Callable[[], None]] = []
        self._followed: tuple[MainWindow, ...] = ()
        self.found: SideBySide | None = None
        self._task: Task | None = None
        self.sources: tuple[Source, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence("Ctrl+Q"), self, windows.close_all)
        self.resize(1180, 760)
        self.build()

    def build(self) -> None:
        """Make the page in the language and colours in force."""
        self.setWindowTitle(f"{_('Side by side')} — journeymapper")
        page = ground("page")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 22, 0, 0)
        box.setSpacing(0)
        head = plain.label(_("Side by side"), "title")
        head.setContentsMargins(_SIDE, 0, _SIDE, 0)
        box.addWidget(head)
        box.addSpacing(12)
        box.addLayout(self._choosers())
        box.addSpacing(10)
        self.chart = CurvesChart()
        self.chart.chosen.connect(self._from_chart)
        self.hint = plain.wrapped("", "secondary")
        self.hint.setContentsMargins(_SIDE, 4, _SIDE, 10)
        self.table = TableView(STEPS)
        self.table.looked_at.connect(self._from_table)
        self.table.opened.connect(self._open)
        box.addWidget(self.chart)
        box.addWidget(self.hint)
        box.addWidget(self.table, 1)
        self.setCentralWidget(page)
        self.refresh()

    def _choosers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(8)
        self.boxes: list[ComboBox] = []
        for place, name in enumerate((_("First journey"), _("Second journey"))):
            chooser = ComboBox()
            chooser.setAccessibleName(name)
            chooser.setMinimumContentsLength(18)
            chooser.setIconSize(QSize(18, 14))
            chooser.activated.connect(lambda at, side=place: self._choose(side, at))
            self.boxes.append(chooser)
            row.addWidget(chooser, 1)
            if place == 0:
                turn = QToolButton()
                turn.setIcon(icon("arrows-left-right", 18))
                turn.setToolTip(_("Exchange the two"))
                turn.setAccessibleName(_("Exchange the two"))
                turn.clicked.connect(self.exchange)
                row.addWidget(turn)
        self.file = QPushButton(_("Another file…"))
        self.file.clicked.connect(self.ask_for_file)
        row.addWidget(self.file)
        return row

    # What is compared

    def refresh(self) -> None:
        """Compare again: a map, or what can be chosen, may be another now."""
        self.sources = sources(self._files)
        keys = [one.key for one in self.sources]
        for place in (0, 1):
            if self._wanted[place] not in keys:
                other = self._wanted[1 - place]
                self._wanted[place] = next((key for key in keys if key != other), "")
        for place, chooser in enumerate(self.boxes):
            chooser.blockSignals(True)
            chooser.clear()
            for one in self.sources:
                chooser.addItem(self._mark(place), one.words, one.key)
            chooser.setCurrentIndex(chooser.findData(self._wanted[place]))
            chooser.blockSignals(False)
        self._follow()
        both = [self._source(place) for place in (0, 1)]
        if both[0] is None or both[1] is None:
            self.found = None
            self.chart.hide()
            self.table.hide()
            self.hint.setText(_("Open another map, or choose a file, to compare with."))
            return
        self._ask(both[0].side, both[1].side)

    def _ask(self, left: Side, right: Side) -> None:
        """Match the two: at once where they are small, else off the window's thread."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if len(left.map.cards) + len(right.map.cards) < _BIG:
            self._show(side_by_side(left, right))
        else:
            self._task = Task(lambda: side_by_side(left, right), self._show, self._fail, self)

    def _fail(self, problem: Exception) -> None:
        raise problem

    def _show(self, found: SideBySide) -> None:
        self.found = found
        self.chart.show()
        self.table.setVisible(bool(found.steps))
        self.chart.show_found(found)
        self.table.show_rows([_row(step) for step in found.steps])
        self.hint.setText(self._told(found) if found.steps else _(STEPS.empty))

    def _mark(self, place: int) -> QIcon:
        picture = QPixmap(36, 28)
        picture.setDevicePixelRatio(2)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QPointF(9, 7), place, 5)
        painter.end()
        return QIcon(picture)

    def _told(self, found: SideBySide) -> str:
        for place, sentence in enumerate(
            (_("The first journey has no scores yet."), _("The second journey has no scores yet."))
        ):
            if not found.curves[place]:
                return sentence
        parts = [_("Below the steps: by how many percent of the scale the second lies above.")]
        first = found.by_difference[0]
        if first.apart:
            apart = figure(abs(round(first.apart)), interface_language(), 0)
            words = _("They differ most at “{step}”: {n} percent of the scale.")
            parts.insert(0, words.format(step=first.title, n=apart))
        return " ".join(parts)

    def _source(self, place: int) -> Source | None:
        return next((one for one in self.sources if one.key == self._wanted[place]), None)

    def _choose(self, place: int, at: int) -> None:
        self._wanted[place] = str(self.boxes[place].itemData(at))
        self.refresh()

    def exchange(self) -> None:
        """Make the second journey the first."""
        self._wanted.reverse()
        self.refresh()

    def ask_for_file(self) -> None:
        """Let a person choose another file, and compare with the map in it."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Compare with"), settings.text("folder"), f"{_('Journey maps')} (*{SUFFIX})"
        )
        if name:
            settings.remember("folder", str(Path(name).parent))
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Compare with the map in a file; say why where it cannot be opened."""
        try:
            journey = read_map(path).map
        except OpenError as problem:
            windows.tell_problem(self, path, problem)
            return
        self._files[path.resolve()] = journey
        wanted = [one.key for one in sources(self._files) if one.path == path.resolve()]
        self._wanted[1] = next((key for key in wanted if key != self._wanted[0]), wanted[0])
        self.refresh()

    def _follow(self) -> None:
        """Hear of every change of the maps that are open, and of nothing twice."""
        now = tuple(windows.all_windows())
        if now == self._followed:
            return
        self._unfollow()
        self._followed = now
        self._stops = [one.session.subscribe(self._changed) for one in now]
        for one in now:
            one.destroyed.connect(self._soon.start)

    def _changed(self, change: Change) -> None:
        if change.reason in {"edit", "undo", "redo"}:
            self._soon.start()

    def _unfollow(self) -> None:
        for stop in self._stops:
            stop()
        self._stops, self._followed = [], ()

    # Leading to a step

    def _from_chart(self, step: StepPair) -> None:
        for row in range(self.table.model().rowCount()):
            at = self.table.model().index(row, 0)
            if self.table.row_of(at).file == str(step.number):
                self.table.setCurrentIndex(at)
                return

    def _from_table(self, row: Row) -> None:
        if self.found is None or not row.file:
            return
        step = self.found.steps[int(row.file) - 1]
        self.chart.show_step(step)
        for place in (0, 1):
            source = self._source(place)
            if source is not None and source.window is not None and step.columns[place]:
                _select(source.window, step.columns[place])

    def _open(self, number: str, _card: str) -> None:
        """Open the maps of both sides that are not open yet, at the step."""
        if self.found is None:
            return
        step = self.found.steps[int(number) - 1]
        for place in (0, 1):
            source = self._source(place)
            if source is None:
                continue
            window = source.window
            if window is None and source.path is not None:
                window = windows.open_file(source.path, self)
            if window is not None:
                window.raise_()
                if step.columns[place]:
                    _select(window, step.columns[place])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow no map longer."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        self._unfollow()
        event.accept()


def _select(window: MainWindow, column: str) -> None:
    facts = index(window.session.map)
    kind = "stage" if column in facts.stages else "step"
    window.session.select([Ref(kind, column)])
    window.view.ensure_visible(Ref(kind, column))


def _row(step: StepPair) -> Row:
    apart = Cell(
        "", (0, -1.0) if not any(step.only) else (0, len(step.only[0] + step.only[1]) / 1e3)
    )
    if step.apart is not None:
        words = apart_words(step.apart)
        apart = Cell(words, (0, abs(step.apart) + len(step.only[0] + step.only[1]) / 1e3))
    pains = f"{step.pains[0]} · {step.pains[1]}" if any(step.pains) else ""
    return Row(
        (
            Cell(step.title, (0, float(step.number))),
            Cell(step.stage, (0, float(step.number))),
            *(
                Cell(mean_words(mean), NOTHING if mean is None else (0, mean))
                for mean in step.means
            ),
            apart,
            Cell(pains, (0, float(sum(step.pains)))),
            *(Cell(", ".join(only), (0, float(len(only)))) for only in step.only),
        ),
        str(step.number),
    )
