"""The matrix of strategies as a table of plain text, for a spreadsheet or a document."""

from __future__ import annotations

from journeymapper.analysis.strategies import EVERYONE, Matrix, matrix
from journeymapper.i18n import words
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index, kind_of
from journeymapper.model.vocabulary import AIDA, CARD_KINDS
from journeymapper.numerals import quoted

Table = tuple[tuple[str, ...], ...]
"""How a text begins that a spreadsheet would work out instead of showing it."""


def table(document: JourneyMap) -> Table:
    """Return the matrix as rows of text in the language of the map; the first row are stages."""
    say = words(document.language)
    found = matrix(document)
    names = {persona.id: persona.name or persona.id for persona in document.personas}
    head = (say("Persona"), *(stage.title or stage.id for stage in found.stages), say("Coverage"))
    rows = [head]
    for row in found.rows:
        cells = (
            "\n".join(_told(document, found, card) for card in found.cells[stage.id, row].cards)
            for stage in found.stages
        )
        name = names.get(row, "") or say("All personas")
        rows.append((name, *cells, _coverage(document, found, row)))
    return tuple(rows)


def _told(document: JourneyMap, found: Matrix, card: Card) -> str:
    """Return a card in one line: kind, title, AIDA step, the pain points that it answers."""
    say = words(document.language)
    kind = say(CARD_KINDS[kind_of(card, index(document).lanes)])
    said = f"{kind}: {' '.join(card.title.split())}"
    step = found.aida.get(card.id, "")
    if step:
        said += f" [{say(AIDA[step])}]"
    pains = found.answers.get(card.id, ())
    if pains:
        named = ", ".join(quoted(" ".join(p.title.split()), document.language) for p in pains)
        said += " " + say("answers {pains}").format(pains=named)
    return said


def _coverage(document: JourneyMap, found: Matrix, row: str) -> str:
    say = words(document.language)
    lines = []
    for one in found.coverage:
        if one.persona != row or (row == EVERYONE and document.personas):
            continue
        if one.without:
            stages = ", ".join(stage.title or stage.id for stage in one.without)
            lines.append(say("No strategy: {stages}").format(stages=stages))
        if one.unanswered:
            pains = ", ".join(" ".join(pain.title.split()) for pain in one.unanswered)
            lines.append(say("Pain points without strategy: {pains}").format(pains=pains))
        if one.aida_missing:
            steps = ", ".join(say(AIDA[step]) for step in one.aida_missing)
            lines.append(say("AIDA not covered: {steps}").format(steps=steps))
    return "\n".join(lines)
