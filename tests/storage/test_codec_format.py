"""The canonical form: what it looks like, and that nothing is lost in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tomli

from journeymapper.model.card import Card
from journeymapper.model.document import Asset, JourneyMap, Lane, Link, Persona, Stage
from journeymapper.model.spec import described
from journeymapper.model.values import Scale
from journeymapper.storage import chunks, codec
from journeymapper.storage.codec import dumps, loads
from tests.storage.full import full_map

SAMPLE = Path(__file__).parent.parent / "data" / "format-1.journey"

SMALL = '''\
format = "journey"
version = 1

[map]
title = "Fibra"
scale = { low = -2, high = 2 }

[[persona]]
id = "mariana"

[[stage]]
id = "eleccion"

[[lane]]
id = "contactos"
kind = "touchpoints"

[[card]]
id = "c1"
lane = "contactos"
at = "eleccion"
title = "Dice \\"sí\\" y C:\\\\n"
note = """
Una línea
"otra" \\\\ línea"""
emotion = { mariana = 1.5 }
'''


def small() -> JourneyMap:
    return JourneyMap(
        title="Fibra",
        scale=Scale(-2, 2),
        personas=(Persona("mariana"),),
        stages=(Stage("eleccion"),),
        lanes=(Lane("contactos", "touchpoints"),),
        cards=(
            Card(
                "c1",
                "contactos",
                "eleccion",
                title='Dice "sí" y C:\\n',
                note='Una línea\n"otra" \\ línea',
                emotion={"mariana": 1.5},
            ),
        ),
    )


def test_a_small_map_is_written_for_people():
    assert dumps(small()) == SMALL


def test_the_sample_of_format_1_opens_and_is_canonical():
    text = SAMPLE.read_text("utf-8")
    assert dumps(loads(text)) == text


def test_every_described_field_survives():
    journey = full_map()
    assert loads(dumps(journey)) == journey


def test_every_field_of_the_sample_has_a_value():
    for item in described(Card):
        assert getattr(full_map().cards[0], item.name) != item.default, item.name


def test_what_a_later_version_added_stays_where_it_is():
    document = tomli.loads(dumps(loads(SAMPLE.read_text("utf-8"))))
    assert document["generator"] == "by hand"
    assert document["simulation"] == {"runs": 3, "seeds": [{"n": 1}]}
    assert document["card"][0]["x"] == "unknown"
    assert document["stage"][0]["step"][0]["later"]["version"][0] == 1


def test_hand_written_order_and_inline_tables_become_canonical():
    text = """\
version = 1
format = "journey"
lane = [{ kind = "text", id = "l" }]
[[stage]]
title = "Uno"
id = "s"
[[card]]
at = "s"
lane = "l"
id = "c"
evidence = [{ n = 3, level = "measured" }]
[map.scale]
high = 3
"""
    once = dumps(loads(text))
    assert once.index("[map]") < once.index("[[stage]]") < once.index("[[lane]]")
    assert '[[card.evidence]]\nlevel = "measured"\nn = 3\n' in once
    assert dumps(loads(once)) == once


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "\n",
        "a\n",
        "\na",
        'a\n"',
        'a\n"""\nb',
        "a\n\\",
        "a\n  \n b ",
        "'''\n",
        "\t\n",
        "a\\nb",
    ],
)
def test_text_of_several_lines_comes_back_exactly(text):
    journey = replace(small(), goal=text)
    assert loads(dumps(journey)).goal == text


@pytest.mark.parametrize("value", [1, 1.0, -0.0, 0.1, 1e22, 5e-324, 2**53, 1.7976931348623157e308])
def test_numbers_come_back_with_their_kind(value):
    card = replace(small().cards[0], value=value)
    again = loads(dumps(replace(small(), cards=(card,)))).cards[0].value
    assert type(again) is type(value)
    assert repr(again) == repr(value)


def test_windows_line_ends_and_a_control_character_are_cleaned_on_reading():
    text = SMALL.replace("\n", "\r\n").replace("Fibra", "Fi\\u0007bra")
    journey = loads(text)
    assert journey.title == "Fibra"
    assert journey.cards[0].note == 'Una línea\n"otra" \\ línea'


def test_links_without_an_id_get_one_each():
    link = '\n[[link]]\nfrom = "c1"\nto = "c1"\n'
    journey = loads(SMALL + link + '\n[[link]]\nid = "l1"\nfrom = "c1"\nto = "c1"\n' + link)
    assert [one.id for one in journey.links] == ["l2", "l1", "l3"]


def test_picture_data_is_wrapped_and_read_as_one():
    journey = JourneyMap(assets=(Asset("a", "image/png", data="QUJD" * 60),))
    text = dumps(journey)
    assert max(map(len, text.splitlines())) <= 76
    assert loads(text) == journey


def test_after_one_edit_the_texts_of_other_tables_are_taken_from_before(monkeypatch):
    journey = full_map()
    dumps(journey)
    edited = replace(journey, cards=(replace(journey.cards[0], title="other"),))
    written = []
    writer = chunks.writer

    def counting(entity, header):
        def write(rows):
            written.extend([entity] * len(rows))
            return writer(entity, header)(rows)

        return write

    monkeypatch.setattr(chunks, "writer", counting)
    text = dumps(edited)
    assert written == [Card]
    assert loads(text) == edited


def test_texts_of_closed_maps_are_forgotten():
    for number in range(3000):
        dumps(JourneyMap(links=(), lanes=(Lane(f"l{number}", "text"),)))
    assert len(codec._chunks) <= 1100


def test_links_keep_their_words():
    journey = replace(small(), links=(Link("l1", "c1", "c1", kind="loop", share=0.25),))
    assert '[[link]]\nid = "l1"\nfrom = "c1"\nto = "c1"\nkind = "loop"\nshare = 0.25\n' in dumps(
        journey
    )
