"""Where all in the matrix stands: rows, columns, cells, cards and lines of text, in pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from journeymapper.analysis.strategies import Coverage, Matrix, matrix
from journeymapper.frozen import frozen
from journeymapper.i18n import _, ngettext
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of

SIDE: Final = 176.0
"""How wide the names of the rows stand at the left."""
HEAD: Final = 56.0
"""How high the names of the stages stand at the top."""
LEAST_COLUMN: Final = 178.0
MOST_COLUMN: Final = 300.0
PAD: Final = 8.0
GAP: Final = 6.0
LINE: Final = 18.0
SMALL_LINE: Final = 17.0
CHIP: Final = 18.0
ADD: Final = 24.0
_LEAST_CELL: Final = 84.0
_TEXT_LEFT: Final = 31.0
_LINES: Final = 5
_PAIN_LINES: Final = 2


class CellKey(NamedTuple):
    """A cell: its stage and its persona, empty for everyone."""

    stage: str
    persona: str


@frozen
class CardBox:
    """A card in a cell: its box and its text broken into lines; ``open`` for an open pain point."""

    card: Card
    kind: str
    cell: CellKey
    rect: QRectF
    lines: tuple[str, ...]
    aida: str = ""
    own_aida: bool = False
    answers: tuple[str, ...] = ()
    open: bool = False

    @property
    def text(self) -> QRectF:
        """Where its title stands and is edited."""
        return QRectF(
            self.rect.x() + _TEXT_LEFT,
            self.rect.y() + 7,
            self.rect.width() - _TEXT_LEFT - 7,
            LINE * max(1, len(self.lines)),
        )

    @property
    def told(self) -> str:
        """What is told when it is pointed at: all of its text, and what an open pain point is."""
        words = _("No strategy answers this pain point. Drop one on it, or double-click.")
        return " — ".join(filter(None, (self.card.title, words if self.open else self.card.note)))


@frozen
class CellBox:
    """A cell: its box, its cards, and where something is added."""

    key: CellKey
    rect: QRectF
    cards: tuple[CardBox, ...]
    add: QRectF
    words: str = ""
    """What an empty cell says."""
    covered: bool = True


@frozen
class RowBox:
    """A row's head: whose it is and what their coverage is."""

    persona: str
    name: tuple[str, ...]
    rect: QRectF
    notes: tuple[str, ...]
    coverage: Coverage | None


@frozen
class Placed:
    """The whole matrix, from its upper left corner."""

    width: float
    height: float
    columns: tuple[tuple[str, QRectF], ...]
    rows: tuple[RowBox, ...]
    cells: tuple[CellBox, ...]
    matrix: Matrix

    def cell(self, key: CellKey) -> CellBox | None:
        """Return a cell."""
        return next((cell for cell in self.cells if cell.key == key), None)

    def cell_at(self, point: QPointF) -> CellBox | None:
        """Return the cell at a point."""
        return next((cell for cell in self.cells if cell.rect.contains(point)), None)

    def card_at(self, point: QPointF) -> CardBox | None:
        """Return the card at a point."""
        return next((card for card in self.cards() if card.rect.contains(point)), None)

    def cards(self) -> Iterator[CardBox]:
        """Yield all cards, cell by cell."""
        for cell in self.cells:
            yield from cell.cards

    def box_of(self, card: str, cell: CellKey | None = None) -> CardBox | None:
        """Return where a card stands, in one cell or in the first that has it."""
        return next(
            (box for box in self.cards() if box.card.id == card and cell in {None, box.cell}),
            None,
        )


class Fonts:
    """The fonts of the matrix and how wide text is in them."""

    def __init__(self, base: QFont) -> None:
        """Make them from the font of the window."""
        self.text = QFont(base)
        self.text.setPixelSize(13)
        self.bold = QFont(self.text)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(self.text)
        self.small.setPixelSize(12)
        self.tiny = QFont(self.small)
        self.tiny.setPixelSize(11)
        self.tiny.setWeight(QFont.Weight.DemiBold)
        self.text_metrics = QFontMetricsF(self.text)
        self.bold_metrics = QFontMetricsF(self.bold)
        self.wrap: Callable[[str, float, int], tuple[str, ...]] = lru_cache(4096)(
            lambda words, width, most: wrapped(words, width, most, self.text_metrics)
        )


def wrapped(words: str, width: float, most: int, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Return ``words`` in at most ``most`` lines of ``width``; the last ends in … if cut."""
    lines: list[str] = []
    left = [part.split() for part in words.splitlines()] or [[]]
    for number, part in enumerate(left):
        line = ""
        while part:
            wider = f"{line} {part[0]}" if line else part[0]
            if line and metrics.horizontalAdvance(wider) > width:
                lines.append(line)
                line = ""
                continue
            line = wider
            part.pop(0)
        lines.append(line)
        if len(lines) > most or (len(lines) == most and number < len(left) - 1):
            break
    cut = len(lines) > most
    shown = lines[:most]
    if cut:
        shown[-1] = f"{shown[-1]}…"
    right = Qt.TextElideMode.ElideRight
    return tuple(metrics.elidedText(line, right, width) for line in shown)


def place(journey: JourneyMap, room: float, fonts: Fonts) -> Placed:
    """Return the matrix of a map, as wide as ``room`` where its columns allow that."""
    found = matrix(journey)
    count = max(1, len(found.stages))
    share = (room - SIDE) / count
    column = max(LEAST_COLUMN, min(MOST_COLUMN, share))
    columns = tuple(
        (stage.id, QRectF(SIDE + number * column, 0, column, HEAD))
        for number, stage in enumerate(found.stages)
    )
    rows: list[RowBox] = []
    cells: list[CellBox] = []
    names = {persona.id: persona.name or persona.id for persona in journey.personas}
    coverage = {one.persona: one for one in found.coverage}
    top = HEAD
    for row in found.rows:
        name = wrapped(names.get(row, _("All personas")), SIDE - 52, 2, fonts.bold_metrics)
        own = coverage.get(row)
        notes = tuple(_notes(own)) if own else (_("Counts for each persona"),)
        least = 24 + LINE * len(name) + SMALL_LINE * len(notes) + (32 if own else 0)
        drafts = [
            _cell(journey, found, CellKey(stage, row), rect.x(), column, top, fonts)
            for stage, rect in columns
        ]
        height = max([least, _LEAST_CELL, *(draft.rect.height() for draft in drafts)])
        rows.append(RowBox(row, name, QRectF(0, top, SIDE, height), notes, own))
        cells += [_stretched(draft, height) for draft in drafts]
        top += height
    return Placed(SIDE + column * len(columns), top, columns, tuple(rows), tuple(cells), found)


def _notes(own: Coverage) -> Iterator[str]:
    """Yield what the strategies of a persona leave open, in short lines."""
    if own.pains:
        answered = len(own.pains) - len(own.unanswered)
        yield _("{answered} of {all} pains answered").format(answered=answered, all=len(own.pains))
    if own.without:
        n = len(own.without)
        words = ngettext("{n} stage without strategy", "{n} stages without strategy", n)
        yield words.format(n=n)


def _cell(
    journey: JourneyMap,
    found: Matrix,
    key: CellKey,
    x: float,
    width: float,
    top: float,
    fonts: Fonts,
) -> CellBox:
    cell = found.cells[key]
    lanes = index(journey).lanes
    cards: list[CardBox] = []
    y = top + PAD
    room = width - 2 * PAD
    for card in (*cell.cards, *cell.open):
        is_open = card in cell.open
        kind = kind_of(card, lanes)
        lines = fonts.wrap(card.title, room - _TEXT_LEFT - 8, _PAIN_LINES if is_open else _LINES)
        answers = tuple(pain.title for pain in found.answers.get(card.id, ()))
        aida = "" if is_open else found.aida.get(card.id, "")
        height = 14 + LINE * max(1, len(lines)) + SMALL_LINE * len(answers)
        height += (CHIP + 5 if aida else 0) + (2 if answers or aida else 0)
        cards.append(
            CardBox(
                card,
                kind,
                key,
                QRectF(x + PAD, y, room, height),
                lines,
                aida,
                bool(card.aida),
                answers,
                is_open,
            )
        )
        y += height + GAP
    words = ""
    if not any(box.kind == "strategy" for box in cards):
        words = _("As for all personas") if cell.covered else _("No strategy")
    if words:
        y += SMALL_LINE
    add = QRectF(x + PAD, y, room, ADD)
    return CellBox(
        key, QRectF(x, top, width, y + ADD + PAD - top), tuple(cards), add, words, cell.covered
    )


def _stretched(cell: CellBox, height: float) -> CellBox:
    rect = QRectF(cell.rect.x(), cell.rect.y(), cell.rect.width(), height)
    return CellBox(cell.key, rect, cell.cards, cell.add, cell.words, cell.covered)
