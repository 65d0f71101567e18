"""What does not hold together: references to nothing, ids used twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.finding import Hit, Rule, address
from journeymapper.i18n import N_, _
from journeymapper.model.check import problems
from journeymapper.model.document import JourneyMap

_SENTENCES: Final = {
    "unknown": N_("{where} refers to {value}, which does not exist."),
    "divided": N_("{where} stands at stage {value}, which has steps: it belongs to one of them."),
    "duplicate": N_("The id {value} is used twice."),
    "scale": N_("The ends of the emotion scale are the wrong way round."),
}


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    for problem in problems(document):
        sentence = _(_SENTENCES[problem.kind])
        message = sentence.format(where=address(problem.ref), value=problem.value)
        yield Hit(problem.ref, message)


RULE = Rule(
    "dangling_reference",
    N_("Dangling reference"),
    "error",
    N_("Whatever a map refers to has to be on it, and every id is used once."),
    _check,
)
