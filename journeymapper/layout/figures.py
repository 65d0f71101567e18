"""The journey in figures: what the panel says about the whole map, each with its rule in words."""

from __future__ import annotations

from journeymapper.analysis.funnel import counted, overall
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.faces import score_figure
from journeymapper.model.vocabulary import BEHAVIOURS
from journeymapper.numerals import figure, percent


@frozen
class Figure:
    """One figure: its value, what it is, and how it comes about."""

    value: str
    label: str
    note: str = ""
    alarming: bool = False


def journey_figures(context: Context) -> list[Figure]:
    """Return the figures that the map's data allow, six at most."""
    touchpoints = context.facts.touchpoints
    if not touchpoints:
        return []
    found = [_touchpoints(context), _crossings(context)]
    found += _emotion(context)
    found += _conversion(context)
    return [f for f in found if f]


def _touchpoints(context: Context) -> Figure:
    say = context.say
    cards = context.facts.touchpoints
    media = context.media
    note = say("{digital} digital, {traditional} traditional").format(
        digital=media.digital, traditional=media.traditional
    )
    label = say.plural("touchpoint", "touchpoints", len(cards))
    return Figure(str(len(cards)), label, note)


def _crossings(context: Context) -> Figure:
    say = context.say
    count = context.media.crossings
    name = context.behaviour
    told = say(BEHAVIOURS[name]) if name in BEHAVIOURS else say("behaviour by persona")
    note = told[:1].lower() + told[1:] if name != "none" else ""
    return Figure(str(count), say.plural("channel crossing", "channel crossings", count), note)


def _emotion(context: Context) -> list[Figure]:
    say, language, scale = context.say, context.language, context.map.scale
    main = next((c for c in context.curves if c.state == context.map.state), None)
    if main is None:
        return []

    def told(score: float, places: int | None = None) -> str:
        return score_figure(score, scale, language, places)

    ends = say("scale from {low} to {high}").format(low=told(scale.low), high=told(scale.high))
    found = [Figure(told(main.mean, 2), say("mean emotion"), ends)]
    if main.peak_end:
        value, peak, end = main.peak_end
        rule = say("mean of {peak} ({peak_at}) and {end} ({end_at})").format(
            peak=told(peak.score), peak_at=peak.number, end=told(end.score), end_at=end.number
        )
        found.append(Figure(told(value, 1), say("peak-end rule"), rule))
    if main.steepest_drop:
        start, end = main.steepest_drop
        note = say("from contact {start} to {end}").format(start=start.number, end=end.number)
        fall = figure(end.score - start.score, language)
        found.append(Figure(fall, say("steepest fall"), note, alarming=True))
    return found


def _conversion(context: Context) -> list[Figure]:
    share = overall(context.map)
    if share is None:
        return []
    stages = counted(context.map)
    note = context.say("from {start} to {end}").format(
        start=stages[0].title,
        end=stages[-1].title,
    )
    value = percent(share, context.language, 2)
    return [Figure(value, context.say("total conversion"), note)]
