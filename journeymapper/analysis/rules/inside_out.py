"""A title that says what the company does, not what the customer lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from journeymapper.analysis.finding import Hit, Rule, in_quotes
from journeymapper.analysis.kinds import cards_of
from journeymapper.analysis.remedies import card_named, with_changed
from journeymapper.analysis.wording import inside_out
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap, Stage
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
        yield Hit(where, told, fixable=bool(found.better))


def _remedy(document: JourneyMap, where: Ref) -> JourneyMap:
    """Say a title from the customer's side, as the finding proposes it."""
    if where.kind == "card":
        card = card_named(document, where.id)
        said = _said(card.title) if card else ""
        return with_changed(document, where.id, title=said) if said else document
    return replace(document, stages=tuple(_reworded(stage, where) for stage in document.stages))


def _reworded(stage: Stage, where: Ref) -> Stage:
    if where.kind == "stage":
        said = _said(stage.title) if stage.id == where.id else ""
        return replace(stage, title=said) if said else stage
    if all(step.id != where.id for step in stage.steps):
        return stage
    steps = (
        replace(step, title=_said(step.title) or step.title) if step.id == where.id else step
        for step in stage.steps
    )
    return replace(stage, steps=tuple(steps))


def _said(title: str) -> str:
    found = inside_out(title)
    return found.better if found else ""


RULE = Rule(
    "inside_out",
    N_("Inside-out wording"),
    "warning",
    N_(
        "A map tells what the customer lives: “receives the invoice”, not “send invoice”. Looked "
        "at are stages, steps, touchpoints and actions, in English and Spanish. Where a verb is "
        "known, the finding shows how the customer would say it."
    ),
    _check,
    _remedy,
    N_("Say it from the customer’s side"),
)
