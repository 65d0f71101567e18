"""Every field that refers to something is known to the operations that delete."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.edit.references import TABLES, forget, referring
from journeymapper.model.check import problems
from journeymapper.model.document import TABLES as FILE_TABLES
from journeymapper.model.document import JourneyMap
from journeymapper.model.spec import described


def nested(cls):
    """Yield the classes of the values that hang on an entity, at any depth."""
    for item in described(cls):
        if item.spec.record is not None and item.key not in FILE_TABLES:
            yield item.spec.kind, item.spec.record
            yield from nested(item.spec.record)


def test_the_tables_are_those_of_the_file():
    assert tuple(TABLES) == FILE_TABLES


def test_what_refers_is_an_entity_or_hangs_on_the_map():
    for _, entity in TABLES.values():
        assert not [cls for _, cls in nested(entity) if referring(cls)]
    assert all(kind == "record" for kind, cls in nested(JourneyMap) if referring(cls))


@pytest.mark.parametrize("target", ["persona", "channel", "lane", "card", "asset", "column"])
def test_forgetting_all_of_a_kind_leaves_nothing_that_refers_to_it(journey, target):
    if target == "column":
        ids = {"antes", "elegir", "pagar", "despues"}
        left = replace(forget(journey, target, ids), stages=())
    else:
        table = TABLES[target][0]
        ids = {item.id for item in getattr(journey, table)}
        left = replace(forget(journey, target, ids), **{table: ()})
    assert list(problems(left)) == []
    assert left != journey
