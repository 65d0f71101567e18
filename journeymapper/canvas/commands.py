"""What can be done to a map and its selection from menus, palette and keyboard: one step each."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.canvas import creation
from journeymapper.canvas.creation import Made, Spot
from journeymapper.edit.cards import delete_cards, duplicate_cards, select_all
from journeymapper.edit.cells import place_of, takes_cards
from journeymapper.edit.columns import delete_stage, delete_step, stage_of
from journeymapper.edit.lanes import delete_lane
from journeymapper.edit.links import delete_links
from journeymapper.edit.session import Session
from journeymapper.edit.structure import merge_stages, merge_steps
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap
from journeymapper.model.ids import Ref
from journeymapper.model.query import index, kind_of
from journeymapper.storage.errors import OpenError

_serial = count(1)


def can_bring(mime: QMimeData) -> bool:
    """Tell whether something on the clipboard can become cards."""
    if mime.hasText() or mime.hasImage():
        return True
    if not mime.formats():
        return False
    from journeymapper.edit.clipboard import CARDS_TYPE

    return mime.hasFormat(CARDS_TYPE)


class Commands:
    """Acts on one session; the canvas adds what needs a place on it."""

    def __init__(self, session: Session) -> None:
        """Act on a session."""
        self.session = session

    def settle(self) -> None:
        """End what is under way, such as typing, before the map is changed otherwise."""

    def say(self, words: str) -> None:
        """Tell the user, quietly."""

    def warn(self, words: str) -> None:
        """Tell the user why something cannot be done."""

    def edit(self, ref: Ref, *, merge: str = "", origin: JourneyMap | None = None) -> None:
        """Open the text of something for editing."""

    @property
    def selected_cards(self) -> list[str]:
        """The selected cards, in the order of the file."""
        chosen = {ref.id for ref in self.session.selection if ref.kind == "card"}
        if len(chosen) < 2:  # many actions ask at every change: not all cards are gone through
            return [card for card in chosen if card in index(self.session.map).cards]
        return [card.id for card in self.session.map.cards if card.id in chosen]

    @property
    def can_delete(self) -> bool:
        """Whether something is selected that can go."""
        kinds = {"card", "link", "stage", "step", "lane"}
        return any(ref.kind in kinds for ref in self.session.selection)

    def delete_selection(self) -> bool:
        """Delete what is selected."""
        self.settle()
        selection = self.session.selection
        return self.session.apply(N_("Delete"), lambda map_: _without(map_, selection))

    def duplicate_selection(self) -> bool:
        """Put copies of the selected cards behind them."""
        self.settle()
        cards = self.selected_cards
        if not cards:
            return False
        after, made = duplicate_cards(self.session.map, cards)
        refs = [Ref("card", card) for card in made]
        return self.session.apply(N_("Duplicate"), lambda _map: after, select=refs)

    def copy(self) -> bool:
        """Put the selected cards on the clipboard: as cards, and for others as text and table."""
        cards = self.selected_cards
        if not cards:
            return False
        from journeymapper.canvas.carrying import carried

        QGuiApplication.clipboard().setMimeData(carried(self.session.map, cards))
        return True

    def cut(self) -> bool:
        """Copy the selected cards and delete them."""
        self.settle()
        cards = self.selected_cards
        if not self.copy():
            return False
        return self.session.apply(N_("Cut"), lambda map_: delete_cards(map_, cards))

    def paste(self, spot: Spot | None = None) -> bool:
        """Put what is on the clipboard at a place, by default after the selected card.

        Cards keep their shape, a picture becomes a card, a table with headings touchpoints; of
        other text each line becomes a card.
        """
        from journeymapper.canvas.carrying import brought

        self.settle()
        mime = QGuiApplication.clipboard().mimeData()
        spot = spot or self.place_for_new()
        if mime is None or not spot.column:
            return False
        try:
            pasted = brought(self.session.map, mime, spot)
        except OpenError as problem:
            words = _("The cards on the clipboard are damaged: {reason}.")
            self.warn(words.format(reason=problem.sentence))
            return False
        except ValueError as problem:
            self.warn(str(problem))
            return False
        if pasted is None:
            return False
        refs = [Ref("card", card) for card in pasted.cards]
        done = self.session.apply(N_("Paste"), lambda _map: pasted.map, select=refs)
        if pasted.note:
            self.say(pasted.note)
        return done

    def select_all(self) -> None:
        """Select every card."""
        self.session.select(select_all(self.session.map))

    def add_item(self, item: str) -> bool:
        """Add "stage", "step", "lane:KIND" or "card:KIND" at the place that the selection says."""
        what, kind = (*item.split(":", 1), "")[:2]
        if what == "card":
            self.add_card(kind)
        elif what == "lane":
            self.add_lane(kind)
        elif what == "stage":
            self.add_stage()
        elif what == "step":
            self.add_step()
        else:
            return False
        return True

    def add_card(self, kind: str = "") -> None:
        """Add a card after the selected one if it is of its kind, else in a lane for its kind."""
        self.settle()
        map_, spot = self.session.map, self.place_for_new()
        facts = index(map_)
        cards = self.selected_cards
        same = bool(cards) and kind in {"", kind_of(facts.cards[cards[-1]], facts.lanes)}
        kind = kind or ("touchpoint" if not cards else kind_of(facts.cards[cards[-1]], facts.lanes))
        if not same:
            about = self.touchpoint_meant() if kind != "touchpoint" else ""
            spot = Spot("", spot.column, None, (about,) if about else ())
        self.create(creation.ADD_CARD, lambda map_: creation.with_card(map_, kind, spot))

    def insert_touchpoint_after(self) -> None:
        """Add a touchpoint after the selected one, in the selected stage, else at the end.

        A journey without any begins in the first stage.
        """
        self.settle()
        meant = self.touchpoint_meant()
        column = self._selected("step") or self._column_of(self._selected("stage"))
        facts = index(self.session.map)
        if not column and not facts.touchpoints:
            column = next(iter(facts.columns), "")
        spot = Spot("", column)
        if meant:
            place = place_of(self.session.map, meant)
            spot = Spot(place.lane, place.at, place.before)
        self.create(creation.ADD_CARD, lambda map_: creation.with_card(map_, "touchpoint", spot))

    def add_after(self, ref: Ref) -> None:
        """Add a card after ``ref`` in its cell; after a stage or step, another one."""
        map_ = self.session.map
        if ref.kind == "card":
            place = place_of(map_, ref.id)
            facts = index(map_)
            card = facts.cards[ref.id]
            kind = kind_of(card, facts.lanes)
            anchors = tuple(other for other in card.about if other in facts.numbers)
            spot = Spot(place.lane, place.at, place.before, anchors)
            self.create(creation.ADD_CARD, lambda m: creation.with_card(m, kind, spot))
        elif ref.kind == "stage":
            self.session.select([ref])
            self.add_stage()
        elif ref.kind == "step":
            self.session.select([ref])
            self.add_step()

    def add_stage(self) -> None:
        """Add a stage after the selected one, else at the end."""
        self.settle()
        stages = [stage.id for stage in self.session.map.stages]
        self.create(
            creation.ADD_STAGE,
            lambda map_: creation.with_stage(map_, _after(stages, self._selected("stage"))),
        )

    def add_step(self) -> None:
        """Add a step after the selected one, or at the end of the stage that is meant."""
        self.settle()
        step, column = self._selected("step"), self.place_for_new().column
        stage = self._selected("stage")
        steps: list[str] = []
        for one in self.session.map.stages:
            if any(s.id == step for s in one.steps):
                steps = [s.id for s in one.steps]
        before = _after(steps, step)
        self.create(
            creation.ADD_STEP,
            lambda map_: creation.with_step(map_, step or stage or column, before),
        )

    @property
    def can_split_stage(self) -> bool:
        """Whether a step is selected that is not the first of its stage."""
        step = self._selected("step")
        return bool(step) and stage_of(self.session.map, step).steps[0].id != step

    def split_stage(self) -> None:
        """Begin a new stage with the selected step, and edit its name."""
        if not self.can_split_stage:
            return
        step = self._selected("step")
        self.create(N_("Split stage"), lambda map_: creation.with_stage_from(map_, step))

    @property
    def next_to_join(self) -> Ref | None:
        """What follows the selected stage, or the selected step within its stage; None: nothing."""
        map_, step, stage = self.session.map, self._selected("step"), self._selected("stage")
        kind, row = "stage", [one.id for one in map_.stages]
        if step:
            kind, row = "step", [one.id for one in stage_of(map_, step).steps]
        elif not stage:
            return None
        after = _after(row, step or stage)
        return Ref(kind, after) if after is not None else None

    def join_next(self) -> bool:
        """Join the selected stage or step with the one that follows; all cards stay."""
        self.settle()
        other = self.next_to_join
        if other is None:
            return False
        own = self._selected(other.kind)
        join = merge_stages if other.kind == "stage" else merge_steps
        label = N_("Join stages") if other.kind == "stage" else N_("Join steps")
        select = [Ref(other.kind, own)]
        return self.session.apply(label, lambda map_: join(map_, own, other.id), select=select)

    def add_lane(self, kind: str) -> None:
        """Add a lane of a kind after the selected one, else at the end."""
        self.settle()
        lanes = [lane.id for lane in self.session.map.lanes]
        before = _after(lanes, self._selected("lane"))
        self.create(creation.ADD_LANE, lambda map_: creation.with_lane(map_, kind, before))

    def create(self, label: str, make: Callable[[JourneyMap], Made]) -> Ref:
        """Make something as one undo step, select it and open its text; typing joins that step."""
        self.settle()
        origin, merge = self.session.map, f"new:{next(_serial)}"
        made = make(origin)
        self.session.apply(label, lambda _map: made.map, select=[made.ref], merge=merge)
        self.edit(made.ref, merge=merge, origin=origin)
        return made.ref

    def place_for_new(self) -> Spot:
        """Return where something new goes by the selection: after the card, in the column."""
        map_ = self.session.map
        facts = index(map_)
        cards = self.selected_cards
        if cards:
            place = place_of(map_, cards[-1])
            return Spot(place.lane, place.at, place.before)
        lane, column = self._selected("lane"), self._selected("step") or self._selected("stage")
        if lane and not takes_cards(facts.lanes[lane]):
            lane = ""
        column = self._column_of(column)
        if not column and map_.stages:
            column = map_.stages[-1].columns[-1].id
        if not lane:
            lane = next((row.id for row in map_.lanes if row.kind == "touchpoints"), "")
        return Spot(lane, column)

    def touchpoint_meant(self) -> str:
        """Return the touchpoint that is selected, or that the selected card is about."""
        facts = index(self.session.map)
        for card in reversed(self.selected_cards):
            if card in facts.numbers:
                return card
            for other in facts.cards[card].about:
                if other in facts.numbers:
                    return other
        return ""

    def _column_of(self, column: str) -> str:
        """Return the last column of a stage; of anything else, itself."""
        stage = index(self.session.map).stages.get(column)
        return stage.columns[-1].id if stage else column

    def _selected(self, kind: str) -> str:
        return next((ref.id for ref in self.session.selection if ref.kind == kind), "")


def _after(ids: list[str], id_: str) -> str | None:
    """Return what stands after ``id_``; None for the last and for what is not there."""
    at = ids.index(id_) + 1 if id_ in ids else len(ids)
    return ids[at] if at < len(ids) else None


def _without(map_: JourneyMap, selection: tuple[Ref, ...]) -> JourneyMap:
    by_kind: dict[str, list[str]] = {}
    for ref in selection:
        by_kind.setdefault(ref.kind, []).append(ref.id)
    map_ = delete_links(map_, by_kind.get("link", []))
    map_ = delete_cards(map_, by_kind.get("card", []))
    stages = set(by_kind.get("stage", []))
    gone = {step.id for stage in map_.stages if stage.id in stages for step in stage.steps}
    for step in by_kind.get("step", []):
        if step not in gone:
            map_ = delete_step(map_, step)
    for stage in stages:
        map_ = delete_stage(map_, stage)
    for lane in by_kind.get("lane", []):
        map_ = delete_lane(map_, lane)
    return map_
