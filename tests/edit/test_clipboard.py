from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.edit.cards import cards_in, delete_cards
from journeymapper.edit.clipboard import (
    HEADER,
    MOST_CARDS,
    copy_cards,
    copy_table,
    fragment,
    is_fragment,
    paste_cards,
    paste_fragment,
)
from journeymapper.edit.fields import entity
from journeymapper.edit.merging import rescaled
from journeymapper.model.check import problems
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage
from journeymapper.model.ids import Ref
from journeymapper.model.values import Scale
from journeymapper.storage.codec import dumps, loads
from tests.strategies import journey_maps


@pytest.fixture
def other():
    """Another map, which knows neither Leo nor the shop."""
    return JourneyMap(
        personas=(Persona("p1", "Ana"),),
        channels=(Channel("sitio", "WEB"),),
        stages=(Stage("uno"), Stage("dos")),
        lanes=(
            Lane("ideas", "text"),
            Lane("toques", "touchpoints"),
            Lane("penas", "pain_points"),
            Lane("curva", "emotion"),
        ),
    )


def paste(journey, text, lane, at, before=None):
    return paste_cards(journey, text, lane, at, before, loads=loads)


def titles(journey, lane, at):
    return [card.title for card in cards_in(journey, lane, at)]


def test_a_copy_is_a_file_that_opens(journey):
    text = copy_cards(journey, ["c1", "p1", "c3"], dumps)
    assert text.startswith(HEADER)
    assert is_fragment(text)
    assert not is_fragment("c1")
    part = loads(text)
    assert [card.id for card in part.cards] == ["c1", "c3", "p1"]
    assert [stage.id for stage in part.stages] == ["antes", "compra"]
    assert [link.id for link in part.links] == ["l1"]
    assert [asset.id for asset in part.assets] == ["face"]


def test_a_persona_that_goes_along_names_no_channel_that_stays(journey):
    first, *others = journey.personas
    known = tuple(channel.id for channel in journey.channels)
    journey = replace(journey, personas=(replace(first, channels=known), *others))
    part = loads(copy_cards(journey, ["c1"], dumps))
    there = {channel.id for channel in part.channels}
    assert there < set(known)
    assert all(set(one.channels) <= there for one in part.personas)


def test_pasted_into_the_same_map_cards_get_new_ids(journey):
    text = copy_cards(journey, ["c1", "p1"], dumps)
    after, ids = paste(journey, text, "contactos", "despues")
    assert ids == ("c5", "p3")
    assert entity(after, Ref("card", "p3")).about == ("c5",)
    assert titles(after, "contactos", "despues") == ["Uso", "Valla"]
    assert titles(after, "dolores", "despues") == ["No se lee"]


def test_cut_and_pasted_cards_keep_their_ids(journey):
    text = copy_cards(journey, ["c2"], dumps)
    after, ids = paste(delete_cards(journey, ["c2"]), text, "notas", "antes", "o1")
    assert ids == ("c2",)
    assert titles(after, "notas", "antes") == ["Anuncio", "Más letra"]


def test_another_map_gets_what_it_lacks(journey, other):
    text = copy_cards(journey, ["c1", "c2", "c3", "p1", "o1"], dumps)
    after, ids = paste(other, text, "ideas", "uno")
    assert ids == ("c1", "c2", "c3", "p1", "o1")
    assert titles(after, "toques", "uno") == ["Valla", "Anuncio"]
    assert titles(after, "toques", "dos") == ["Visita"]
    assert titles(after, "penas", "uno") == ["No se lee"]
    assert titles(after, "ideas", "uno") == ["Más letra"]
    card = entity(after, Ref("card", "c1"))
    assert card.emotion == {"p1": -1}, "Ana is known by her name, Leo is not known"
    assert entity(after, Ref("card", "c2")).channel == "sitio"
    assert [channel.id for channel in after.channels] == ["sitio", "tienda"]
    assert [asset.id for asset in after.assets] == ["picture"]
    assert [(link.id, link.start, link.end) for link in after.links] == [("l1", "c3", "c1")]
    assert list(problems(after)) == []


def test_cards_of_one_lane_go_to_the_lane_pointed_at(journey, other):
    after, _ = paste(other, copy_cards(journey, ["c1", "c4"], dumps), "ideas", "dos")
    assert titles(after, "ideas", "dos") == ["Valla", "Uso"], "beyond the last column: in it"


def test_empty_columns_in_front_do_not_count(journey, other):
    part = delete_cards(journey, [c.id for c in journey.cards if c.id not in {"c3", "c4"}])
    after, _ = paste_fragment(other, part, "toques", "uno")
    assert titles(after, "toques", "uno") == ["Visita"]
    assert titles(after, "toques", "dos") == ["Uso"]


def test_scores_are_read_on_the_other_maps_scale(journey, other):
    fine = replace(other, scale=Scale(1, 5))
    after, _ = paste(fine, copy_cards(journey, ["c1"], dumps), "toques", "uno")
    assert entity(after, Ref("card", "c1")).emotion == {"p1": 2.6}
    assert rescaled(0, Scale(-5, 5), Scale(1, 5)) == 3
    assert type(rescaled(0, Scale(-5, 5), Scale(1, 5))) is int
    assert rescaled(0.25, Scale(-5, 5), Scale(-5, 5.0)) == 0.25


def test_lines_become_cards(journey):
    text = "\ufeffPrimera\r\n\r\n  - segunda\n• ter\x00cera\n-4 grados\n"
    after, ids = paste(journey, text, "notas", "antes", "o1")
    assert ids == ("n2", "n3", "n4", "n5")
    assert titles(after, "notas", "antes") == [
        *("Primera", "segunda", "tercera", "-4 grados"),
        "Más letra",
    ]


def test_a_block_of_a_spreadsheet_becomes_cards_across_columns(journey):
    text = 'a\tb\t\td\n\te\t"two\nlines ""q"""\n'
    after, ids = paste(journey, text, "notas", "elegir")
    assert len(ids) == 5
    assert titles(after, "notas", "elegir") == ["a"]
    assert titles(after, "notas", "pagar") == ["Nota", "b", "e"]
    assert titles(after, "notas", "despues") == ["d", 'two\nlines "q"']


def test_a_table_for_other_programs_comes_back_as_it_was(journey):
    text = copy_table(journey, ["c1", "c2", "c3", "n1"])
    assert text == "Valla\tVisita\t\nAnuncio\t\t\n\t\tNota\n"
    after, _ = paste(journey, text, "dolores", "elegir")
    assert titles(after, "dolores", "elegir") == ["Valla", "Anuncio"]
    assert titles(after, "dolores", "pagar") == ["Visita"]


def test_text_of_nothing_is_no_change(journey):
    assert paste(journey, " \n\t\n", "notas", "antes") == (journey, ())
    empty = copy_cards(journey, [], dumps)
    assert paste(journey, empty, "notas", "antes") == (journey, ())
    assert copy_table(journey, []) == ""


def test_what_cannot_be_pasted_is_refused(journey):
    with pytest.raises(ValueError, match="5000"):
        paste(journey, "a\n" * (MOST_CARDS + 1), "notas", "antes")
    with pytest.raises(ValueError, match="curva"):
        paste(journey, "a", "curva", "antes")
    for lane, at, before in (("x", "antes", None), ("notas", "x", None), ("notas", "antes", "x")):
        with pytest.raises(KeyError, match="x"):
            paste(journey, "a", lane, at, before)
    with pytest.raises(KeyError, match="x"):
        copy_cards(journey, ["c1", "x"], dumps)
    with pytest.raises(KeyError, match="x"):
        copy_table(journey, ["x"])


@settings(max_examples=30)
@given(journey_maps(), st.data())
def test_any_cards_of_any_map_can_be_pasted_into_a_map_without_any(journey, data):
    ids = [card.id for card in journey.cards]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    part = fragment(journey, chosen)
    assert list(problems(part)) == []
    assert loads(copy_cards(journey, chosen, dumps)) == part
    bare = JourneyMap(stages=(Stage("s"),), lanes=(Lane("t", "text"),), scale=journey.scale)
    after, new = paste(bare, copy_cards(journey, chosen, dumps), "t", "s")
    assert list(problems(after)) == []
    assert [card.title for card in after.cards] == [
        card.title for card in sorted(part.cards, key=lambda card: new.index(card.id))
    ]
