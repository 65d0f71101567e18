"""Callouts of the emotion lane: peaks, valleys, the steepest fall and the end, each with a word.

What is worth a word is found by stage, from runs of equal scores; which of them have room, when
somebody looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from journeymapper.analysis.emotion import intense
from journeymapper.analysis.outline import Outline, Told, felt_by
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.grid import StageColumn
from journeymapper.lanes.places import ScoreAxis
from journeymapper.numerals import figure


@frozen
class Callout:
    """What is worth a word: the touchpoints from ``first`` to ``last`` (1-based), and the word."""

    card: str
    first: int
    last: int
    x: float
    y: float
    above: bool
    head: str
    text: str
    rank: float


class _Moment(NamedTuple):
    """A point of the curve: its place in its stage, its score, and the words for it."""

    number: int
    card: str
    score: float
    caption: str
    title: str


class _Around(NamedTuple):
    """What the callouts of a stage depend on outside it; numbers are counted from its first.

    ``begin`` is how many touchpoints come before. ``before`` and ``after`` are the next scores on
    both sides, ``onward`` the points of later stages that continue the last run of equal scores,
    at ``xs``. ``fall`` is the number of the touchpoint that the steepest fall leads to and how deep
    it is, ``end`` that of the last touchpoint of all; both only where it stands among these points.
    """

    begin: int
    before: float | None
    onward: tuple[_Moment, ...]
    xs: tuple[float, ...]
    after: float | None
    fall: tuple[int, float] | None
    end: int | None


def callouts_of(
    context: Context, curve: Outline, axis: ScoreAxis
) -> tuple[tuple[Callout, ...], ...]:
    """Return by stage what is worth a word: intense extremes, the steepest fall, the end."""
    key = curve.persona, curve.state
    moments = context.memo.answers("moments", context.told, key, lambda row: _moments(row, *key))
    stages, slots = context.grid.stages, context.grid.slots
    points = [moments[stage.id] for stage in stages]
    count = len(context.facts.touchpoints)
    lengths = [len(context.felt[stage.id]) for stage in stages]
    fall = curve.steepest_drop
    worth: dict[str, tuple[tuple[_Moment, ...], _Around, StageColumn]] = {}
    begin, before = 0, None
    for place, stage in enumerate(stages):
        own, end = points[place], begin + lengths[place]
        if own:
            onward, after = _onward(points, lengths, place, before)
            here = fall is not None and begin < fall[1].number <= end
            around = _Around(
                begin,
                before,
                onward,
                tuple([slots[point.card].x for point in onward]),
                after,
                (fall[1].number - begin, fall[1].score - fall[0].score) if fall and here else None,
                count - begin if begin + (onward or own)[-1].number == count else None,
            )
            worth[stage.id] = own, around, stage
            before = own[-1].score
        begin = end
    said = context.memo.each(
        "said", worth, (context.kit, axis), partial(_stage_callouts, context.kit, axis)
    )
    found: list[tuple[Callout, ...]] = []
    strays: dict[int, list[Callout]] = {}
    for stage in stages:
        callouts = said.get(stage.id, ())
        if callouts and callouts[-1].x > stage.x + stage.w:  # of a run over several stages
            there = max(n for n, each in enumerate(stages) if each.x <= callouts[-1].x)
            strays.setdefault(there, []).append(callouts[-1])
            callouts = callouts[:-1]
        found.append(callouts)
    for place, some in strays.items():
        found[place] = (*some, *found[place])
    return tuple(found)


def _moments(row: Sequence[Told], persona: str, state: str) -> tuple[_Moment, ...]:
    """Return the points of a curve in a stage, numbered from its first touchpoint."""
    scores = [felt_by(each, persona, state) for each in row]
    return tuple(
        [
            _Moment(number, each[0], score, each[3], each[4])
            for number, (each, score) in enumerate(zip(row, scores, strict=True), 1)
            if score is not None
        ]
    )


def _onward(
    points: Sequence[tuple[_Moment, ...]], lengths: Sequence[int], place: int, before: float | None
) -> tuple[tuple[_Moment, ...], float | None]:
    """Return the points after a stage that continue its last run, and the score after them.

    A run belongs to the stage in which it begins: of one that only passes nothing is returned.
    """
    own = points[place]
    score = own[-1].score
    if score == before and all(point.score == score for point in own):
        return (), None
    found: list[_Moment] = []
    begin = lengths[place]
    for later in range(place + 1, len(points)):
        for point in points[later]:
            if point.score != score:
                return tuple(found), point.score
            found.append(point._replace(number=begin + point.number))
        begin += lengths[later]
    return tuple(found), None


def _stage_callouts(
    kit: Context,
    axis: ScoreAxis,
    of: tuple[tuple[_Moment, ...], _Around, StageColumn],
    _before: tuple[Callout, ...] | None,
) -> tuple[Callout, ...]:
    own, around, stage = of
    row = (*own, *around.onward)
    runs = [tuple(run) for _, run in groupby(row, key=lambda point: point.score)]
    scores = [around.before, *(run[0].score for run in runs), around.after]
    xs = {
        card: stage.x + column.x + (at + 0.5) * column.pitch
        for column in stage.columns
        for at, card in enumerate(column.touchpoints)
    }
    xs.update(zip([point.card for point in around.onward], around.xs, strict=True))
    scale = kit.map.scale
    return tuple(
        [
            _callout(kit, axis, run, around, xs)
            for run, before, after in zip(runs, scores, scores[2:], strict=False)
            if intense(run[0].score, scale) and _extreme(run[0].score, before, after)
        ]
    )


def _extreme(score: float, before: float | None, after: float | None) -> bool:
    """Tell whether a curve rises or falls away on both sides, or at its end on the one it has."""
    if score in {before, after}:
        return False
    left = 0.0 if before is None else before - score
    right = 0.0 if after is None else after - score
    return left * right > 0 or (left * right == 0 and left + right != 0)


def _callout(
    kit: Context, axis: ScoreAxis, run: Sequence[_Moment], around: _Around, xs: Mapping[str, float]
) -> Callout:
    say, scale = kit.say, kit.map.scale
    score = run[0].score
    above = score > scale.neutral
    head = say("Peak") if above else say("Valley")
    if above and run[-1].number == around.end:
        head = say("End of the journey")
    if around.fall is not None and around.fall[0] == run[0].number and not above:
        drop = figure(around.fall[1], kit.language)
        head = say("Steepest fall, {drop}").format(drop=drop)
    told = next((p for p in run if p.caption), run[0])
    whole = run[-1].number - run[0].number < len(run)
    ends = run if whole else [told]
    return Callout(
        told.card,
        around.begin + ends[0].number,
        around.begin + ends[-1].number,
        (xs[ends[0].card] + xs[ends[-1].card]) / 2,
        axis.y(score),
        above,
        head,
        told.caption or told.title,
        abs(score - scale.neutral),
    )
