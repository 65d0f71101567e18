"""Touchpoints and channels as text: crossings, what passes on there, and behaviours."""

from __future__ import annotations

from journeymapper.analysis import omnichannel
from journeymapper.analysis.finding import naming
from journeymapper.analysis.section import Section, number, persona_name
from journeymapper.i18n import _
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index
from journeymapper.model.vocabulary import BEHAVIOURS, HANDOVERS


def channels_section(document: JourneyMap) -> Section:
    """Return how many touchpoints there are, the crossings that tell something, behaviours."""
    facts, name = index(document), naming(document)
    kinds = [omnichannel.channel_kind(document, card) for card in facts.touchpoints]
    crossings = omnichannel.crossings(document)
    lines = [
        _(
            "{n} touchpoints: {digital} digital, {traditional} traditional, {none} no channel"
        ).format(
            n=len(kinds),
            digital=kinds.count("digital"),
            traditional=kinds.count("traditional"),
            none=kinds.count(""),
        ),
        _("crossings between digital and traditional: {n}").format(n=len(crossings)),
    ]
    for fall in omnichannel.changes_at_crossings(document, document.state):
        if fall.change < 0:
            line = _("emotion falls by {by} at crossing {n}, to {touchpoint} ({persona})").format(
                by=number(-fall.change),
                n=fall.crossing.number,
                touchpoint=name(fall.crossing.end),
                persona=persona_name(document, fall.persona),
            )
            lines.append(line)
    for crossing in crossings:
        words = continuity_words(crossing)
        if words:
            lines.append(
                _("at crossing {n}, {end}: {words}").format(
                    n=crossing.number, end=name(crossing.end), words=words
                )
            )
    rules = [omnichannel.VISIT_RULE]
    for one in omnichannel.behaviours(document) or (omnichannel.behaviour(document),):
        who = f"{persona_name(document, one.persona)}: " if one.persona else ""
        proof = " → ".join(map(name, one.proof))
        how = _("set by hand") if one.by_hand else proof
        lines.append(f"{who}{_(BEHAVIOURS[one.name])}" + (f" ({how})" if how else ""))
        rules.append(omnichannel.RULES[one.name])
    return Section(_("Touchpoints and channels"), tuple(lines), tuple(dict.fromkeys(rules)))


def continuity_words(crossing: omnichannel.Crossing) -> str:
    """Return whether what was begun goes on at a crossing, and what passes on, on one line."""
    told = crossing.end
    label = _(HANDOVERS[told.handover]) if told.handover in HANDOVERS else ""
    return "; ".join(part for part in (label, " ".join(told.continuity.split())) if part)
