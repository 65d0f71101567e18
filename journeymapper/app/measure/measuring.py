"""Writing measured indicators: which card a dialog is for, and one undo step for what it writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from journeymapper.analysis.finding import naming
from journeymapper.analysis.measuring import Measurement, measured
from journeymapper.canvas.creation import Spot, with_card
from journeymapper.edit.sequence import changed
from journeymapper.i18n import N_, _, words
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of
from journeymapper.model.vocabulary import METRICS

if TYPE_CHECKING:
    from journeymapper.app.measure.answers_dialog import AnswersDialog
    from journeymapper.app.window import MainWindow


def compute_from_answers(window: MainWindow) -> None:
    """Open the dialog for the selected indicator, or for a new one about what is selected."""
    from journeymapper.app.measure.answers_dialog import AnswersDialog

    for old in window.findChildren(AnswersDialog):
        old.close()
    window.canvas.settle()
    card = _selected(window, "kpi")
    about = _selected(window, "touchpoint") if card is None else None
    today = date.today()  # noqa: DTZ011 (a local day)
    dialog = AnswersDialog(card, _target(window.session.map, card, about), today, window)
    dialog.written.connect(lambda new: _write(window, new, card, about))
    dialog.show()


def open_dialog(window: MainWindow) -> AnswersDialog | None:
    """Return the dialog that is open in a window."""
    from journeymapper.app.measure.answers_dialog import AnswersDialog

    return window.findChild(AnswersDialog)


def _selected(window: MainWindow, kind: str) -> Card | None:
    facts, selection = index(window.session.map), window.session.selection
    if len(selection) != 1 or selection[0].kind != "card":
        return None
    card = facts.cards[selection[0].id]
    return card if kind_of(card, facts.lanes) == kind else None


def _target(journey: JourneyMap, card: Card | None, about: Card | None) -> str:
    name = naming(journey)
    if card is not None:
        return _("Writes value, answers, date, source and evidence to {card}.").format(
            card=name(card)
        )
    if about is not None:
        return _("Adds an indicator about touchpoint {touchpoint}.").format(touchpoint=name(about))
    return _(
        "Adds an indicator. Select a touchpoint before, and it is about that one and stands beside "
        "its emotion."
    )


def _write(window: MainWindow, new: Measurement, card: Card | None, about: Card | None) -> None:
    window.canvas.settle()
    facts = index(window.session.map)
    if card is not None and card.id in facts.cards:
        ref = Ref("card", card.id)
        window.session.apply(
            N_("Compute from answers"),
            lambda journey: _with_measured(journey, ref.id, new),
            select=[ref],
        )
    else:
        known = about if about is not None and about.id in facts.numbers else None
        journey, ref = _with_indicator(window.session.map, new, known)
        window.session.apply(N_("Add indicator"), lambda _before: journey, select=[ref])
    window.view.ensure_visible(ref)


def _with_measured(journey: JourneyMap, id_: str, new: Measurement) -> JourneyMap:
    cards = changed(journey.cards, {id_}, lambda card: measured(card, new))
    return journey if cards is journey.cards else replace(journey, cards=cards)


def _with_indicator(
    journey: JourneyMap, new: Measurement, about: Card | None
) -> tuple[JourneyMap, Ref]:
    spot = Spot(column=about.at, about=(about.id,)) if about is not None else Spot()
    made = with_card(journey, "kpi", spot)
    title = words(journey.language)(METRICS[new.metric])
    cards = changed(
        made.map.cards, {made.ref.id}, lambda card: measured(replace(card, title=title), new)
    )
    return replace(made.map, cards=cards), made.ref
