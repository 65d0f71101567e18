"""Which callouts have room, and where they stand: found when somebody looks at a stage.

Each stands beyond its points and clear of faces and other callouts; of two that would meet, the
more intense one stays, of equals the one before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from journeymapper.analysis.outline import Felt, felt_by
from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.palette import mixed
from journeymapper.display.primitives import Box, Group, Icon, Primitive, Stroke, TextRun
from journeymapper.frozen import frozen
from journeymapper.lanes.base import Context
from journeymapper.lanes.blocks import rounded, runs, shortened
from journeymapper.lanes.callouts import Callout
from journeymapper.lanes.feeling import FACE, Line
from journeymapper.lanes.places import ScoreAxis
from journeymapper.lanes.styles import SMALL, SMALL_BOLD

HEIGHT: Final = 38.0
REACH: Final = 47.0
"""How far a callout stands beyond its point."""
WIDEST: Final = 210.0
"""The width of the longest text; what is longer is cut short."""
ASIDE: Final = WIDEST + 50
"""How far a callout may reach beside its point."""
APART: Final = 3.0
_NEAR: Final = 3
"""How many touchpoints beside its own a callout may stand above or below."""


@frozen
class Look:
    """What the callouts of a lane are drawn with, and the curves that they keep clear of."""

    kit: Context
    lines: tuple[Line, ...]
    axis: ScoreAxis
    height: float


@frozen
class _Scene:
    """A callout and what stands around it, counted from its x: what its drawing depends on.

    ``left`` and ``right`` are how far the map reaches, ``own`` which of those around are its own.
    """

    head: str
    text: str
    card: str
    above: bool
    y: float
    around: tuple[Felt, ...]
    xs: tuple[float, ...]
    own: tuple[bool, ...]
    left: float
    right: float


class _Standing(NamedTuple):
    """Whether a callout stays, and the first and last stage whose callouts decided on it."""

    stays: bool
    first: int
    last: int


class _Placed(NamedTuple):
    """A callout with the touchpoints around it, its drawing, and where it stands."""

    callout: Callout
    around: tuple[Felt, ...]
    group: Group | None
    box: Rect | None


class StageCallouts(Later[Primitive]):
    """The callouts of a stage; where they stand was decided by stages ``first`` to ``last``."""

    __slots__ = ("first", "last", "seen")

    def __init__(self, field: Field, stage: int) -> None:
        """Stand in a stage of a field."""
        super().__init__(lambda: field.stand(self, stage))
        self.first = self.last = stage
        self.seen: tuple[object, ...] = ()


class Field:
    """All callouts of a lane, by stage, placed as far as someone looks."""

    def __init__(
        self,
        look: Look,
        context: Context,
        callouts: tuple[tuple[Callout, ...], ...],
        before: Field | None,
    ) -> None:
        """Take the callouts by stage; what ``before`` has drawn and placed may be taken over."""
        self.look = look
        self.grid = context.grid
        self.callouts = callouts
        self._paths = tuple([context.felt[stage.id] for stage in self.grid.stages])
        self._points = tuple(chain.from_iterable(self._paths))
        self._lefts = [stage.x for stage in self.grid.stages]
        self._standing: dict[str, _Standing] = {}
        self.drawn: dict[str, tuple[_Scene, Group | None]] = {}
        self.placed: dict[str, _Placed] = {}
        self.known: dict[str, _Placed] = {}
        rows: tuple[StageCallouts, ...] = ()
        if before is not None and before.look is look:
            if len(before.drawn) < 2 * sum(map(len, callouts)) + 100:  # else most are of the past
                self.drawn.update(before.drawn)
                if before.grid is self.grid:
                    self.known = before.known | before.placed
            rows = before.rows if before.grid is self.grid else ()
        self.rows: tuple[StageCallouts, ...] = tuple(
            [self._row(n, rows[n] if rows else None) for n in range(len(callouts))]
        )

    def groups(self) -> Iterator[Group]:
        """Yield a group by stage that has something worth a word."""
        x, right = self.grid.x, self.grid.right
        for stage, row, own in zip(self.grid.stages, self.rows, self.callouts, strict=True):
            if own:
                left = max(x, min([each.x for each in own]) - ASIDE)
                wide = min(right, max([each.x for each in own]) + ASIDE) - left
                bounds = Rect(left, 0, wide, self.look.height)
                yield Group(row, bounds, role="callouts", key=stage.id)

    def _row(self, stage: int, before: StageCallouts | None) -> StageCallouts:
        """Return the row before if all is as it was where it was decided, else a new one."""
        if before is not None and before.made and before.seen == self._seen(before):
            return before
        return StageCallouts(self, stage)

    def _seen(self, row: StageCallouts) -> tuple[object, ...]:
        end = row.last + 1
        return self.callouts[row.first : end], self._paths[max(0, row.first - _NEAR) : end + _NEAR]

    def stand(self, row: StageCallouts, stage: int) -> tuple[Primitive, ...]:
        """Return the callouts of a stage that have room, and note what decided that."""
        found: list[Primitive] = []
        for callout in self.callouts[stage]:
            standing = self._decide(callout, stage)
            row.first, row.last = min(row.first, standing.first), max(row.last, standing.last)
            group = self._place(callout).group
            if standing.stays and group is not None:
                found.append(group.moved(callout.x, 0))
        row.seen = self._seen(row)
        return tuple(found)

    def _decide(self, callout: Callout, stage: int) -> _Standing:
        """Decide on a callout, and before on those with which it would meet that come first."""
        waiting = [(callout, stage)]
        while waiting:
            at, place = waiting[-1]
            standing = self._standing.get(at.card) or self._decided(at, place, waiting)
            if standing is not None:
                self._standing[at.card] = standing
                waiting.pop()
        return self._standing[callout.card]

    def _decided(
        self, at: Callout, place: int, waiting: list[tuple[Callout, int]]
    ) -> _Standing | None:
        """Return how a callout fares; None where another must be decided first, now waiting."""
        box = self.box(at)
        if box is None:
            return _Standing(False, place, place)
        near = 2 * ASIDE + APART
        start = max(0, bisect_right(self._lefts, at.x - near) - 1)
        end = bisect_right(self._lefts, at.x + near)
        first, last = start, end - 1
        rank, x, wide = (-at.rank, at.first), at.x, box.grown(APART)
        for stage in range(start, end):
            for other in self.callouts[stage]:
                if not -near <= other.x - x <= near or (-other.rank, other.first) >= rank:
                    continue
                there = (self.placed.get(other.card) or self._place(other)).box
                if there is None or not wide.touches(there):
                    continue
                standing = self._standing.get(other.card)
                if standing is None:
                    waiting.append((other, stage))
                    return None
                first, last = min(first, standing.first), max(last, standing.last)
                if standing.stays:
                    return _Standing(False, first, last)
        return _Standing(True, first, last)

    def box(self, callout: Callout) -> Rect | None:
        """Return where a callout would stand; None where faces leave it no room."""
        return self._place(callout).box

    def _place(self, callout: Callout) -> _Placed:
        """Return a callout drawn from its x; None where faces leave it no room."""
        known = self.placed.get(callout.card)
        if known is not None:
            return known
        known = self.known.get(callout.card)
        around = self._points[max(0, callout.first - 1 - _NEAR) : callout.last + _NEAR]
        if known is not None and known.callout == callout and known.around == around:
            group, box = known.group, known.box
        else:
            scene = self._scene(callout, around)
            kept = self.drawn.get(callout.card)
            if kept is None or kept[0] != scene:
                kept = self.drawn[callout.card] = scene, _draw(self.look, scene)
            group = kept[1]
            x = callout.x
            box = group.bounds.moved(group.dx + x, group.dy) if group is not None else None
        known = self.placed[callout.card] = _Placed(callout, around, group, box)
        return known

    def _scene(self, callout: Callout, around: tuple[Felt, ...]) -> _Scene:
        grid, x = self.grid, callout.x
        slots = [grid.slots[each[0]] for each in around]
        return _Scene(
            callout.head,
            callout.text,
            callout.card,
            callout.above,
            callout.y,
            around,
            tuple([round(slot.x - x, 6) for slot in slots]),
            tuple([callout.first <= slot.number <= callout.last for slot in slots]),
            max(-2 * WIDEST, round(grid.x + 2 - x, 6)),
            min(2 * WIDEST, round(grid.right - 2 - x, 6)),
        )


def _draw(look: Look, scene: _Scene) -> Group | None:
    """Draw a callout centred on its point, or aside where a face is in the way; None: no room."""
    kit = look.kit
    tone = kit.palette.opportunity if scene.above else kit.palette.pain
    head = kit.line(scene.head, SMALL_BOLD)
    text = kit.line(shortened(kit, scene.text, SMALL, WIDEST), SMALL)
    w = max(head.width * SMALL_BOLD.size + 20, text.width * SMALL.size) + 20
    y = scene.y - REACH - HEIGHT if scene.above else scene.y + REACH
    y = max(2.0, min(y, look.height - HEIGHT - 4))
    busy = _faces(scene, look)
    for share in (0.5, 0.2, 0.8):
        x = max(scene.left, min(-w * share, scene.right - w))
        if not any(Rect(x, y, w, HEIGHT).touches(face) for face in busy):
            break
    else:
        return None
    icon = kit.icons("regular/trend-up" if scene.above else "regular/trend-down")
    border = Stroke(mixed(tone.strong, 0.45, kit.palette.card))
    parts: tuple[Primitive, ...] = (
        Box(0, 0, w, HEIGHT, fill=kit.palette.card, stroke=border, corners=rounded(7)),
        Icon(icon, 9, 4.5, 14, tone.strong),
        *runs([head], 27, 16, SMALL_BOLD, tone.strong),
        TextRun(10, 31, text, SMALL.size, kit.palette.ink),
    )
    bounds = Rect(-0.5, -0.5, w + 1, HEIGHT + 1)
    return Group(parts, bounds, x, y, role="callout", key=scene.card)


def _faces(scene: _Scene, look: Look) -> list[Rect]:
    """Return the faces and dots around a callout, without the faces that it is about."""
    found: list[Rect] = []
    for felt, x, own in zip(scene.around, scene.xs, scene.own, strict=True):
        for line in look.lines:
            score = felt_by(felt, line.persona, line.state)
            if score is not None and not (own and line.main):
                r = FACE + 2 if line.main else 8.5
                found.append(Rect(x - r, look.axis.y(score) - r, 2 * r, 2 * r))
    return found
