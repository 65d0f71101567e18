"""What becomes of a card is told on it, in a colour of its own."""

import pytest

from journeymapper.display.palette import Palette
from journeymapper.lanes.chips import EVOLUTION_ICONS, evolution_tone
from journeymapper.model.card import Card
from journeymapper.model.vocabulary import CHANGES


def test_every_change_has_an_icon():
    assert set(EVOLUTION_ICONS) == set(CHANGES) - {"kept"}


@pytest.mark.parametrize(
    ("change", "tone"), [("new", "opportunity"), ("removed", "pain"), ("changed", "calm")]
)
def test_new_and_removed_cards_are_seen_at_a_glance(change, tone):
    palette = Palette()
    found = evolution_tone(palette, Card("c", "t", "s", evolution=change))
    assert found == getattr(palette, tone)
