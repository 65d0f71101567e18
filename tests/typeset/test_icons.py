"""The icons: found by name, inside their square, with the tint of duotone."""

import pytest

from journeymapper.typeset.icons import names, symbol


def test_a_duotone_icon_has_a_tint_and_a_line():
    icon = symbol("storefront")
    assert icon.name == "storefront"
    assert [opacity for _, opacity in icon.layers] == [0.2, 1.0]


def test_a_regular_icon_has_one_layer_and_its_own_name():
    icon = symbol("storefront", "regular")
    assert [opacity for _, opacity in icon.layers] == [1.0]
    assert icon.name != symbol("storefront").name


def test_an_unknown_name_is_said():
    with pytest.raises(KeyError, match="no-such-icon"):
        symbol("no-such-icon")


def test_an_icon_is_read_once():
    assert symbol("phone") is symbol("phone")


def test_names_are_sorted_and_many():
    found = names()
    assert len(found) > 1000
    assert list(found) == sorted(found)
    assert {"storefront", "phone", "whatsapp-logo", "star"} <= set(found)


@pytest.mark.parametrize("name", [*names()[::60], "arrow-line-down-right"])
def test_outlines_are_closed_commands_within_the_square(name):
    for commands, _ in symbol(name).layers:
        assert commands[0][0] == "M"
        assert {command[0] for command in commands} <= {"M", "L", "C", "Z"}
        for letter, *numbers in commands:
            assert len(numbers) == {"M": 2, "L": 2, "C": 6, "Z": 0}[letter]
            assert all(-0.05 <= number <= 1.05 for number in numbers)
