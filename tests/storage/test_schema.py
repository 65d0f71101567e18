"""The published schema: valid itself, true of what is written, as strict as the reader."""

from __future__ import annotations

import copy
from datetime import date, datetime, time

import jsonschema
import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.errors import OpenError
from journeymapper.storage.schema import json_schema
from tests.storage.full import full_map
from tests.strategies import journey_maps

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def as_json(value):
    """Return a parsed document as JSON holds it: dates as text."""
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())


@settings(max_examples=60)
@given(journey_maps())
def test_writer_reader_and_schema_agree_on_every_map(journey):
    text = dumps(journey)
    VALIDATOR.validate(as_json(tomli.loads(text)))
    assert loads(text) == journey


WRONG = st.sampled_from([True, 1.5, -1, 10**17, "", "x", [], [1], ["x"], {}, {"x": 1}, {"x": "y"}])


def places(document):
    """Yield (container, key) of everything that the schema describes, tables of tables too."""
    for key, value in document.items():
        if key in {"x", "later", "simulation", "generator"}:
            continue
        yield document, key
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and key not in {"free", "emotion", "future"}:
                yield from places(one)


def in_toml(value):
    import tomli_w

    return tomli_w.dumps(value)


@settings(max_examples=200)
@given(st.data())
def test_what_the_schema_refuses_the_reader_refuses(data):
    document = copy.deepcopy(tomli.loads(dumps(full_map())))
    every = list(places(document))
    container, key = every[data.draw(st.integers(0, len(every) - 1))]
    container[key] = data.draw(WRONG)
    try:
        loads(in_toml(document))
    except OpenError:
        return
    VALIDATOR.validate(as_json(document))


@pytest.mark.parametrize("key", ["format", "version"])
def test_a_document_without_its_head_is_refused(key):
    document = {"format": "journey", "version": 1}
    VALIDATOR.validate(document)
    del document[key]
    assert not VALIDATOR.is_valid(document)
