"""Small values that hang on the map and its cards: scale, review, theme, evidence, log entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymapper.frozen import frozen
from journeymapper.model import spec
from journeymapper.model.vocabulary import DENSITIES, EVIDENCE_LEVELS, STAGE_MODELS, THEMES

Number = int | float
Scores = Mapping[str, Number]
"""Persona id -> score. Treated as immutable, like everything in the model."""


@frozen
class Level:
    """A named level of the emotion scale, such as -2 «annoyed»."""

    value: Number = spec.number("Score", 0, required=True)
    name: str = spec.text("Name")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Scale:
    """The emotion scale of a map: its two ends and, where wanted, names for its levels."""

    low: Number = spec.number("Lowest score", -5, low=-1000, high=1000)
    high: Number = spec.number("Highest score", 5, low=-1000, high=1000)
    levels: tuple[Level, ...] = spec.records("Named levels", Level)
    extra: Mapping[str, object] = spec.unknown()

    @property
    def neutral(self) -> float:
        """The score that is neither good nor bad: 0 inside the scale, else its middle."""
        return 0.0 if self.low < 0 < self.high else (self.low + self.high) / 2


@frozen
class Review:
    """Who looks after a map, how often it is reviewed and when next."""

    owner: str = spec.text("Owner", hint="Who keeps this map true")
    every_days: int | None = spec.integer("Review every (days)", low=1, high=36_500)
    last: date | None = spec.day("Last review")
    next: date | None = spec.day("Next review")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class LogEntry:
    """One closed review: when, by whom, and what was said."""

    on: date | None = spec.day("Date")
    by: str = spec.text("By")
    note: str = spec.long_text("Note")
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Theme:
    """How the map looks: a palette; the client's brand colour, stage colours and logo in it."""

    palette: str = spec.choice("Colours", THEMES, "standard", hint="Of the whole map")
    density: str = spec.choice(
        "Density", DENSITIES, "comfortable", hint="Compact fits smaller paper"
    )
    brand: str = spec.colour("Brand colour")
    font: str = spec.text("Font", hint="A family of this machine; empty: Fira Sans")
    heading_font: str = spec.text("Font of headings", hint="Empty: like the text")
    stages: tuple[str, ...] = spec.strings("Stage colours", hint="#rrggbb, one a line")
    logo: str = spec.reference("Logo", "asset")
    reading: str = spec.choice(
        "Read in the model",
        STAGE_MODELS,
        "own",
        hint="Brackets above the stages group them as another stage model does",
    )
    extra: Mapping[str, object] = spec.unknown()


@frozen
class Evidence:
    """What backs a card: how it is known, from whom, when, from how many."""

    level: str = spec.choice("How it is known", EVIDENCE_LEVELS, "assumption")
    text: str = spec.long_text("Finding or quote")
    source: str = spec.text("Source")
    on: date | None = spec.day("Date")
    n: int | None = spec.integer("Number of cases (n)", low=0)
    url: str = spec.text("Link")
    extra: Mapping[str, object] = spec.unknown()
