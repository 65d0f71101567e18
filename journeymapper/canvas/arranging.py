"""What is done to whole lanes, stages and steps, and to connections: hide, colour, fit, select."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from journeymapper.canvas import creation
from journeymapper.edit.columns import set_width
from journeymapper.edit.fields import set_field
from journeymapper.edit.lanes import set_height
from journeymapper.edit.links import turn_link
from journeymapper.i18n import N_, _
from journeymapper.model.document import JourneyMap, Lane, Stage
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

if TYPE_CHECKING:
    from journeymapper.canvas.commands import Commands

HEADERS = frozenset({"lane", "stage", "step"})
COLOURED = frozenset({"lane", "stage"})


def cards_of(journey: JourneyMap, refs: Iterable[Ref]) -> list[str]:
    """Return the cards that stand in lanes, stages and steps, in the order of the file."""
    chosen = {kind: {ref.id for ref in refs if ref.kind == kind} for kind in HEADERS}
    columns = set(chosen["step"])
    for stage in journey.stages:
        if stage.id in chosen["stage"]:
            columns.update(column.id for column in stage.columns)
    lanes = chosen["lane"]
    return [card.id for card in journey.cards if card.lane in lanes or card.at in columns]


def selected(canvas: Commands, kinds: Iterable[str]) -> tuple[Ref, ...]:
    """Return what is selected of some kinds."""
    return tuple(ref for ref in canvas.session.selection if ref.kind in kinds)


def can_select_cards(canvas: Commands) -> bool:
    """Tell whether a lane, stage or step is selected that holds cards."""
    refs = tuple(ref for ref in canvas.session.selection if ref.kind in HEADERS)
    return bool(refs) and bool(cards_of(canvas.session.map, refs))


def select_cards(canvas: Commands) -> None:
    """Select the cards of the selected lanes, stages and steps instead of these."""
    canvas.settle()
    cards = cards_of(canvas.session.map, selected(canvas, HEADERS))
    if cards:
        canvas.session.select([Ref("card", card) for card in cards])


def hidden_lanes(journey: JourneyMap) -> tuple[Lane, ...]:
    """Return the lanes that are not shown, from the top."""
    return tuple(lane for lane in journey.lanes if lane.hidden)


def hide_lanes(canvas: Commands) -> bool:
    """Hide the selected lanes; their cards stay in the map."""
    canvas.settle()
    refs = selected(canvas, {"lane"})
    return canvas.session.apply(
        N_("Hide lane"), lambda map_: set_field(map_, refs, "hidden", True), select=()
    )


def show_lanes(canvas: Commands, lanes: Iterable[str] = ()) -> bool:
    """Show lanes that are hidden, all of them unless some are named, and select them."""
    canvas.settle()
    wanted = list(lanes) or [lane.id for lane in hidden_lanes(canvas.session.map)]
    refs = tuple(Ref("lane", lane) for lane in wanted)
    return canvas.session.apply(
        N_("Show lanes"), lambda map_: set_field(map_, refs, "hidden", False), select=refs
    )


def sized(canvas: Commands) -> bool:
    """Tell whether something is selected that has a width or height of its own."""
    facts, kinds = index(canvas.session.map), ("lane", "stage", "step")
    for ref in selected(canvas, kinds):
        if ref.kind == "lane" and facts.lanes[ref.id].height is not None:
            return True
        one: Any = facts.stages.get(ref.id) or facts.columns.get(ref.id)
        if ref.kind != "lane" and one is not None and _has_width(one):
            return True
    return False


def _has_width(one: Any) -> bool:
    columns = one.columns if isinstance(one, Stage) else ()
    return any(each.width is not None for each in (one, *columns))


def fit(canvas: Commands) -> bool:
    """Let the selected lanes, stages and steps be as wide or high as their content needs."""
    canvas.settle()
    refs = selected(canvas, HEADERS)

    def fitted(map_: JourneyMap) -> JourneyMap:
        for ref in refs:
            if ref.kind == "lane":
                map_ = set_height(map_, ref.id, None)
                continue
            stage = index(map_).stages.get(ref.id)
            columns = {ref.id, *(each.id for each in stage.columns)} if stage else {ref.id}
            for column in columns:
                map_ = set_width(map_, column, None)
        return map_

    return canvas.session.apply(N_("Fit to content"), fitted)


def set_colour(canvas: Commands, colour: str) -> bool:
    """Give the selected stages and lanes a colour; empty: that of the theme."""
    canvas.settle()
    refs = selected(canvas, COLOURED)
    label = N_("Change colour")
    return canvas.session.apply(label, lambda map_: set_field(map_, refs, "colour", colour))


def pin_lanes(canvas: Commands) -> bool:
    """Keep the selected lanes in sight while the map scrolls; let them go if all of them are."""
    refs = selected(canvas, {"lane"})
    pinned = not all_pinned(canvas)
    label = N_("Keep lane in sight") if pinned else N_("Let lane scroll along")
    if pinned:
        canvas.say(_("It stays below the stages while the map scrolls, if there is room for it"))
    return canvas.session.apply(label, lambda map_: set_field(map_, refs, "pinned", pinned))


def all_pinned(canvas: Commands) -> bool:
    """Tell whether lanes are selected, and all of them stay in sight."""
    lanes = index(canvas.session.map).lanes
    refs = selected(canvas, {"lane"})
    return bool(refs) and all(lanes[ref.id].pinned for ref in refs)


def add_before(canvas: Commands, ref: Ref) -> None:
    """Add a stage, or a step of the same stage, in front of one, and edit its name."""
    if ref.kind == "stage":
        canvas.create(creation.ADD_STAGE, lambda map_: creation.with_stage(map_, ref.id))
    else:
        canvas.create(creation.ADD_STEP, lambda map_: creation.with_step(map_, ref.id, ref.id))


def set_links(canvas: Commands, name: str, value: object) -> bool:
    """Set the kind or the share of the selected connections."""
    refs = selected(canvas, {"link"})
    label = N_("Kind of connection") if name == "kind" else N_("Share of a connection")
    return canvas.session.apply(label, lambda map_: set_field(map_, refs, name, value))


def turn_links(canvas: Commands) -> bool:
    """Let the selected connections run the other way."""
    links = [ref.id for ref in selected(canvas, {"link"})]

    def turned(map_: JourneyMap) -> JourneyMap:
        for link in links:
            map_ = turn_link(map_, link)
        return map_

    return canvas.session.apply(N_("Turn connection round"), turned)
