"""What is answered about a map, as values that the panel shows: each with the rule it follows."""

from __future__ import annotations

from math import isfinite

from journeymapper.analysis import evidence, funnel, graph, mapping, moments, omnichannel
from journeymapper.analysis.channels_report import continuity_words
from journeymapper.analysis.kpi import METRICS, RULES, figure_of, indicators, result_of, success
from journeymapper.analysis.measured_emotion import (
    MEASURED_RULE,
    MeasuredPoint,
    estimates,
    measured_points,
)
from journeymapper.app.analysis.answer import (
    ARROW,
    MOST,
    STAGES,
    Answer,
    Fact,
    Piece,
    Pieces,
    facts,
    first,
    joined,
    linking,
    persona_link,
    phrase,
    plain,
    share,
    signed,
    some,
    stage_link,
    strong,
)
from journeymapper.app.analysis.attention_answers import (
    attention_answer,
    effort_answer,
    team_answer,
)
from journeymapper.app.analysis.customer_answers import customer_facts
from journeymapper.app.analysis.emotion_answers import emotion_answers, gap_answer
from journeymapper.app.analysis.trail_answers import trail_answer
from journeymapper.i18n import _, interface_language
from journeymapper.model import vocabulary
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.model.ids import Ref
from journeymapper.model.query import index
from journeymapper.numerals import consecutive, figure


def answers(document: JourneyMap) -> tuple[Answer, ...]:
    """Return all answers about a map; those without data are left out."""
    found = (
        *emotion_answers(document),
        gap_answer(document),
        _channels(document),
        attention_answer(document),
        effort_answer(document),
        _moments(document),
        _path(document),
        _funnel(document),
        _models(document),
        _indicators(document),
        trail_answer(document),
        _evidence(document),
        team_answer(document),
    )
    return tuple(one for one in found if one.facts)


def _count(value: float) -> str:
    return figure(value, interface_language())


def _channels(document: JourneyMap) -> Answer:
    link, points = linking(document), index(document).touchpoints
    if not points:
        return Answer("", ())
    kinds = [omnichannel.channel_kind(document, card) for card in points]
    counted = _("{digital} digital, {traditional} traditional, {none} no channel").format(
        digital=kinds.count("digital"),
        traditional=kinds.count("traditional"),
        none=kinds.count(""),
    )
    crossings = omnichannel.crossings(document)
    found = [
        Fact(_("Touchpoints"), (*strong(str(len(points))), Piece(f": {counted}"))),
        Fact(_("Crossings"), strong(str(len(crossings)))),
    ]
    falls = [
        phrase(
            _("{by} at crossing {n}: {start} → {end} ({persona})"),
            by=signed(fall.change),
            n=plain(str(fall.crossing.number)),
            start=link(fall.crossing.start),
            end=link(fall.crossing.end),
            persona=persona_link(document, fall.persona),
        )
        for fall in omnichannel.changes_at_crossings(document, document.state)
        if fall.change < 0
    ]
    found += facts(_("Falls there"), first(falls))
    kept = [
        phrase(
            _("at crossing {n}, {end}: {words}"),
            n=plain(str(one.number)),
            end=link(one.end),
            words=plain(words),
        )
        for one in crossings
        if (words := continuity_words(one))
    ]
    found += facts(_("Passes on"), first(kept))
    told = omnichannel.behaviours(document) or (omnichannel.behaviour(document),)
    found += facts(_("Behaviour"), first([_behaviour(document, one) for one in told], STAGES))
    rules = [omnichannel.RULES[one.name] for one in told]
    return Answer(
        _("Channels and behaviour"),
        tuple(found),
        tuple(dict.fromkeys((*rules, omnichannel.VISIT_RULE))),
    )


def _behaviour(document: JourneyMap, one: omnichannel.Behaviour) -> Pieces:
    who = (*persona_link(document, one.persona), Piece(": ")) if one.persona else ()
    proof = joined(map(linking(document), one.proof), ARROW)
    how = plain(_("set by hand")) if one.by_hand else ()
    detail = joined([part for part in (how, proof) if part], ", ")
    name = strong(_(vocabulary.BEHAVIOURS[one.name]))
    return (*who, *name, *((Piece(" ("), *detail, Piece(")")) if detail else ()))


def _moments(document: JourneyMap) -> Answer:
    link = linking(document)
    lines = [
        (*link(one.card), Piece(" "), *strong(figure(one.weight, interface_language(), 1)))
        for one in moments.moments_of_truth(document, document.state)
    ]
    heading = _("Suggested moments of truth")
    return Answer(heading, tuple(facts(_("Weight"), lines)), (moments.MOMENT_RULE,))


def _path(document: JourneyMap) -> Answer:
    found, link, cards = graph.flow(document), linking(document), index(document).cards
    said: list[Fact] = []
    if found.conversion is not None:
        said.append(Fact(_("Conversion"), share(100 * found.conversion)))
    if found.frequent is not None:
        numbers = [index(document).numbers[id_] for id_ in found.frequent.cards]
        by = (*share(100 * found.frequent.share), Piece(": "), *_spans(document, numbers))
        said.append(Fact(_("Most frequent path"), by))
    loops = [
        phrase(
            _("from {end} back to {start}"),
            end=link(cards[loop.cards[-1]]),
            start=link(cards[loop.cards[0]]),
        )
        for loop in found.loops
    ]
    said += facts(_("Loops"), first(loops))
    for label, ids in (
        (_("Dead ends"), found.dead_ends),
        (_("Unreachable"), found.unreachable),
    ):
        if ids:
            said.append(Fact(label, some(ids, lambda id_: link(cards[id_]))))
    visits = [
        (*link(cards[id_]), Piece(" × "), *strong(_count(count) if isfinite(count) else "∞"))
        for id_, count in (found.visits or {}).items()
        if abs(count - 1) > 0.005
    ]
    said += facts(_("Visits"), first(visits))
    if document.links and not (found.loops or found.dead_ends or found.unreachable):
        said.append(Fact(_("Way through"), plain(_("no loops, no dead ends"))))
    rules = (graph.SHARE_RULE, graph.CONVERSION_RULE, graph.FREQUENT_RULE)
    return Answer(_("The path"), tuple(said), rules if found.conversion is not None else rules[:1])


def _spans(document: JourneyMap, numbers: list[int]) -> Pieces:
    """Return the numbers of touchpoints, those that follow each other joined: 1–9, 12–26."""
    points = index(document).touchpoints

    def link(run: list[int]) -> Pieces:
        ends = dict.fromkeys((run[0], run[-1]))
        parts = ((Piece(str(n), Ref("card", points[n - 1].id)),) for n in ends)
        return joined(parts, "–")

    return some(consecutive(numbers), link)


def _funnel(document: JourneyMap) -> Answer:
    def reached(stage: Stage) -> Pieces:
        return (*stage_link(stage), Piece(f" {_count(stage.count or 0)}"))

    lines = [
        (*reached(one.start), Piece(ARROW), *reached(one.end))
        + (() if one.percent is None else (Piece(": "), *share(one.percent)))
        for one in funnel.passages(document)
    ]
    found = list(facts(_("Going on"), first(lines, STAGES)))
    kept = funnel.overall(document)
    if kept is not None:
        found.append(Fact(_("In all"), share(kept, 2)))
    marketing, conversion = funnel.marketing_view(document), funnel.conversion_view(document)
    if found:
        found += facts(
            _("Marketing view"),
            (
                (*strong(_(mapping.FUNNEL[word]).split(":")[0]), Piece(" "), *reached(stage))
                for word, stage in marketing.stages
            ),
        )
        to_purchase = some([stage for _word, stage in conversion.stages], reached, ARROW)
        if conversion.overall is not None:
            to_purchase = (*to_purchase, Piece(": "), *share(conversion.overall, 2))
        if to_purchase:
            found.append(Fact(_("Conversion view"), to_purchase))
    told = [_contradiction(document, one) for one in funnel.contradictions(document)]
    found += facts(_("Contradictions"), first(told))
    rules = [funnel.MARKETING_RULE, funnel.CONVERSION_RULE, funnel.CONTRADICTION_RULE]
    more, further = customer_facts(document)
    return Answer(_("Funnel"), (*found, *more), (*rules, *further))


def _contradiction(document: JourneyMap, one: funnel.Contradiction) -> Pieces:
    stage = stage_link(one.passage.start)
    stay = one.passage.percent or 0.0
    if one.kind == "glad_but_leaving":
        return phrase(
            _("{stage}: mean emotion {mean}, and yet {share} leave"),
            stage=stage,
            mean=signed(one.figure, 2, document.scale.neutral),
            share=share(100 - stay),
        )
    return phrase(
        _("{stage}: {pains}, and yet {share} go on"),
        stage=stage,
        pains=some(one.cards, linking(document)),
        share=share(stay),
    )


def _models(document: JourneyMap) -> Answer:
    found: list[Fact] = []
    for model, labels in mapping.MODELS.items():
        lines = (
            (Piece(f"{_(labels[word])}: "), *some(stages, stage_link))
            for word, stages in mapping.grouped(document, model).items()
            if stages
        )
        found += facts(_(mapping.MODEL_NAMES[model]), lines)
    return Answer(_("Stages in other models"), tuple(found), (mapping.MAPPING_RULE,))


def _indicators(document: JourneyMap) -> Answer:
    found: list[Fact] = []
    rules: list[str] = []
    for metric in METRICS:
        for card in indicators(document, metric)[:MOST]:
            found.append(Fact(_(vocabulary.METRICS[metric]), _kpi(card)))
            if result_of(card):
                rules.append(RULES[metric])
    beside = [_beside(document, point) for point in measured_points(document)]
    if beside:
        found += facts(_("Beside the estimate"), first(beside))
        rules.append(MEASURED_RULE)
    return Answer(_("Indicators"), tuple(found), tuple(dict.fromkeys(rules)))


def _beside(document: JourneyMap, point: MeasuredPoint) -> Pieces:
    """Return where a measured value stands on the emotion scale, and what was estimated there."""
    neutral = document.scale.neutral
    guesses = joined(
        (
            (*persona_link(document, persona), Piece(" "), *signed(score, None, neutral))
            for persona, score in estimates(document, point).items()
        ),
        ", ",
    )
    return phrase(
        _("{touchpoint}: measured {score} ({indicator}), estimated {estimates}"),
        touchpoint=linking(document)(point.touchpoint),
        score=signed(point.score, 1, neutral),
        indicator=(Piece(_(vocabulary.METRICS[point.card.metric]), Ref("card", point.card.id)),),
        estimates=guesses or plain(_("nothing")),
    )


def _kpi(card: Card) -> Pieces:
    link = (Piece(card.title or card.id, Ref("card", card.id)),)
    unit = f" {card.unit}" if card.unit else ""
    found = (*link, Piece(": "), *strong(f"{_count(figure_of(card) or 0.0)}{unit}"))
    result = result_of(card)
    if result:
        found += plain(_(", n = {n}").format(n=result.n))
        if result.low is not None and result.high is not None:
            language = interface_language()
            ends = _("95 % interval {low} to {high}").format(
                low=figure(result.low, language, 1), high=figure(result.high, language, 1)
            )
            found += plain(f", {ends}")
    reached = success(card)
    if reached is not None and card.target is not None:
        state = _("reached") if reached else _("not reached")
        words = _("target {value} {state}").format(value=_count(card.target), state=state)
        found += (Piece("; "), Piece(words, tone="good" if reached else "bad"))
    return found


def _evidence(document: JourneyMap) -> Answer:
    backed = evidence.evidence_share(document)
    if backed is None:
        return Answer("", ())
    counted = evidence.levels(document)
    by_level = ", ".join(
        f"{_(vocabulary.EVIDENCE_LEVELS[name]).lower()} {n}" for name, n in counted.items() if n
    )
    found = (
        Fact(_("Of the cards"), share(100 * backed, 0)),
        Fact(_("By level"), plain(by_level)),
    )
    return Answer(_("Evidence share"), found, (evidence.SHARE_RULE,))
