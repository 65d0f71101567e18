"""What a kind of lane is, what it is given to draw with, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain
from typing import TypeVar

from journeymapper.analysis.omnichannel import (
    behaviour_along,
    decisive,
    decisive_by_persona,
)
from journeymapper.analysis.outline import (
    Felt,
    Media,
    Outline,
    Told,
    all_media,
    feelings,
    felt,
    media,
    outlines,
    told,
)
from journeymapper.display.palette import Palette
from journeymapper.display.primitives import Primitive, Symbol
from journeymapper.display.text import ShapedLine, TextMeasurer, TextStyle
from journeymapper.frozen import frozen
from journeymapper.i18n import Words
from journeymapper.lanes.density import COMFORTABLE, Density
from journeymapper.lanes.grid import Grid
from journeymapper.lanes.memo import Memo
from journeymapper.lanes.places import CurvePoint, Piece, ScoreAxis
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane
from journeymapper.model.query import Cell, Index, indexed

Result = TypeVar("Result")
IconSource = Callable[[str], Symbol]


@frozen(eq=False)
class Context:
    """What a lane is drawn with: the map, its index, its columns, words, colours and type."""

    map: JourneyMap
    facts: Index
    grid: Grid
    palette: Palette
    say: Words
    """Words of the map's own language."""
    measurer: TextMeasurer
    icons: IconSource
    memo: Memo
    codes: Mapping[str, str]
    """Card id -> its short name on paper, such as P3."""
    density: Density = COMFORTABLE
    """How close things stand."""
    basis: tuple[object, ...] = field(init=False)
    """What every drawing depends on, as inputs for the memo."""
    order: int = field(init=False)
    """The version of the touchpoints' numbers."""

    def __post_init__(self) -> None:
        """Work out what many ask for; a frozen class is written around its guard."""
        document, memo = self.map, self.memo
        basis = (
            self.measurer,
            self.icons,
            self.palette,
            self.density,
            self.say,
            document.channels,
            document.lanes,
            document.assets,
            document.scale,
            document.state,
            self._people(),
        )
        object.__setattr__(self, "basis", memo.shared("basis", basis, lambda: basis))
        object.__setattr__(self, "order", memo.version("order", self.facts.numbers))

    def _people(self) -> tuple[tuple[str, str, str], ...]:
        """Return what cards say of personas, where there are several to tell apart."""
        people = self.map.personas
        return tuple([(p.id, p.name, p.colour) for p in people]) if len(people) > 1 else ()

    @property
    def kit(self) -> Context:
        """The same without cards, columns and memory: for what is drawn later, when it is seen.

        It stays the same object as long as ``basis`` does.
        """
        return self.memo.shared("kit", (self.basis,), self._bare)

    def _bare(self) -> Context:
        map_ = replace(self.map, stages=(), cards=(), links=())
        nowhere = Grid(0, 0, (), (), {})
        return replace(self, map=map_, facts=indexed(map_), grid=nowhere, memo=Memo(), codes={})

    @property
    def path(self) -> Mapping[str, tuple[Card, ...]]:
        """Stage id -> its touchpoints in the order of the journey."""
        return self.facts.path

    @property
    def cells(self) -> Mapping[str, tuple[Cell, ...]]:
        """Stage id -> its cells that hold any card."""
        return self.facts.held

    def row(self, lane: str) -> Mapping[str, tuple[Cell, ...]]:
        """Return the cells of a lane that hold any card, by stage."""
        return self.facts.rows.get(lane, {})

    @property
    def language(self) -> str:
        """The language of the map's content."""
        return self.say.language

    @property
    def felt(self) -> Mapping[str, tuple[Felt, ...]]:
        """Stage id -> all that the shape of curves depends on there."""
        return self.memo.once("felt", lambda: self.by_stage("felt", (), felt))

    @property
    def told(self) -> Mapping[str, tuple[Told, ...]]:
        """Stage id -> all that the words on curves depend on there."""
        scale = self.map.scale
        return self.memo.once("told", lambda: self.by_stage("told", (scale,), told, scale))

    @property
    def channels_met(self) -> Mapping[str, tuple[str, ...]]:
        """Stage id -> the channel of each of its touchpoints."""
        return self.memo.once("channels met", lambda: self.by_stage("channels met", (), _met))

    @property
    def curves(self) -> tuple[Outline, ...]:
        """Every curve that has a point: by persona in order, the current state first."""
        return self.memo.once("curves", self._curves)

    def _curves(self) -> tuple[Outline, ...]:
        neutral = self.map.scale.neutral
        people = tuple([persona.id for persona in self.map.personas])
        found = self.memo.answers(
            "feelings", self.felt, (people, neutral), lambda row: feelings(row, people, neutral)
        )
        keys = [(persona, state) for persona in people for state in ("current", "future")]
        lengths = [len(row) for row in self.felt.values()]
        stages = tuple(found.values())
        return self.memo.get(
            "curves",
            (people, neutral, lengths, stages),
            lambda: outlines(list(zip(lengths, stages, strict=True)), keys, neutral),
        )

    @property
    def media(self) -> Media:
        """The kinds of channel along the journey, and how often they change."""
        return self.memo.once("media", self._media)

    def _media(self) -> Media:
        found = self.by_stage("media", (self.map.channels,), media, self.facts.channels)
        stages = tuple(found.values())
        return self.memo.get("media of all", (stages,), lambda: all_media(stages))

    @property
    def behaviour(self) -> str:
        """The omnichannel behaviour that all personas share; empty where they differ."""
        names = {name for _, name in self.behaviours}
        if names:
            return names.pop() if len(names) == 1 else ""
        return self.memo.once("behaviour", self._behaviour)

    def _behaviour(self) -> str:
        channels = self.facts.channels
        found = self.by_stage("behaviour", (self.map.channels,), decisive, channels)
        stages = tuple(found.values())
        return self.memo.get(
            "behaviour of all",
            (self.map.channels, stages),
            lambda: behaviour_along(chain.from_iterable(stages), channels).name,
        )

    @property
    def behaviours(self) -> tuple[tuple[str, str], ...]:
        """The behaviour of each persona who travels the path: (persona id, behaviour)."""
        return self.memo.once("behaviours", self._behaviours)

    def _behaviours(self) -> tuple[tuple[str, str], ...]:
        people = tuple([(one.id, one.behaviour) for one in self.map.personas])
        channels, ids = self.facts.channels, [id_ for id_, _ in people]
        known = (self.map.channels, people)
        found = self.by_stage("behaviours", known, decisive_by_persona, channels, ids)
        stages = tuple(found.values())

        def named() -> tuple[tuple[str, str], ...]:
            return tuple(
                [
                    (id_, by_hand or self._named(id_, stages))
                    for id_, by_hand in people
                    if by_hand or any(stage[id_][0] for stage in stages)
                ]
            )

        return self.memo.get("behaviours of all", (*known, stages), named)

    def _named(
        self, persona: str, stages: tuple[dict[str, tuple[bool, tuple[Card, ...]]], ...]
    ) -> str:
        path = chain.from_iterable(stage[persona][1] for stage in stages)
        return behaviour_along(path, self.facts.channels).name

    def by_stage(
        self,
        key: str,
        inputs: tuple[object, ...],
        answer: Callable[..., Result],
        *arguments: object,
    ) -> Mapping[str, Result]:
        """Return what ``answer`` says of each stage's touchpoints, asked anew where they changed.

        It is called with the touchpoints and ``arguments``, which ``inputs`` stand for. Answers
        that are as before are the same objects as before.
        """
        return self.memo.answers(key, self.path, inputs, lambda cards: answer(cards, *arguments))

    def wrap(self, text: str, style: TextStyle, width: float) -> tuple[ShapedLine, ...]:
        """Break text at a width; nothing for empty text."""
        return self.measurer.wrap(text, style, width) if text else ()

    def line(self, text: str, style: TextStyle) -> ShapedLine:
        """Set text in one line."""
        return self.measurer.line(text, style)

    def width(self, text: str, style: TextStyle) -> float:
        """Return how wide text runs in one line, in units."""
        return self.measurer.line(text, style).width * style.size


def _met(cards: Sequence[Card]) -> tuple[str, ...]:
    return tuple([card.channel for card in cards])


def _no_points(_cards: Sequence[Card]) -> tuple[CurvePoint, ...]:
    return ()


@frozen
class LaneDrawing:
    """A lane, drawn. x is that of the sheet; y runs from the lane's top edge."""

    height: float
    parts: tuple[Primitive, ...] = ()
    gutter: tuple[Primitive, ...] = ()
    """Beside the lane's name, such as the levels of the emotion scale."""
    gutter_height: float = 0.0
    """What the gutter needs below the lane's name."""
    pieces: tuple[Piece, ...] = ()
    points: Callable[[Sequence[Card]], tuple[CurvePoint, ...]] = _no_points
    """Makes the points of the curves of some touchpoints, for whoever needs them."""
    axis: ScoreAxis | None = None
    subtitle: str = ""
    name_width: float = 130.0
    """The room that the lane's name has beside what else stands in the gutter."""
    name_top: float = 15.0
    """Where the lane's name begins below the lane's upper edge."""
    note_top: float = 0.0
    """Where the lane's subtitle may begin, below what else stands in the gutter."""
    slim: bool = False
    """Whether the lane is so low that its name stands in small type, without a tile."""


@frozen
class LaneKind:
    """One kind of lane. A file in ``lanes/kinds`` holds one, as its constant KIND."""

    name: str
    label: str
    """What it is called in the palette (a gettext id)."""
    icon: str
    draw: Callable[[Context, Lane], LaneDrawing]
    reads: Callable[[Context, Lane], tuple[object, ...]] | None = None
    """What its drawing depends on beside the lane, the columns and ``Context.basis``.

    While that stays equal, the drawing is carried over. None: it is drawn after every edit.
    """
    cards: tuple[str, ...] = ()
    """The kinds of card it takes, the usual one first; none for a lane drawn from other lanes."""
    columns: bool = True
    """Whether it stands on the columns: their tint runs through it."""
    explanation: str = ""
    """One sentence for whoever wonders what it is for (a gettext id)."""
    order: int = 50
    """Where it stands in the palette and in a new map."""
    border: bool = False
    """Whether it parts the lanes by itself: no hairline runs above or below it."""
