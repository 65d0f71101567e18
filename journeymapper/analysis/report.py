"""All that is answered about a map, as text for people, each figure with its rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isfinite

from journeymapper.analysis import (
    attention,
    emotion,
    evidence,
    funnel,
    graph,
    mapping,
    moments,
)
from journeymapper.analysis.channels_report import channels_section
from journeymapper.analysis.completeness import ELEMENTS, completeness
from journeymapper.analysis.customer_words import customer_lines
from journeymapper.analysis.customers import CUSTOMERS_RULE, customers
from journeymapper.analysis.emotion import Curve, Point
from journeymapper.analysis.finding import SEVERITIES, naming
from journeymapper.analysis.findings import findings
from journeymapper.analysis.kpi import METRICS, RULES, figure_of, indicators, result_of, success
from journeymapper.analysis.measured_emotion import (
    MEASURED_RULE,
    MeasuredPoint,
    estimates,
    measured_points,
)
from journeymapper.analysis.reached import COUNT_RULE, taken_from_touchpoints
from journeymapper.analysis.section import Section, number, persona_name, portion
from journeymapper.analysis.strategies import COVERAGE_RULE, Coverage, matrix
from journeymapper.analysis.summary import curve_names
from journeymapper.analysis.trail import TRAIL_RULE
from journeymapper.analysis.trail_words import trail_lines
from journeymapper.i18n import _
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.query import index
from journeymapper.model.vocabulary import AIDA
from journeymapper.model.vocabulary import METRICS as METRIC_NAMES
from journeymapper.numerals import consecutive


def report(document: JourneyMap, today: date | None = None) -> str:
    """Return the analysis of a map as text in the language of the interface."""
    parts = [document.title or _("Untitled")]
    for section in sections(document, today):
        rules = [f"  ({_(rule)})" for rule in section.rules]
        parts.append("\n".join([section.heading, *(f"  {s}" for s in section.lines), *rules]))
    return "\n\n".join(parts)


def sections(document: JourneyMap, today: date | None = None) -> tuple[Section, ...]:
    """Return the analysis of a map, section by section; those without data are left out."""
    noticed = _findings(document, today)
    return (*answered(document), *((noticed,) if noticed.lines else ()))


def answered(document: JourneyMap) -> tuple[Section, ...]:
    """Return the answers alone, without what is noticed; those without data are left out."""
    found = (
        channels_section(document),
        *_emotion(document),
        *_attention(document),
        _moments(document),
        _path(document),
        _funnel(document),
        _models(document),
        _indicators(document),
        _strategies(document),
        Section(_("Trails of pain points"), trail_lines(document), (TRAIL_RULE,)),
        _completeness(document),
    )
    return tuple(section for section in found if section.lines)


def _emotion(document: JourneyMap) -> Iterator[Section]:
    names = curve_names(document)
    for of in emotion.curves(document):
        heading = _("Emotion: {curve}").format(curve=names[of.persona, of.state])
        lines = tuple(_curve(document, of))
        yield Section(heading, lines, (emotion.PEAK_END_RULE,))


def _curve(document: JourneyMap, of: Curve) -> Iterator[str]:
    name = naming(document)
    yield _("mean {mean}").format(mean=number(of.mean or 0.0, 2, signed=True))
    for sentence, points in (
        (_("lowest {score}: {at}"), of.minima),
        (_("highest {score}: {at}"), of.maxima),
    ):
        at = ", ".join(name(point.card) for point in points)
        yield sentence.format(score=number(points[0].score, signed=True), at=at)
    if of.steepest_drop:
        yield _("steepest fall {by}: {start} → {end}").format(
            **_between(document, of.steepest_drop)
        )
    if of.steepest_rise:
        yield _("steepest rise {by}: {start} → {end}").format(
            **_between(document, of.steepest_rise)
        )
    if of.peak_end:
        value, peak, end = of.peak_end
        yield _("peak-end {value}: {peak} and {end}").format(
            value=number(value, 2, signed=True), peak=name(peak.card), end=name(end.card)
        )
    stages = index(document).stages
    means = [
        f"{stages[stage].title} {number(mean, 2, signed=True)}"
        for stage, mean in emotion.stage_means(document, of).items()
        if mean is not None
    ]
    yield _("by stage: {means}").format(means="; ".join(means))


def _between(document: JourneyMap, pair: tuple[Point, Point]) -> dict[str, str]:
    start, end = pair
    name = naming(document)
    by = number(end.score - start.score, signed=True)
    return {"by": by, "start": name(start.card), "end": name(end.card)}


def _attention(document: JourneyMap) -> Iterator[Section]:
    name = naming(document)
    hot = [
        _("heat {heat}: {touchpoint}").format(heat=number(one.heat, 1), touchpoint=name(one.card))
        for one in attention.hot_spots(document, document.state)
    ]
    points = attention.key_points(document)
    if points:
        hot.append(_("key points: {points}").format(points=", ".join(map(name, points))))
    yield Section(_("Where to pay attention"), tuple(hot), (attention.HEAT_RULE,))
    mean = attention.mean_effort(index(document).touchpoints)
    if mean is not None:
        stages = index(document).stages
        told = [
            f"{stages[stage].title} {number(effort, 1)}"
            for stage, effort in attention.effort_by_stage(document).items()
        ]
        lines = (
            _("mean {mean}").format(mean=number(mean, 1)),
            _("by stage: {means}").format(means="; ".join(told)),
        )
        yield Section(_("Effort and friction"), lines, (attention.EFFORT_RULE,))
    team = tuple(
        _("{owner}: {n} cards, {done} done, {lanes} lanes").format(
            owner=one.owner, n=len(one.cards), done=one.done, lanes=one.lanes
        )
        for one in attention.contributions(document)
    )
    yield Section(_("Contribution by team"), team, (attention.TEAM_RULE,))


def _moments(document: JourneyMap) -> Section:
    name = naming(document)
    lines = tuple(
        f"{name(moment.card)} ({number(moment.weight, 1)})"
        for moment in moments.moments_of_truth(document, document.state)
    )
    return Section(_("Moments of truth, suggested"), lines, (moments.MOMENT_RULE,))


def _path(document: JourneyMap) -> Section:
    found, name = graph.flow(document), naming(document)
    cards = index(document).cards
    said: list[str] = []
    for label, ids in (
        (_("nobody gets to: {touchpoints}"), found.unreachable),
        (_("nobody gets out of: {touchpoints}"), found.dead_ends),
    ):
        if ids:
            said.append(label.format(touchpoints=", ".join(name(cards[id_]) for id_ in ids)))
    for loop in found.loops:
        ends = (name(cards[loop.cards[-1]]), name(cards[loop.cards[0]]))
        said.append(_("loop: from {end} back to {start}").format(end=ends[0], start=ends[1]))
    rules = [graph.SHARE_RULE]
    if found.visits is not None and found.conversion is not None:
        said += _visits(document, found)
        rules += [graph.CONVERSION_RULE, graph.FREQUENT_RULE]
    return Section(_("The path"), tuple(said), tuple(rules) if said else ())


def _visits(document: JourneyMap, found: graph.Flow) -> Iterator[str]:
    name, cards = naming(document), index(document).cards
    yield _("conversion: {share}").format(share=portion(100 * (found.conversion or 0.0), 1))
    for id_, count in (found.visits or {}).items():
        if abs(count - 1) > 0.005:
            told = number(count, 2) if isfinite(count) else "∞"
            yield _("{touchpoint}: visited {n} times").format(touchpoint=name(cards[id_]), n=told)
    if found.frequent:
        numbers = index(document).numbers
        yield _("most frequent path ({share}): {touchpoints}").format(
            share=portion(100 * found.frequent.share, 1),
            touchpoints=_spans([numbers[id_] for id_ in found.frequent.cards]),
        )


def _spans(numbers: list[int]) -> str:
    """Return numbers with those that follow each other joined: 1–9, 12–26."""
    runs = consecutive(numbers)
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)


def _funnel(document: JourneyMap) -> Section:
    lines = [
        f"{one.start.title} {_count(one.start)} → {one.end.title} {_count(one.end)}"
        + ("" if one.percent is None else f": {portion(one.percent, 1)}")
        for one in funnel.passages(document)
    ]
    if not lines:
        return Section("", ())
    share = funnel.overall(document)
    if share is not None:
        lines.append(_("in all: {share}").format(share=portion(share, 2)))
    for label, view, words in (
        (_("marketing view"), funnel.marketing_view(document), mapping.FUNNEL),
        (_("conversion view"), funnel.conversion_view(document), None),
    ):
        parts = [
            (f"{_(words[word]).split(':')[0]} " if words else "") + f"{stage.title} {_count(stage)}"
            for word, stage in view.stages
        ]
        kept = "" if view.overall is None else f" ({portion(view.overall, 2)})"
        if parts:
            lines.append(f"{label}: {' → '.join(parts)}{kept}")
    told = customer_lines(document)
    rules = (
        funnel.MARKETING_RULE,
        funnel.CONVERSION_RULE,
        *((CUSTOMERS_RULE,) if customers(document) else ()),
        *((COUNT_RULE,) if taken_from_touchpoints(document) else ()),
    )
    return Section(_("Funnel"), (*lines, *told), rules)


def _count(stage: Stage) -> str:
    return number(stage.count or 0)


def _models(document: JourneyMap) -> Section:
    lines = []
    for reading in mapping.readings(document):
        words = [
            _(labels[reading.in_model[model]])
            for model, labels in mapping.MODELS.items()
            if reading.in_model[model]
        ]
        lines.append(f"{reading.stage.title}: {'; '.join(dict.fromkeys(words))}")
    return Section(_("Stages in other models"), tuple(lines), (mapping.MAPPING_RULE,))


def _indicators(document: JourneyMap) -> Section:
    lines: list[str] = []
    rules: list[str] = []
    for metric in METRICS:
        for card in indicators(document, metric):
            lines.append(_indicator(card))
            if result_of(card):
                rules.append(RULES[metric])
    points = measured_points(document)
    lines += [_beside(document, point) for point in points]
    rules += [MEASURED_RULE] if points else []
    return Section(_("Indicators"), tuple(lines), tuple(dict.fromkeys(rules)))


def _beside(document: JourneyMap, point: MeasuredPoint) -> str:
    guesses = [
        f"{persona_name(document, persona)} {number(score, signed=True)}"
        for persona, score in estimates(document, point).items()
    ]
    return _("{touchpoint}: measured {score} ({indicator}), estimated {estimates}").format(
        touchpoint=naming(document)(point.touchpoint),
        score=number(point.score, 1, signed=True),
        indicator=point.card.title or _(METRIC_NAMES[point.card.metric]),
        estimates=", ".join(guesses) or _("nothing"),
    )


def _indicator(card: Card) -> str:
    said = f"{card.title}: {number(figure_of(card) or 0.0)}"
    if card.unit:
        said += f" {card.unit}"
    result = result_of(card)
    if result:
        said += _(", n = {n}").format(n=result.n)
        if result.low is not None and result.high is not None:
            ends = _("95 percent interval {low} to {high}").format(
                low=number(result.low, 1), high=number(result.high, 1)
            )
            said += f", {ends}"
    reached = success(card)
    if reached is not None and card.target is not None:
        state = _("reached") if reached else _("not reached")
        told = _("target {value} {state}").format(value=number(card.target), state=state)
        said += f"; {told}"
    return said


def _strategies(document: JourneyMap) -> Section:
    found = matrix(document)
    if not any(one.strategies or one.messages for one in found.coverage):
        return Section("", ())
    lines = []
    for one in found.coverage:
        who = f"{persona_name(document, one.persona)}: " if one.persona else ""
        lines += [f"{who}{line}" for line in _coverage(document, one)]
    return Section(_("Strategies and messages"), tuple(lines), (COVERAGE_RULE,))


def _coverage(document: JourneyMap, one: Coverage) -> Iterator[str]:
    name = naming(document)
    yield _("strategies: {strategies}, messages: {messages}").format(
        strategies=one.strategies, messages=one.messages
    )
    if one.pains:
        yield _("pain points answered: {answered} of {all}").format(
            answered=len(one.pains) - len(one.unanswered), all=len(one.pains)
        )
    for label, parts in (
        (_("no strategy: {stages}"), [stage.title or stage.id for stage in one.without]),
        (_("pain points without strategy: {pains}"), [name(pain) for pain in one.unanswered]),
        (_("AIDA not covered: {steps}"), [_(AIDA[step]) for step in one.aida_missing]),
    ):
        if parts:
            yield label.format(
                stages=", ".join(parts), pains=", ".join(parts), steps=", ".join(parts)
            )


def _completeness(document: JourneyMap) -> Section:
    found = completeness(document)
    said = [f"{len(found.present)}/{len(ELEMENTS)}"]
    if found.missing:
        names = ", ".join(_(ELEMENTS[name]) for name in found.missing)
        said.append(_("missing: {elements}").format(elements=names))
    share = evidence.evidence_share(document)
    if share is not None:
        said.append(_("evidence: {share} of the cards").format(share=portion(100 * share, 0)))
    return Section(_("Completeness and evidence"), tuple(said), (evidence.SHARE_RULE,))


def _findings(document: JourneyMap, today: date | None) -> Section:
    lines = tuple(
        f"{_(SEVERITIES[one.severity])}: {one.message}" for one in findings(document, today)
    )
    heading = _("Findings ({n})").format(n=len(lines))
    return Section(heading, lines)
