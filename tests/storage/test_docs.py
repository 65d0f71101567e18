"""What the docs say of the format is true."""

from __future__ import annotations

import re

from journeymapper.storage import limits
from journeymapper.storage.codec import dumps, loads
from tests.storage.publish import REFERENCE, SCHEMA, reference_text, schema_text

HOW = "bring it up to date: python -m tests.storage.publish"


def test_the_schema_is_published():
    assert SCHEMA.read_text("utf-8") == schema_text(), HOW


def test_the_tables_of_the_reference_are_those_of_the_program():
    text = REFERENCE.read_text("utf-8")
    assert reference_text(text) == text, HOW


def test_the_example_is_a_map_in_canonical_form():
    example = re.search(r"```toml\n(.*?)```", REFERENCE.read_text("utf-8"), re.DOTALL).group(1)
    assert dumps(loads(example)) == example


def test_the_limits_are_those_of_the_program():
    text = REFERENCE.read_text("utf-8").replace(",", "")
    for figure, unit in (
        (limits.LARGEST_FILE // 2**20, "MB a file"),
        (limits.MOST_CARDS, "cards"),
        (limits.MOST_LANES, "lanes"),
        (limits.MOST_RECORDS, "rows"),
        (limits.LARGEST_DATA // 2**20, "MB of base64"),
        (limits.DEEPEST, "levels"),
    ):
        assert f"{figure} {unit}" in text
