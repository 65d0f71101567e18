"""A map's stages as another stage model groups them: neighbours that share a word, and its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from journeymapper.analysis.mapping import MODELS, Reading
from journeymapper.frozen import frozen
from journeymapper.model.document import Stage


@frozen
class Segment:
    """Neighbouring stages that a model calls the same; an empty word where it has none for them."""

    word: str
    stages: tuple[Stage, ...]


@frozen
class Gap:
    """Words of a model that no stage of the map stands for.

    ``before`` is the place of the segment that comes next; as many as there are for the end.
    """

    words: tuple[str, ...]
    before: int


def segments(read: Sequence[Reading], model: str) -> tuple[Segment, ...]:
    """Return the stages grouped by a model's words; KeyError for an unknown model."""
    return tuple(
        Segment(word, tuple(reading.stage for reading in run))
        for word, run in groupby(read, lambda reading: reading.in_model[model])
    )


def gaps(found: Sequence[Segment], model: str) -> tuple[Gap, ...]:
    """Return what a model has and the map has not, each before the first later word."""
    order = {word: place for place, word in enumerate(MODELS[model])}
    there = {segment.word for segment in found}
    at: dict[int, list[str]] = {}
    for word, place in order.items():
        if word not in there:
            later = (n for n, one in enumerate(found) if order.get(one.word, -1) > place)
            at.setdefault(next(later, _end(found)), []).append(word)
    return tuple(Gap(tuple(words), before) for before, words in sorted(at.items()))


def _end(found: Sequence[Segment]) -> int:
    """Return the place after the last stage that the model has a word for."""
    return max((n for n, one in enumerate(found) if one.word), default=-1) + 1
