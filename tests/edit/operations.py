"""Any operation that can be done to a map, with arguments that fit it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from journeymapper.edit import assets, cards, channels, columns, fields, lanes, links, personas
from journeymapper.edit.cells import takes_cards
from journeymapper.edit.clipboard import fragment, paste_cards, paste_fragment
from journeymapper.edit.references import leaves
from journeymapper.edit.structure import merge_stages, merge_steps, split_stage
from journeymapper.model.ids import THE_MAP, Ref

TITLES = st.sampled_from(["", "Nueva", "Otra etapa", "s1", "日本"])


def _ids(items):
    return [item.id for item in items]


def _some(ids):
    return st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True)


def _before(ids):
    return st.one_of(st.none(), st.sampled_from(ids)) if ids else st.none()


def all_refs(journey):
    refs = [THE_MAP]
    for kind in ("persona", "channel", "stage", "lane", "card", "link", "asset"):
        refs += [Ref(kind, item.id) for item in getattr(journey, f"{kind}s")]
    return refs + [Ref("step", step.id) for stage in journey.stages for step in stage.steps]


def _cards(draw, m):
    ids = _ids(m.cards)
    lane = st.sampled_from([lane.id for lane in m.lanes if takes_cards(lane)])
    some, before = draw(_some(ids)), draw(_before(ids))
    score = draw(st.one_of(st.none(), st.integers(1, 2)))
    where, at, title = draw(lane), draw(st.sampled_from(leaves(m))), draw(TITLES)
    persona = draw(st.sampled_from(_ids(m.personas))) if m.personas else None
    state = draw(st.sampled_from(["current", "future"]))
    keep_lane, keep_column = draw(st.booleans()), draw(st.booleans())
    found = [
        lambda m: cards.add_card(m, cards.new_card(m, where, at, title, about=tuple(some)), before),
        lambda m: cards.move_cards(
            m, some, None if keep_lane else where, None if keep_column else at, before
        ),
        lambda m: cards.delete_cards(m, some),
        lambda m: cards.duplicate_cards(m, some)[0],
        lambda m: paste_fragment(m, fragment(m, some), where, at, before)[0],
        lambda m: paste_cards(m, "uno\tdos\n- tres", where, at, before, loads=None)[0],
        lambda m: links.add_link(m, ids[0], some[0])[0] if ids[0] != some[0] else m,
        lambda m: fields.set_field(m, [Ref("card", i) for i in some], "title", title),
        lambda m: fields.set_field(m, [Ref("card", some[0])], "at", at),
    ]
    if persona:
        found.append(lambda m: fields.set_score(m, some[0], persona, score, state))
    return found


def _columns(draw, m):
    stages = _ids(m.stages)
    steps = [step.id for stage in m.stages for step in stage.steps]
    title, before = draw(TITLES), draw(_before(stages))
    stage, other = draw(st.sampled_from(stages)), draw(st.sampled_from(stages))
    found = [
        lambda m: columns.move_stage(m, stage, before),
        lambda m: columns.delete_stage(m, stage),
        lambda m: columns.add_step(m, stage, title)[0],
        lambda m: columns.set_width(m, stage, 300),
        lambda m: fields.set_field(m, [Ref("stage", stage)], "title", title),
        lambda m: merge_stages(m, stage, other) if stage != other else m,
    ]
    if steps:
        step, second = draw(st.sampled_from(steps)), draw(st.sampled_from(steps))
        holder = columns.stage_of(m, step)
        target = columns.stage_of(m, second)
        found += [
            lambda m: columns.move_step(m, step, stage),
            lambda m: columns.move_step(m, step, target.id, second),
            lambda m: columns.delete_step(m, step),
            lambda m: columns.set_width(m, step, None),
            lambda m: split_stage(m, step, title)[0] if holder.steps[0].id != step else m,
            lambda m: merge_steps(m, step, second) if holder is target and step != second else m,
        ]
    return found


def _rows(draw, m):
    ids = _ids(m.lanes)
    lane, before = draw(st.sampled_from(ids)), draw(_before(ids))
    return [
        lambda m: lanes.move_lane(m, lane, before),
        lambda m: lanes.delete_lane(m, lane),
        lambda m: lanes.set_height(m, lane, 90.5),
    ]


def _others(draw, m):
    title = draw(TITLES)
    kind = draw(st.sampled_from(["touchpoints", "emotion", "text"]))
    found = [
        lambda m: columns.add_stage(m, title)[0],
        lambda m: lanes.add_lane(m, kind, title)[0],
        lambda m: personas.add_persona(m, title)[0],
        lambda m: channels.add_channel(m, title, kind="traditional")[0],
        lambda m: assets.add_asset(m, "image/png", "AAAA", title)[0],
        lambda m: fields.set_field(m, [THE_MAP], "title", title),
        lambda m: fields.set_field(m, [THE_MAP], "review.owner", title),
        lambda m: fields.set_field(m, [THE_MAP], "scale.high", 10),
    ]
    if m.personas:
        persona = draw(st.sampled_from(_ids(m.personas)))
        found += [
            lambda m: personas.delete_persona(m, persona),
            lambda m: personas.move_persona(m, persona),
        ]
    if m.channels:
        channel = draw(st.sampled_from(_ids(m.channels)))
        found += [
            lambda m: channels.delete_channel(m, channel),
            lambda m: channels.move_channel(m, channel),
        ]
    if m.assets:
        found.append(lambda m: assets.delete_assets(m, [m.assets[0].id]))
    if m.links:
        found.append(lambda m: links.delete_links(m, [m.links[-1].id]))
    return found


@st.composite
def operations(draw: st.DrawFn, m: Any) -> Any:
    """Draw an operation that fits the map ``m``."""
    groups = [_others]
    if m.cards and leaves(m) and any(takes_cards(lane) for lane in m.lanes):
        groups += [_cards, _cards, _cards]
    if m.stages:
        groups += [_columns, _columns]
    if m.lanes:
        groups.append(_rows)
    return draw(st.sampled_from(draw(st.sampled_from(groups))(draw, m)))
