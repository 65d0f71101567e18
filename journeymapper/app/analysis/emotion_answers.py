"""What is answered about emotion: the figures of each curve, and where curves part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journeymapper.analysis import emotion, moments
from journeymapper.analysis.emotion import Curve, Point
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
    linking,
    persona_link,
    phrase,
    signed,
    some,
    stage_link,
)
from journeymapper.i18n import N_, _
from journeymapper.model import vocabulary
from journeymapper.model.document import JourneyMap
from journeymapper.model.query import index

_GAP_RULE: Final = N_(
    "The future state is compared with the current one, and every other persona with the first: "
    "the score less the score compared with, at the three touchpoints where they differ most."
)


def emotion_answers(document: JourneyMap) -> Iterator[Answer]:
    """Yield what each curve tells: by persona in order, the current state first."""
    for of in emotion.curves(document):
        heading = _("Emotion: {persona}, {state}").format(
            persona="".join(p.text for p in persona_link(document, of.persona)),
            state=_(vocabulary.STATES[of.state]).lower(),
        )
        yield Answer(heading, tuple(_curve(document, of)), (emotion.PEAK_END_RULE,))


def _curve(document: JourneyMap, of: Curve) -> Iterator[Fact]:
    link, middle = linking(document), of.neutral

    def score(value: float, places: int | None = None) -> Pieces:
        return signed(value, places, middle)

    def named(points: tuple[Point, ...]) -> Pieces:
        return some(points, lambda point: link(point.card))

    def between(pair: tuple[Point, Point]) -> Pieces:
        start, end = pair
        by = signed(end.score - start.score)
        return (*by, Piece(": "), *link(start.card), Piece(ARROW), *link(end.card))

    yield Fact(_("Mean"), score(of.mean or 0.0, 2))
    for label, points in ((_("Lowest"), of.minima), (_("Highest"), of.maxima)):
        yield Fact(label, (*score(points[0].score), Piece(": "), *named(points)))
    if of.steepest_drop:
        yield Fact(_("Steepest fall"), between(of.steepest_drop))
    if of.steepest_rise:
        yield Fact(_("Steepest rise"), between(of.steepest_rise))
    if of.peak_end:
        value, peak, end = of.peak_end
        sentence = _("{value}: {peak} and {end}")
        parts = {"value": score(value, 2), "peak": link(peak.card), "end": link(end.card)}
        yield Fact(_("Peak-end"), phrase(sentence, **parts))
    stages = index(document).stages
    means = [
        (*stage_link(stages[id_]), Piece(" "), *score(mean, 2))
        for id_, mean in emotion.stage_means(document, of).items()
        if mean is not None
    ]
    yield from facts(_("By stage"), first(means, STAGES))


def gap_answer(document: JourneyMap) -> Answer:
    """Return where curves differ most, by _GAP_RULE."""
    drawn = emotion.curves(document)
    now = [of for of in drawn if of.state == "current"]
    later = {of.persona: of for of in drawn if of.state == "future"}
    pairs = [(of, later[of.persona]) for of in now if of.persona in later]
    pairs += [(now[0], other) for other in now[1:]]
    found: list[Fact] = []
    for one, other in pairs[:MOST]:
        gaps = moments.widest_gaps(document, (one.persona, one.state), (other.persona, other.state))
        name = persona_link(document, other.persona)[0].text
        if one.persona == other.persona:
            name = _(vocabulary.STATES["future"])
        lines = ((*signed(gap.by), Piece(": "), *linking(document)(gap.card)) for gap in gaps[:3])
        found += facts(name, lines)
    return Answer(_("Where the curves part most"), tuple(found), (_GAP_RULE,))
