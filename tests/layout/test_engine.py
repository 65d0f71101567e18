"""Layout: nothing clips or overlaps, one x per touchpoint, what did not change is taken over."""

import gc
import weakref
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.display.dump import dump
from journeymapper.display.geometry import Rect
from journeymapper.display.later import Later
from journeymapper.display.primitives import Group, TextRun
from journeymapper.display.walk import extent, walk, walk_all
from journeymapper.layout.engine import arrange
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Link, Persona, Stage, Step
from journeymapper.model.query import index
from journeymapper.model.values import Level, Scale
from journeymapper.model.vocabulary import LANE_KINDS
from journeymapper.resources import resources
from journeymapper.storage.codec import loads
from tests.edit.operations import operations
from tests.measurer import HalfEm, any_symbol
from tests.strategies import journey_maps

TEXT = HalfEm()
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenhersteller " * 3


def laid(document, previous=None):
    return arrange(document, TEXT, any_symbol, previous=previous)


def template(name):
    return loads((resources() / "templates" / f"{name}.journey").read_text("utf-8"))


def assert_sound(found):
    """Cards overlap none, text stays in its card, all stays on the sheet, every card is drawn."""
    hidden = {lane.id for lane in found.map.lanes if lane.hidden}
    kinds = {lane.id: lane.kind for lane in found.map.lanes}
    derived = {kind for kind, card in LANE_KINDS.items() if not card}
    for card in found.map.cards:
        if card.lane not in hidden and kinds[card.lane] not in derived:
            assert card.id in found.cards or kinds[card.lane] == "touchpoints"
    boxes = list(found.cards.values())
    if len(boxes) < 120:
        for a, b in combinations(boxes, 2):
            clear = (
                a.rect.right <= b.rect.x + 0.01
                or b.rect.right <= a.rect.x + 0.01
                or a.rect.bottom <= b.rect.y + 0.01
                or b.rect.bottom <= a.rect.y + 0.01
            )
            assert clear, (a, b)
    display = found.display
    for placed in walk_all(display):
        group = placed.primitive
        if isinstance(group, Group) and group.role == "card":
            assert_text_inside(group)
    sheet = Rect(0, 0, display.width, display.height)
    for layer in display.layers:
        assert_bounds(layer, sheet)
    for box in boxes:
        assert box.rect.x >= 0
        assert box.rect.right <= display.width + 0.01
        assert box.rect.bottom <= display.height + 0.01


def assert_text_inside(card):
    """Text stays in its card; no two lines of it overlap."""
    widest = card.bounds.w
    lines = []
    for placed in walk(Group((card,), card.bounds)):
        run = placed.primitive
        if isinstance(run, TextRun) and run.line.text.strip():
            x, y = run.x + placed.dx - card.dx, run.y + placed.dy - card.dy
            wide = run.line.width * run.size
            one = len(run.line.text) <= 1
            assert one or x + wide <= widest + 0.5, run.line.text
            assert y <= card.bounds.h + 0.5, run.line.text
            assert y - run.size * 0.8 >= -0.5, run.line.text
            lines.append((x, y - run.size * 0.7, x + wide, y, run.line.text))
    for a, b in combinations(lines, 2):
        clear = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        assert clear or len(a[4]) == 1 or len(b[4]) == 1, (a, b)


def assert_bounds(group, sheet):
    """What a group paints lies in its bounds, by which painters cull, and all lies on the sheet."""
    for part in group.parts:
        box = extent(part)
        if isinstance(part, Group):
            assert_bounds(part, None)
            if not part.parts:
                continue
        if part_paints(part) and group.clip is None:
            assert inside(box, group.bounds), (group.role, group.key, group.bounds, part)
    if sheet is not None:
        assert inside(group.bounds.moved(group.dx, group.dy), sheet), group.role


def part_paints(part):
    if isinstance(part, TextRun):
        return bool(part.line.text.strip()) and len(part.line.text) > 1
    return True


def inside(box, bounds, slack=4.0):
    return (
        box.x >= bounds.x - slack
        and box.y >= bounds.y - slack
        and box.right <= bounds.right + slack
        and box.bottom <= bounds.bottom + slack
    )


@settings(max_examples=40)
@given(journey_maps())
def test_random_maps_are_sound(document):
    assert_sound(laid(document))


@pytest.mark.parametrize(
    "name", sorted(p.stem for p in (resources() / "templates").glob("*.journey"))
)
def test_templates_are_sound(name):
    assert_sound(laid(template(name)))


def compact(document):
    return replace(document, theme=replace(document.theme, density="compact"))


@settings(max_examples=25)
@given(journey_maps())
def test_random_compact_maps_are_sound(document):
    assert_sound(laid(compact(document)))


@pytest.mark.parametrize(
    "name", sorted(p.stem for p in (resources() / "templates").glob("*.journey"))
)
def test_a_compact_map_is_sound_and_smaller_and_stays_readable(name):
    wide, close = laid(template(name)).display, laid(compact(template(name)))
    assert_sound(close)
    close = close.display
    assert close.width <= wide.width + 0.01
    assert close.height < wide.height
    share = close.unit / wide.unit
    assert close.width * close.height * share**2 < 0.75 * wide.width * wide.height
    for placed in walk_all(close):
        if isinstance(placed.primitive, TextRun):
            assert placed.primitive.size * close.unit >= 7.0


def test_another_look_is_drawn_as_if_from_the_start():
    before = laid(template("telecom-cr"))
    for changes in ({"density": "compact"}, {"palette": "night"}, {"brand": "#aa0000"}):
        changed = replace(before.map, theme=replace(before.map.theme, **changes))
        assert dump(laid(changed, before).display) == dump(laid(changed).display)


@pytest.mark.parametrize("kind", ["pain_points", "actions", "quotes", "kpis", "text", "images"])
def test_two_hundred_cards_in_a_cell(kind):
    lanes = (Lane(id="l", kind=kind, title="Lane"),)
    cards = tuple(
        Card(id=f"n{n}", lane="l", at="s", title=LONG[: n % 90], note="x" * (n % 7) * 9)
        for n in range(200)
    )
    stages = (Stage(id="s", title="S"), Stage(id="t", title=LONG))
    found = laid(JourneyMap(stages=stages, lanes=lanes, cards=cards))
    assert len(found.cards) == 200
    assert_sound(found)


def test_one_x_for_card_crossing_point_and_leader():
    found = laid(template("telecom-cr"))
    slots = {slot.card: slot for slot in found.touchpoints}
    assert [slot.number for slot in found.touchpoints] == list(range(1, 26))
    assert len({round(slot.w, 6) for slot in found.touchpoints}) == 1
    for card, slot in slots.items():
        assert found.cards[card].rect.middle == pytest.approx(slot.x)
    for point in found.points:
        assert point.x == slots[point.card].x
    leaders = [
        p
        for p in walk_all(found.display)
        if isinstance(p.primitive, Group) and p.primitive.role == "leader"
    ]
    assert {p.primitive.key for p in leaders} >= {
        c.id for c in found.map.cards if c.lane == "dolores"
    }
    for leader in leaders:
        about = index(found.map).cards[leader.primitive.key].about[0]
        assert leader.primitive.bounds.middle == pytest.approx(slots[about].x)


def test_axis_turns_scores_into_heights_and_back():
    found = laid(template("telecom-cr"))
    (axis,) = found.axes.values()
    for score in (-5, -1.5, 0, 4):
        assert axis.score(axis.y(score)) == pytest.approx(score)
    assert axis.score(axis.y(9)) == 5
    for point in found.points:
        assert point.y == pytest.approx(axis.y(point.score))


def test_what_did_not_change_is_taken_over():
    found = laid(template("telecom-cr"))
    for place in (3, 12, 3, 4):  # later edits too, in other stages and in one edited before
        cards = list(found.map.cards)
        cards[place] = replace(cards[place], title=f"Otro título {place}")
        dump(found.display)  # what nobody looked at was not drawn, and is not taken over
        after = laid(replace(found.map, cards=tuple(cards)), found)
        assert dump(after.display) == dump(laid(after.map).display)
        kept, now = _card_parts(found), _card_parts(after)
        changed = [key for key in now if now[key] is not kept.get(key)]
        assert changed == [cards[place].id] or cards[place] == found.map.cards[place]
        found = after


def test_nothing_is_drawn_before_someone_looks():
    found = laid(template("telecom-cr"))
    assert not any(parts.made for parts in _later(found.display))
    cards = list(found.map.cards)
    cards[3] = replace(cards[3], title="Otro")
    after = laid(replace(found.map, cards=tuple(cards)), found)
    assert len(after.cards) == len(found.cards), "boxes are no drawing"
    assert not any(parts.made for parts in _later(after.display))
    assert after.display == laid(after.map).display, "displays compare by what is drawn"
    assert all(parts.made for parts in _later(after.display))


def _later(display):
    """Return the rows that are made when seen, without looking at them."""
    found, groups = [], list(display.layers)
    while groups:
        parts = groups.pop().parts
        if isinstance(parts, Later):
            found.append(parts)
        else:
            groups += [part for part in parts if isinstance(part, Group)]
    assert len(found) > 20
    return found


def test_an_edit_redraws_no_other_stage():
    before = laid(template("telecom-cr"))
    place = next(n for n, c in enumerate(before.map.cards) if c.emotion and c.at == "eleccion")
    cards = list(before.map.cards)
    cards[place] = replace(cards[place], title="Otro", emotion={"mariana": -1})
    after = laid(replace(before.map, cards=tuple(cards)), before)
    for role in ("cards", "levels", "fill", "curves", "crossings", "rails", "stage-leaders"):
        kept, now = _parts_of(before, role), _parts_of(after, role)
        assert len(kept) >= 5 or role == "stage-leaders"
        changed = {key for key in now if not any(now[key] is one for one in kept.values())}
        assert changed <= {"eleccion", "aprendizaje", "adquisicion"}, role  # slopes reach over


def test_a_lane_of_which_nothing_changed_is_taken_over_whole():
    before = laid(template("telecom-cr"))
    cards = list(before.map.cards)
    place = next(n for n, card in enumerate(cards) if card.channel)
    cards[place] = replace(cards[place], note="Otra nota")
    after = laid(replace(before.map, cards=tuple(cards)), before)
    kept, now = _lanes(before), _lanes(after)
    touched = cards[place].lane
    same = {lane for lane in now if all(a is b for a, b in zip(now[lane], kept[lane], strict=True))}
    assert now.keys() - same == {touched, "indicadores"}, "indicators are drawn one by one"
    assert len(same) == 5


def _lanes(found):
    """Return the parts of each lane, without the hairline above them."""
    groups = found.display.layer("lanes").parts
    return {
        group.key: [part for part in group.parts if isinstance(part, Group)] for group in groups
    }


def test_what_waits_to_be_drawn_holds_on_to_no_older_map():
    found = laid(template("telecom-cr"))
    memo = weakref.ref(found.memo)
    for number in range(3):
        cards = list(found.map.cards)
        cards[number] = replace(cards[number], title=f"Otro {number}")
        found = laid(replace(found.map, cards=tuple(cards)), found)
    gc.collect()
    assert memo() is None
    assert not all(parts.made for parts in _later(found.display))


def test_a_title_leaves_the_curve_alone():
    before = laid(template("telecom-cr"))
    cards = list(before.map.cards)
    cards[4] = replace(cards[4], title="Otro")
    after = laid(replace(before.map, cards=tuple(cards)), before)
    kept, now = _parts_of(before, "curves"), _parts_of(after, "curves")
    assert all(now[key] is kept[key] for key in kept)


def _card_parts(found):
    return {p.primitive.key: p.primitive.parts for p in walk_all(found.display) if _card(p)}


def _parts_of(found, role):
    placed = [p.primitive for p in walk_all(found.display) if isinstance(p.primitive, Group)]
    return {group.key: group.parts for group in placed if group.role == role}


@settings(max_examples=40)
@given(journey_maps(), st.data())
def test_after_any_edits_the_sheet_is_as_if_laid_out_anew(document, data):
    found = laid(document)
    for _ in range(data.draw(st.integers(1, 4))):
        changed = data.draw(operations(found.map))(found.map)
        found = laid(changed, found)
        if data.draw(st.booleans(), "nobody looks"):
            continue
        anew = laid(changed)
        assert dump(found.display) == dump(anew.display)
        assert dict(found.cards) == dict(anew.cards)
        assert list(found.points) == list(anew.points)
        spots = list(anew.spots)
        for spot in spots:
            first = next(s for s in spots if (s.ref, s.field) == (spot.ref, spot.field))
            assert found.spot_of(spot.ref, spot.field) == first
        assert list(found.spots) == spots
        assert (found.axes, found.links) == (anew.axes, anew.links)
    assert found.display == laid(found.map).display


def _first(document, table, **fields):
    items = getattr(document, table)
    return replace(document, **{table: (replace(items[0], **fields), *items[1:])})


def _card_of(document, lane_kind, **fields):
    lane = next(lane.id for lane in document.lanes if lane.kind == lane_kind)
    cards = [replace(c, **fields) if c.lane == lane else c for c in document.cards]
    return replace(document, cards=tuple(cards))


CHANGES = {
    "language": lambda m: replace(m, language="en"),
    "state": lambda m: replace(m, state="future"),
    "brand": lambda m: replace(m, theme=replace(m.theme, brand="#FFE600")),
    "stage colours": lambda m: replace(m, theme=replace(m.theme, stages=("#777700",))),
    "scale": lambda m: replace(m, scale=Scale(-5, 9)),
    "level": lambda m: replace(m, scale=replace(m.scale, levels=(Level(3, "so-so"),))),
    "channel kind": lambda m: _first(m, "channels", kind="traditional", name="Otro"),
    "channel icon": lambda m: _first(m, "channels", icon="rocket"),
    "picture": lambda m: _first(m, "assets", data="AAAA"),
    "persona": lambda m: _first(m, "personas", name="Otra", colour="#123456", portrait=""),
    "behaviour": lambda m: _first(m, "personas", behaviour="showrooming"),
    "stage": lambda m: _first(m, "stages", title="Otra", colour="#446688", influence=False),
    "stage width": lambda m: _first(m, "stages", width=900),
    "stage count": lambda m: _first(m, "stages", count=7, count_label="x"),
    "lane": lambda m: _first(m, "lanes", title="Otra", colour="#446688", note="y"),
    "lane kind": lambda m: _first(m, "lanes", kind="text"),
    "lane height": lambda m: _first(m, "lanes", height=500),
    "hidden": lambda m: _first(m, "lanes", hidden=True),
    "truth": lambda m: _card_of(m, "touchpoints", moment_of_truth=True, key_point=True),
    "future": lambda m: _card_of(m, "touchpoints", future={"mariana": 2}),
    "no scores": lambda m: _card_of(m, "touchpoints", emotion={}),
    "tall": lambda m: _card_of(m, "touchpoints", title=LONG),
    "pains": lambda m: _card_of(m, "pain_points", colour="#FFEE55", owner="Ana", about=()),
    "pains to last": lambda m: _card_of(m, "pain_points", kind="opportunity"),
    "figures": lambda m: _card_of(m, "kpis", value=-3, target=None),
    "order": lambda m: replace(m, cards=m.cards[::-1]),
    "stages turned": lambda m: replace(m, stages=m.stages[::-1]),
    "lanes turned": lambda m: replace(m, lanes=m.lanes[::-1]),
    "fewer": lambda m: replace(m, cards=m.cards[1:]),
    "links": lambda m: replace(
        m, links=(Link("l", m.cards[0].id, m.cards[9].id), Link("k", m.cards[9].id, m.cards[1].id))
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_stale_is_kept(name):
    document = template("telecom-cr")
    changed = CHANGES[name](document)
    anew = laid(changed)
    assert dump(anew.display) != dump(laid(document).display), "the change shows"
    found = laid(changed, laid(document))
    assert dump(found.display) == dump(anew.display)
    assert dict(found.cards) == dict(anew.cards)
    back = laid(document, found)
    assert dump(back.display) == dump(laid(document).display)


def _card(placed):
    return isinstance(placed.primitive, Group) and placed.primitive.role == "card"


def test_steps_share_their_stage():
    stages = (
        Stage(id="a", title="A", steps=(Step(id="a1", title="One"), Step(id="a2", title="Two"))),
        Stage(id="b", title="B"),
    )
    lanes = (Lane(id="t", kind="touchpoints"),)
    cards = (
        Card(id="c1", lane="t", at="a2", title="x"),
        Card(id="c2", lane="t", at="a1", title="y"),
    )
    found = laid(JourneyMap(stages=stages, lanes=lanes, cards=cards))
    assert [c.id for c in found.columns] == ["a1", "a2", "b"]
    assert [s.card for s in found.touchpoints] == ["c2", "c1"]
    a = found.stages[0]
    inner = found.columns[:2]
    assert inner[0].x == a.x
    assert inner[0].w + inner[1].w == pytest.approx(a.w)


def test_widths_and_heights_that_a_person_set():
    document = template("telecom-cr")
    wide = replace(document.stages[1], width=700)
    tall = replace(document.lanes[3], height=300)
    changed = replace(
        document,
        stages=(document.stages[0], wide, *document.stages[2:]),
        lanes=(*document.lanes[:3], tall, *document.lanes[4:]),
    )
    found = laid(changed)
    assert found.stages[1].w == pytest.approx(700)
    assert next(lane for lane in found.lanes if lane.id == tall.id).h == 300


def test_a_hidden_lane_is_not_drawn():
    document = template("telecom-cr")
    hidden = replace(document.lanes[0], hidden=True)
    found = laid(replace(document, lanes=(hidden, *document.lanes[1:])))
    assert hidden.id not in {lane.id for lane in found.lanes}
    assert not any(box.lane == hidden.id for box in found.cards.values())


def test_an_empty_map_is_a_sheet():
    found = laid(JourneyMap())
    assert found.display.width > 1000
    assert found.cards == {}
    assert_sound(laid(JourneyMap(title=LONG, personas=(Persona(id="p", name=LONG),))))
    lanes = tuple(Lane(kind, kind) for kind in LANE_KINDS)
    assert_sound(laid(JourneyMap(lanes=lanes), laid(JourneyMap())))


@pytest.mark.parametrize("name", ["telecom-cr", "ecommerce-shoes", "b2b-saas"])
def test_snapshot(name, snapshot):
    assert dump(laid(template(name)).display) == snapshot


def test_a_figure_of_the_journey_of_any_length_stays_in_its_place():
    document = template("telecom-cr")
    counts = (1, *(10**9,) * (len(document.stages) - 2), 10**15)
    stages = tuple(
        replace(stage, count=count) for stage, count in zip(document.stages, counts, strict=True)
    )
    assert_sound(laid(replace(document, stages=stages)))
