"""Pain points between the map and the persona sheets, as commands of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.edit.persona_pains import keep_on_personas, missing_pains, pains_from_personas
from journeymapper.i18n import N_, _, ngettext, words
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of

if TYPE_CHECKING:
    from journeymapper.app.window import MainWindow


def can_keep(window: MainWindow) -> bool:
    """Tell whether a pain point is selected and there is a persona to keep it on."""
    journey = window.session.map
    facts = index(journey)
    return bool(journey.personas) and any(
        kind_of(facts.cards[id_], facts.lanes) == "pain_point"
        for id_ in window.canvas.selected_cards
        if id_ in facts.cards
    )


def keep(window: MainWindow) -> None:
    """Add the selected pain points to the sheets of the personas that they hurt."""
    window.canvas.settle()
    cards = window.canvas.selected_cards
    done = window.session.apply(
        N_("Keep pain points on the persona"), lambda map_: keep_on_personas(map_, cards)
    )
    told = (
        _("Kept on the persona’s sheet") if done else _("The sheet of the persona says it already")
    )
    window.status.say(told)


def place(window: MainWindow) -> None:
    """Put what the sheets list, and no pain point says yet, on the map where the selection is."""
    window.canvas.settle()
    journey = window.session.map
    missing = missing_pains(journey)
    if not missing:
        window.status.say(_("All pains of the personas are on the map"))
        return
    column = window.canvas.place_for_new().column or journey.stages[0].columns[0].id
    after, cards = pains_from_personas(journey, column, words(journey.language)("Pain points"))
    window.session.apply(
        N_("Pain points of the personas"),
        lambda _map: after,
        select=[Ref("card", card) for card in cards],
    )
    window.view.ensure_visible(Ref("card", cards[0]))
    told = ngettext(
        "{n} pain point of the personas: drag it to where it is felt",
        "{n} pain points of the personas: drag them to where they are felt",
        len(cards),
    )
    window.status.say(told.format(n=len(cards)))
