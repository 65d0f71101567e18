"""An accepted finding whose place is gone from the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeymapper.analysis.finding import Hit, Rule, in_quotes, ref_of
from journeymapper.i18n import N_, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.query import index
from journeymapper.model.reviews import Accepted


def _stale(document: JourneyMap) -> tuple[Accepted, ...]:
    if not document.accepted:
        return ()
    facts = index(document)
    known = {
        "card": facts.cards.keys(),
        "stage": facts.stages.keys(),
        "step": facts.columns.keys(),
        "persona": facts.personas.keys(),
        "channel": facts.channels.keys(),
        "lane": facts.lanes.keys(),
        "asset": facts.assets.keys(),
        "link": {link.id for link in document.links},
    }
    places = ((one, ref_of(one.where)) for one in document.accepted)
    return tuple(
        one for one, ref in places if ref != THE_MAP and ref.id not in known.get(ref.kind, ())
    )


def _check(document: JourneyMap, _today: date) -> Iterator[Hit]:
    stale = _stale(document)
    if stale:
        sentence = ngettext(
            "{n} accepted finding is about something that is gone: {reason}.",
            "{n} accepted findings are about things that are gone: {reason}.",
            len(stale),
        )
        reason = in_quotes(stale[0].reason or stale[0].rule)
        yield Hit(THE_MAP, sentence.format(n=len(stale), reason=reason))


def _remedy(document: JourneyMap, _where: Ref) -> JourneyMap:
    stale = _stale(document)
    left = tuple(one for one in document.accepted if one not in stale)
    return replace(document, accepted=left) if stale else document


RULE = Rule(
    "stale_acceptance",
    N_("Accepted finding of something gone"),
    "hint",
    N_("Reasons why a finding is accepted are kept as long as what they are about."),
    _check,
    _remedy,
    N_("Forget them"),
)
