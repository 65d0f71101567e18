"""The field descriptions themselves."""

from __future__ import annotations

import pytest

from journeymapper.model.card import COMMON, OWN_FIELDS, Card
from journeymapper.model.document import TABLES, JourneyMap
from journeymapper.model.spec import GROUPS, KINDS, described
from journeymapper.model.vocabulary import CARD_KINDS


def entities(entity=JourneyMap):
    """Return the class and every class nested in it."""
    found = {entity}
    for item in described(entity):
        if item.spec.record is not None and item.spec.record not in found:
            found |= entities(item.spec.record)
    return found


@pytest.mark.parametrize("entity", sorted(entities(), key=lambda e: e.__name__))
def test_every_description_is_whole(entity):
    keys = [item.key for item in described(entity)]
    assert len(set(keys)) == len(keys)
    assert "extra" not in keys
    for item in described(entity):
        assert item.spec.kind in KINDS
        assert item.spec.label
        assert item.spec.group in GROUPS
        assert bool(item.spec.record) == (item.spec.kind in {"record", "records"})
        assert bool(item.spec.choices) == (item.spec.kind == "choice")
        if item.spec.kind == "choice":
            assert item.default == "" or item.default in item.spec.choices
    assert entity.__dataclass_params__.frozen


def test_the_arrays_of_the_file_are_described():
    assert set(TABLES) <= {item.key for item in described(JourneyMap)}


def test_the_fields_of_every_kind_of_card_exist():
    names = {item.name for item in described(Card)}
    assert set(OWN_FIELDS) == set(CARD_KINDS)
    assert set(COMMON) <= names
    for fields in OWN_FIELDS.values():
        assert set(fields) <= names
        assert not set(fields) & set(COMMON)
