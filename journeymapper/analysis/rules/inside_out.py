"""A title that says what the company does, not what the customer lives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from journeymapper.analysis.finding import Hit, Rule, in_quotes
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.remedies import card_named, with_changed
from journeymapper.analysis.wording import inside_out
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref

KINDS: Final = ("touchpoint", "action")
"""The kinds of card that say what the customer does."""


def _titles(document: JourneyMap) -> Iterator[tuple[Ref, str]]:
    for stage in document.stages:
        yield Ref("stage", stage.id), stage.title
        for step in stage.steps:
            yield Ref("step", step.id), step.title
    for card in cards_of(document, *KINDS):
        yield Ref("card", card.id), card.title


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    for where, title in _titles(document):
        found = inside_out(title)
        if found is None:
            continue
        message = _("{title} is said from inside the company; say what the customer lives.")
        if found.better:
            message = _("{title} is said from inside the company; the customer’s side: {better}.")
        told = message.format(title=in_quotes(title), better=in_quotes(found.better))
        yield Hit(where, told, fixable=bool(found.better) and where.kind == "card")


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    card = card_named(document, where.id)
    found = inside_out(card.title) if card else None
    if found is None or not found.better:
        return document
    return with_changed(document, where.id, title=found.better)


RULE = Rule(
    "inside_out",
    N_("Inside-out wording"),
    "warning",
    N_(
        "A map tells what the customer lives: “receives the invoice”, not “send invoice”. Looked "
        "at are stages, steps, touchpoints and actions, in English and Spanish."
    ),
    _check,
    _remedy,
    N_("Say it from the customer’s side"),
)
