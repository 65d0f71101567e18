"""Where to pay attention, as answers of the panel: hot spots, key points, effort, contributions."""

from __future__ import annotations

from journeymapper.analysis import attention
from journeymapper.app.analysis.answer import (
    STAGES,
    Answer,
    Fact,
    Piece,
    Pieces,
    facts,
    first,
    linking,
    plain,
    some,
    stage_link,
    strong,
)
from journeymapper.i18n import _, interface_language, ngettext
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.numerals import figure


def attention_answer(document: JourneyMap) -> Answer:
    """Return the ranked hot spots and the key points."""
    link = linking(document)
    hot = [
        (*link(spot.card), Piece(" "), *strong(_figure(spot.heat)), *_why(spot))
        for spot in attention.hot_spots(document, document.state)
    ]
    found = list(facts(_("Hottest"), hot))
    points = attention.key_points(document)
    if points:
        found.append(Fact(_("Key points"), some(points, link)))
    touchpoints = index(document).touchpoints
    measurable = sum(card.measurable for card in touchpoints)
    if measurable:
        told = _("{n} of {all} touchpoints").format(n=measurable, all=len(touchpoints))
        found.append(Fact(_("Measurable"), plain(told)))
    return Answer(_("Where to pay attention"), tuple(found), (attention.HEAT_RULE,))


def _why(spot: attention.HotSpot) -> Pieces:
    causes = [
        words
        for share, words in (
            (spot.feeling, _("felt badly")),
            (spot.pain, _("pain point")),
            (spot.effort, _("effort")),
        )
        if share
    ]
    return plain(f" ({', '.join(causes)})")


def _figure(value: float) -> str:
    return figure(value, interface_language(), 1)


def effort_answer(document: JourneyMap) -> Answer:
    """Return how much effort the journey asks, by stage, and where it is friction."""
    mean = attention.mean_effort(index(document).touchpoints)
    if mean is None:
        return Answer("", ())
    stages, link = index(document).stages, linking(document)
    lines: list[Pieces] = [
        (*stage_link(stages[stage]), Piece(" "), *strong(_figure(effort)))
        for stage, effort in attention.effort_by_stage(document).items()
    ]
    found = [Fact(_("Mean"), strong(_figure(mean)))]
    found += facts(_("By stage"), first(lines, STAGES))
    heavy = [c for c in index(document).touchpoints if (c.effort or 0) >= attention.FRICTION]
    if heavy:
        found.append(Fact(_("Friction"), some(heavy, link)))
    return Answer(_("Effort and friction"), tuple(found), (attention.EFFORT_RULE,))


def team_answer(document: JourneyMap) -> Answer:
    """Return what each team or person contributes."""
    found = [
        Fact(one.owner, (*_cards(one), *_lanes(one)) or plain(_("nothing yet")))
        for one in attention.contributions(document)
    ]
    return Answer(_("Contribution by team"), tuple(found), (attention.TEAM_RULE,))


def _cards(one: attention.Contribution) -> Pieces:
    if not one.cards:
        return ()
    n = len(one.cards)
    words = ngettext("{n} card", "{n} cards", n).format(n=n)
    if one.done:
        words += _(" ({n} done)").format(n=one.done)
    return strong(words)


def _lanes(one: attention.Contribution) -> Pieces:
    if not one.lanes:
        return ()
    words = ngettext("{n} lane", "{n} lanes", one.lanes).format(n=one.lanes)
    return plain(f", {words}" if one.cards else words)
