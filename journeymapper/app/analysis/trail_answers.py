"""Where pains lead to in a service blueprint, as an answer of the panel."""

from __future__ import annotations

from journeymapper.analysis.trail import TRAIL_RULE, Trail, blueprinted, trails
from journeymapper.app.analysis.answer import (
    ARROW,
    Answer,
    Fact,
    Piece,
    Pieces,
    joined,
    linking,
    phrase,
    plain,
    some,
    strong,
)
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap

_MOST = 12


def trail_answer(document: JourneyMap) -> Answer:
    """Return the trail of each pain point; nothing where the map has no support processes."""
    if not blueprinted(document):
        return Answer("", ())
    link = linking(document)
    found = list(trails(document).values())
    facts = [
        Fact(str(number), (*link(trail.pain), Piece(ARROW), *_way(document, trail)))
        for number, trail in enumerate(found[:_MOST], 1)
    ]
    if len(found) > _MOST:
        facts.append(Fact("", plain(_("and {n} more").format(n=len(found) - _MOST))))
    return Answer(_("Trails of pain points"), tuple(facts), (TRAIL_RULE,))


def _way(document: JourneyMap, trail: Trail) -> Pieces:
    link = linking(document)
    steps = [some(step.cards, link) for step in trail.steps]
    if not trail.to_support:
        steps.append((Piece(_("no support process"), tone="bad"),))
        return joined(steps, ARROW)
    owners = strong(", ".join(trail.owners)) if trail.owners else (Piece(_("nobody"), tone="bad"),)
    return (*joined(steps, ARROW), *phrase(_("; owner: {owner}"), owner=owners))
