"""Painting the matrix: cells, cards, open pain points, names of stages and personas."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from journeymapper.app.icons import paint_icon
from journeymapper.app.strategies.placing import (
    CHIP,
    HEAD,
    LINE,
    SIDE,
    SMALL_LINE,
    CardBox,
    CellBox,
    CellKey,
    Fonts,
    Placed,
    RowBox,
)
from journeymapper.app.theme import tinted, tokens
from journeymapper.app.things import CARDS
from journeymapper.display.palette import Palette, is_colour, readable_ground
from journeymapper.frozen import frozen
from journeymapper.i18n import _
from journeymapper.lanes.colours import map_palette, persona_colour
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.vocabulary import AIDA, PHASES

_COLOURS: Final = Palette()
_TONES: Final = {"strategy": _COLOURS.plan, "message": _COLOURS.voice}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_DASHES: Final = [3.0, 3.0]


@frozen
class Marks:
    """What is pointed at, chosen and about to be dropped on."""

    selected: frozenset[str] = frozenset()
    current: CellKey | None = None
    focused: bool = False
    over: CellKey | None = None
    over_card: str = ""
    target: CellKey | None = None
    target_card: str = ""
    lifted: str = ""
    edited: str = ""


def paint_matrix(
    painter: QPainter,
    journey: JourneyMap,
    placed: Placed,
    fonts: Fonts,
    offset: QPointF,
    view: QRectF,
    marks: Marks,
) -> None:
    """Paint what is in sight; the heads of rows and stages stay in sight."""
    now = tokens()
    painter.fillRect(view, QColor(now.field))
    painter.save()
    painter.translate(-offset.x(), -offset.y())
    seen = view.translated(offset)
    for cell in placed.cells:
        if cell.rect.intersects(seen):
            _paint_cell(painter, cell, fonts, marks)
    painter.restore()
    painter.save()
    painter.setClipRect(QRectF(0, HEAD, SIDE, view.height()))
    painter.translate(0, -offset.y())
    for number, row in enumerate(placed.rows):
        _paint_row(painter, journey, row, number, fonts)
    painter.restore()
    painter.save()
    painter.setClipRect(QRectF(SIDE, 0, view.width(), HEAD))
    painter.translate(-offset.x(), 0)
    metrics = QFontMetricsF(fonts.small)
    said = [_moment(stage) for stage in journey.stages]
    room = min((rect.width() for _id, rect in placed.columns), default=0.0) - 22
    if any(metrics.horizontalAdvance(" · ".join(words)) > room for words in said):
        said = [words[-1:] for words in said]
    shades = map_palette(journey).stages
    stages = zip(journey.stages, placed.columns, said, strict=True)
    for number, (stage, (_id, rect), words) in enumerate(stages):
        own = stage.colour if is_colour(stage.colour) else shades[number % len(shades)]
        _paint_stage(painter, stage, own, rect, fonts, " · ".join(words))
    painter.restore()
    painter.fillRect(QRectF(0, 0, SIDE, HEAD), QColor(now.panel))
    painter.setPen(QPen(QColor(now.border), 1))
    painter.drawLine(QPointF(0, HEAD - 0.5), QPointF(view.width(), HEAD - 0.5))
    painter.drawLine(QPointF(SIDE - 0.5, 0), QPointF(SIDE - 0.5, view.height()))


def _moment(stage: Stage) -> list[str]:
    """Return a stage's phase and AIDA step in words, as far as it has them."""
    words = [_(PHASES[stage.phase])] if stage.phase in PHASES else []
    return words + ([_(AIDA[stage.aida])] if stage.aida in AIDA else [])


def _paint_stage(
    painter: QPainter, stage: Stage, own: str, rect: QRectF, fonts: Fonts, words: str
) -> None:
    now = tokens()
    painter.fillRect(rect, QColor(now.panel))
    painter.fillRect(QRectF(rect.x(), 0, rect.width() - 1, 4), QColor(readable_ground(own)))
    painter.setPen(QPen(QColor(now.separator), 1))
    painter.drawLine(QPointF(rect.right() - 0.5, 4), QPointF(rect.right() - 0.5, HEAD))
    room = rect.adjusted(12, 8, -10, -6)
    half = room.height() / 2
    painter.setPen(QColor(now.text))
    _say(painter, fonts.bold, QRectF(room.x(), room.y(), room.width(), half), stage.title)
    painter.setPen(QColor(now.secondary))
    below = QRectF(room.x(), room.y() + half, room.width(), half)
    _say(painter, fonts.small, below, words)


def _paint_row(
    painter: QPainter, journey: JourneyMap, row: RowBox, number: int, fonts: Fonts
) -> None:
    now = tokens()
    painter.fillRect(row.rect, QColor(now.panel))
    painter.setPen(QPen(QColor(now.separator), 1))
    bottom = row.rect.bottom() - 0.5
    painter.drawLine(QPointF(0, bottom), QPointF(SIDE, bottom))
    person = next((p for p in journey.personas if p.id == row.persona), None)
    place = [p.id for p in journey.personas].index(person.id) if person else number
    colour = persona_colour(journey, person, place) if person else now.secondary
    ink, ground = tinted(colour, now.tile)
    if person is None:
        ink = now.secondary
    spot = QRectF(12, row.rect.y() + 12, 24, 24)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(spot)
    name = "user" if person else "users-three"
    paint_icon(painter, name, spot.adjusted(5, 5, -5, -5), ink, "fill" if person else "regular")
    y = row.rect.y() + (15 if len(row.name) == 1 else 10)
    painter.setPen(QColor(now.text))
    for line in row.name:
        _say(painter, fonts.bold, QRectF(44, y, SIDE - 50, LINE), line)
        y += LINE
    y += 8
    painter.setPen(QColor(now.secondary))
    for line in row.notes:
        _say(painter, fonts.small, QRectF(14, y, SIDE - 22, SMALL_LINE), line)
        y += SMALL_LINE
    if row.coverage is not None:
        _paint_steps(painter, row.coverage.aida_missing, QPointF(14, y + 6), fonts)


def _paint_steps(painter: QPainter, missing: tuple[str, ...], place: QPointF, fonts: Fonts) -> None:
    """Paint the four AIDA steps; those that nothing covers are dashed and faint."""
    now = tokens()
    for number, step in enumerate(AIDA):
        box = QRectF(place.x() + number * 26 + 0.5, place.y() + 0.5, 22, 19)
        gone = step in missing
        pen = QPen(QColor(now.border if gone else now.accent_edge), 1)
        if gone:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if gone else QColor(now.accent_tint))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(now.secondary if gone else now.on_accent_tint))
        painter.setFont(fonts.tiny)
        painter.drawText(box, _CENTRE, _(AIDA[step])[:1])


def _paint_cell(painter: QPainter, cell: CellBox, fonts: Fonts, marks: Marks) -> None:
    now = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell.key == marks.target and not marks.target_card:
        painter.fillRect(cell.rect.adjusted(0, 0, -1, -1), QColor(now.accent_tint))
    painter.setPen(QPen(QColor(now.separator), 1))
    right, bottom = cell.rect.right() - 0.5, cell.rect.bottom() - 0.5
    painter.drawLine(QPointF(right, cell.rect.y()), QPointF(right, bottom))
    painter.drawLine(QPointF(cell.rect.x(), bottom), QPointF(right, bottom))
    for box in cell.cards:
        if box.card.id != marks.lifted:
            paint_card(painter, box, fonts, marks)
    if cell.words:
        painter.setPen(QColor(now.secondary if cell.covered else now.warning))
        room = QRectF(cell.add.x(), cell.add.y() - SMALL_LINE - 2, cell.add.width(), SMALL_LINE)
        _say(painter, fonts.small, room, cell.words)
    if cell.key == marks.current and marks.focused:
        painter.setPen(QPen(QColor(now.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.rect.adjusted(2, 2, -3, -3), 6, 6)
    if cell.key in {marks.over, marks.current if marks.focused else None} and not marks.lifted:
        for spot, kind in add_spots(cell):
            thing = CARDS[kind]
            ink, _ground = tinted(_TONES[kind].strong, _TONES[kind].tint)
            paint_icon(painter, "plus", QRectF(spot.x() + 3, spot.y() + 6, 12, 12), ink, "bold")
            painter.setPen(QColor(ink))
            _say(painter, fonts.small, spot.adjusted(19, 0, 0, 0), _(thing.label))


def add_spots(cell: CellBox) -> tuple[tuple[QRectF, str], ...]:
    """Return where a click adds something to a cell, and of which kind."""
    half = cell.add.width() / 2
    return (
        (QRectF(cell.add.x(), cell.add.y(), half, cell.add.height()), "strategy"),
        (QRectF(cell.add.x() + half, cell.add.y(), half, cell.add.height()), "message"),
    )


def paint_card(painter: QPainter, box: CardBox, fonts: Fonts, marks: Marks) -> None:
    """Paint a strategy, a message or an open pain point."""
    now = tokens()
    tone = _COLOURS.pain if box.open else _TONES.get(box.kind, _COLOURS.calm)
    ink, ground = tinted(tone.strong, tone.tint)
    rect = box.rect.adjusted(0.5, 0.5, -0.5, -0.5)
    shape = QPainterPath()
    shape.addRoundedRect(rect, 6, 6)
    aimed = box.card.id == marks.target_card and box.cell == marks.target
    border = QPen(QColor(now.accent if aimed else ink if box.open else now.border), 1)
    if box.open:
        border.setDashPattern(_DASHES)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.accent_tint if aimed else now.field if box.open else ground))
    painter.drawPath(shape)
    if not box.open:
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), QColor(ink))
        painter.restore()
    painter.setPen(border)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    name = CARDS["pain_point"].icon if box.open else CARDS[box.kind].icon
    paint_icon(painter, name, QRectF(rect.x() + 10, rect.y() + 7, 16, 16), ink)
    text = box.text
    if box.card.id != marks.edited:
        painter.setPen(QColor(now.text))
        for number, line in enumerate(box.lines):
            row = QRectF(text.x(), text.y() + number * LINE, text.width() + 2, LINE)
            painter.setFont(fonts.text)
            painter.drawText(row, _LEFT, line)
    y = text.bottom() + 2
    pain, _ground = tinted(_COLOURS.pain.strong, _COLOURS.pain.tint)
    for answered in box.answers:
        paint_icon(painter, "check-circle", QRectF(text.x(), y + 2, 13, 13), pain, "regular")
        painter.setPen(QColor(now.secondary))
        row = QRectF(text.x() + 18, y, text.width() - 18, SMALL_LINE)
        _say(painter, fonts.small, row, " ".join(answered.split()))
        y += SMALL_LINE
    if box.aida:
        _paint_aida(painter, box, QPointF(text.x(), y + 3), fonts)
    if box.card.id in marks.selected:
        painter.setPen(QPen(QColor(now.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.rect.adjusted(-1, -1, 1, 1), 7, 7)
    elif box.card.id == marks.over_card and not marks.lifted:
        painter.setPen(QPen(QColor(now.accent_edge), 1.5))
        painter.drawRoundedRect(rect, 6, 6)


def _paint_aida(painter: QPainter, box: CardBox, place: QPointF, fonts: Fonts) -> None:
    """Paint the AIDA step as a chip: filled where it is the card's own, outlined if its stage's."""
    now = tokens()
    words = _(AIDA[box.aida])
    width = QFontMetricsF(fonts.tiny).horizontalAdvance(words) + 16
    chip = QRectF(place.x() + 0.5, place.y() + 0.5, width, CHIP - 1)
    painter.setPen(QPen(QColor(now.accent_edge if box.own_aida else now.border), 1))
    painter.setBrush(QColor(now.accent_tint) if box.own_aida else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(chip, (CHIP - 1) / 2, (CHIP - 1) / 2)
    painter.setPen(QColor(now.on_accent_tint if box.own_aida else now.secondary))
    painter.setFont(fonts.tiny)
    painter.drawText(chip, _CENTRE, words)


def _say(painter: QPainter, font: QFont, room: QRectF, words: str) -> None:
    painter.setFont(font)
    told = QFontMetricsF(painter.font()).elidedText(
        " ".join(words.split()), Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, _LEFT, told)
