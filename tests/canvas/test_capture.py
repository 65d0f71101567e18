"""A journey written down by keys alone, as fast as it is told."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeymapper.canvas.channel_chooser import offers
from journeymapper.edit.links import add_link
from journeymapper.model.document import Channel, JourneyMap, Persona
from journeymapper.model.ids import Ref
from journeymapper.model.query import index

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def editor(hands):
    return hands.canvas.editor


def press(hands, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is: in the editor while it is open."""
    widget = editor(hands) if editor(hands).editing else hands.view
    hands.key(key, modifiers, widget=widget)


def journey(hands):
    """Return title, column, channel and score of every touchpoint, in order."""
    map_ = hands.session.map
    facts = index(map_)
    return [
        (
            card.title,
            card.at,
            facts.channels[card.channel].name if card.channel else "",
            card.emotion.get(map_.personas[0].id),
        )
        for card in facts.touchpoints
    ]


def test_thirty_touchpoints_without_the_mouse(hands):
    before = journey(hands)
    columns = list(index(hands.session.map).columns)
    first = columns[0]
    hands.session.select([Ref("step", first)])
    hands.view.setFocus()
    hands.canvas.write_touchpoint()
    told = []
    for number in range(30):
        column = min(number // 10, len(columns) - 1)
        if number and column != min((number - 1) // 10, len(columns) - 1):
            press(hands, KEY.Key_Tab)
        score = number % 5 + 1
        hands.type(f"Contact {number} /caravan")
        press(hands, KEY.Key_Down) if number == 0 else None  # traditional, as the second offer
        press(hands, KEY.Key_Return)
        press(hands, KEY.Key_0 + score, ALT)
        press(hands, KEY.Key_Return)
        told.append((f"Contact {number}", columns[column], "caravan", score))
    press(hands, KEY.Key_Return)  # the empty one ends it
    assert editor(hands).editing is None
    now = [each for each in journey(hands) if each not in before]
    assert sorted(now) == sorted(told)
    assert [each for each in now if each[1] == first] == told[:10]
    assert sum(c.name == "caravan" for c in hands.session.map.channels) == 1
    assert hands.undo_steps() == 30
    assert hands.session.map is hands.start


def test_typing_with_nothing_selected_begins_the_next_touchpoint(hands):
    hands.view.setFocus()
    hands.key(KEY.Key_X)
    hands.type("yz")
    press(hands, KEY.Key_Escape)
    assert hands.session.map is hands.start
    hands.session.select([])
    hands.key(KEY.Key_X)
    hands.type("yz")
    press(hands, KEY.Key_Return)
    hands.type("next")
    hands.click(hands.at(600, 40))
    assert [each[0] for each in journey(hands)][-2:] == ["xyz", "next"]


def test_a_card_that_tab_made_is_gone_on_from_too(hands):
    hands.view.setFocus()
    hands.key(KEY.Key_F)
    hands.type("irst")
    press(hands, KEY.Key_Tab)
    hands.type("second")
    press(hands, KEY.Key_Return)
    hands.type("third")
    press(hands, KEY.Key_Return)
    press(hands, KEY.Key_Return)
    assert [each[0] for each in journey(hands)][-3:] == ["first", "second", "third"]
    assert editor(hands).editing is None


def test_typing_on_a_connection_writes_its_label(hands):
    first, second = index(hands.session.map).touchpoints[:2]
    hands.session.apply("Connect", lambda m: add_link(m, first.id, second.id)[0])
    hands.session.select([Ref("link", hands.session.map.links[-1].id)])
    hands.view.setFocus()
    hands.key(KEY.Key_B)
    hands.type("ack")
    press(hands, KEY.Key_Return)
    assert hands.session.map.links[-1].label == "back"


def test_an_empty_one_goes_wherever_the_work_goes_on(hands):
    hands.view.setFocus()
    hands.key(KEY.Key_X)
    press(hands, KEY.Key_Return)
    assert editor(hands).editing is not None
    hands.click(hands.at(600, 40))
    assert [each[0] for each in journey(hands)].count("") == 0
    assert hands.undo_steps() == 1


def test_one_card_added_by_the_palette_stays_one(hands):
    count = len(hands.session.map.cards)
    hands.canvas.add_card("pain_point")
    hands.type("Waits")
    press(hands, KEY.Key_Return)
    assert editor(hands).editing is None
    assert len(hands.session.map.cards) == count + 1


def test_a_slash_lists_the_channels_and_escape_keeps_the_text(hands):
    card = index(hands.session.map).touchpoints[0]
    hands.click(hands.card(card.id))
    hands.key(KEY.Key_Slash)
    chooser = hands.canvas.capture.chooser
    assert chooser.isVisible()
    names = [channel.name for channel in hands.session.map.channels]
    assert [offer.name for offer in chooser.offered] == names[:8]
    press(hands, KEY.Key_Escape)
    assert not chooser.isVisible()
    assert editor(hands).editing == Ref("card", card.id)
    press(hands, KEY.Key_Escape)
    assert hands.session.map is hands.start


def test_a_channel_is_taken_by_a_click_too(hands, qtbot):
    card, channel = index(hands.session.map).touchpoints[0], hands.session.map.channels[-1]
    hands.click(hands.card(card.id))
    hands.key(KEY.Key_Slash)
    hands.type(channel.name)
    chooser = hands.canvas.capture.chooser
    qtbot.mouseClick(chooser, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    press(hands, KEY.Key_Return)
    now = index(hands.session.map).cards[card.id]
    assert now.channel == channel.id
    assert now.title == card.title


def test_a_slash_within_a_word_is_a_slash(hands):
    card = index(hands.session.map).touchpoints[0]
    hands.double_click(hands.card(card.id))
    hands.type("and/or")
    assert not hands.canvas.capture.chooser.isVisible()
    press(hands, KEY.Key_Return)
    assert index(hands.session.map).cards[card.id].title == "and/or"


def test_offers_are_the_maps_own_and_then_new_ones(hands):
    map_ = hands.session.map
    own = map_.channels[0]
    assert offers(map_, own.name)[0].channel == own.id
    shipped = offers(map_, "kiosk")[0]
    after, channel = shipped.on(map_)
    assert index(after).channels[channel].point_of_sale
    new = offers(map_, "Carrier pigeon")
    assert [(offer.name, offer.kind, offer.channel) for offer in new] == [
        ("Carrier pigeon", "digital", ""),
        ("Carrier pigeon", "traditional", ""),
    ]


@pytest.mark.parametrize(
    ("keys", "score"),
    [
        ([KEY.Key_3], 3),
        ([KEY.Key_0], 0),
        ([KEY.Key_9], 5),
        ([KEY.Key_2, KEY.Key_Minus], -2),
        ([KEY.Key_2, KEY.Key_Minus, KEY.Key_Minus], 2),
    ],
)
def test_alt_and_digits_score_the_selected_touchpoints(hands, keys, score):
    chosen = [card.id for card in index(hands.session.map).touchpoints[:2]]
    hands.session.select([Ref("card", card) for card in chosen])
    hands.view.setFocus()
    persona = hands.session.map.personas[0].id
    for key in keys:
        hands.key(key, ALT)
    cards = index(hands.session.map).cards
    assert [cards[card].emotion[persona] for card in chosen] == [score, score]


def test_minus_before_the_digit_counts_where_there_is_no_score(hands):
    hands.view.setFocus()
    hands.key(KEY.Key_X)
    press(hands, KEY.Key_Minus, ALT)
    press(hands, KEY.Key_4, ALT)
    press(hands, KEY.Key_Return)
    press(hands, KEY.Key_Return)
    assert journey(hands)[-1][3] == -4


def test_where_there_is_nothing_to_score_it_is_said(hands, qtbot):
    hands.session.select([])
    hands.view.setFocus()
    with qtbot.waitSignal(hands.view.status) as said:
        hands.key(KEY.Key_3, ALT)
    assert "touchpoint" in said.args[0]
    assert hands.session.map is hands.start


GUIDE_KEYS = {
    "Enter": (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
    "Intro": (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
    "Tab": (KEY.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "Alt+-": (KEY.Key_Minus, ALT),
    **{f"Alt+{digit}": (KEY(KEY.Key_0 + digit), ALT) for digit in range(10)},
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                ("Sees an advert", "Instagram", 2),
                ("Compares prices", "Web", -1),
                ("Visits the shop", "Shop", 4),
            ],
        ),
        (
            "es",
            [
                ("Ve un anuncio", "Instagram", 2),
                ("Compara precios", "Web", -1),
                ("Visita la tienda", "Tienda", 4),
            ],
        ),
    ],
)
def test_the_keys_of_the_guide_as_they_are_printed(hands, language, told):
    from journeymapper.app.manual.pages import blocks, pages
    from journeymapper.edit.fields import set_field
    from journeymapper.model.ids import THE_MAP

    page = next(each for each in pages(language) if each.name == "02-workshop")
    printed = next(block.text for block in blocks(page.text) if block.kind == "keys")
    hands.session.apply("Language", lambda m: set_field(m, [THE_MAP], "language", language))
    before = journey(hands)
    hands.session.select([])
    hands.view.setFocus()
    for words, key in re.findall(r'"([^"]+)"|(\S+)', printed):
        if key:
            press(hands, *GUIDE_KEYS[key])
        for letter in words:
            if editor(hands).editing:
                hands.type(letter)
            else:
                QTest.keyClick(hands.view, letter)
    assert editor(hands).editing is None
    now = [each for each in journey(hands) if each not in before]
    assert [(title, channel, score) for title, _at, channel, score in now] == told


def test_channels_that_reach_a_persona_are_offered_first_and_say_whom():
    people = (Persona("ana", "Ana Mora", channels=("tv",)), Persona("leo", "Leo"))
    channels = (Channel("web", "Web"), Channel("tv", "Television", "traditional"))
    found = offers(JourneyMap(personas=people, channels=channels), "")
    assert [(offer.channel, offer.reaches) for offer in found] == [("tv", "Ana"), ("web", "")]
