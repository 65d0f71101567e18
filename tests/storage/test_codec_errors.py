"""A bad file gives one clear sentence with the exact place, quickly, whatever is wrong with it."""

from __future__ import annotations

import gc
import random
import time
import tracemalloc

import pytest

from journeymapper.i18n import set_interface_language
from journeymapper.storage import assembling, decoding, limits
from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.errors import OpenError
from journeymapper.storage.places import place_of

GOOD = '''\
format = "journey"
version = 1

[map]
title = "[[card]] # not a header"
created = 2026-11-21
goal = """
[[card]]
role = "not this one"
"""

[[persona]]
id = "ana"

[[channel]]
id = "web"

[[stage]]
id = "s1"

[[stage.step]]
id = "a"

[[stage.step]]
id = "b"

[[stage]]
id = "s2"
count = 3

[[lane]]
id = "l"
kind = "touchpoints"

[[card]] # the first
id = "c1"
lane = "l"
at = "a"

[[card]]
id = "c2"
lane = "l"
at = "s2"
channel = "web"
role = "research"
importance = 3
about = ["c1"]
emotion = { ana = 1 }

[[card.evidence]]
on = 2026-01-01
n = 4

[[link]]
from = "c1"
to = "c2"
share = 0.5
'''


def line_of(text: str, row: str) -> int:
    return text[: text.rindex(row)].count("\n") + 1


def refused(text: str) -> OpenError:
    began = time.thread_time()
    with pytest.raises(OpenError) as caught:
        loads(text, "map.journey")
    assert time.thread_time() - began < 1
    assert len(str(caught.value)) < 330
    assert "\n" not in str(caught.value)
    return caught.value


def test_the_good_file_is_good():
    assert dumps(loads(dumps(loads(GOOD)))) == dumps(loads(GOOD))


@pytest.mark.parametrize(
    ("before", "after", "key", "found", "allowed"),
    [
        ('role = "research"', 'role = "resarch"', "card[2].role", "«resarch»", "trigger, research"),
        ("importance = 3", "importance = 6", "card[2].importance", "6", "5 or less"),
        ("importance = 3", "importance = 3.0", "card[2].importance", "3.0", "a whole number"),
        ("importance = 3", "importance = true", "card[2].importance", "true", "a whole number"),
        ("count = 3", "count = 9007199254740993", "stage[2].count", "9007199254740993", "whole"),
        ("share = 0.5", "share = inf", "link[1].share", "inf", "a number"),
        ("share = 0.5", "share = nan", "link[1].share", "nan", "a number"),
        ("share = 0.5", "share = -0.1", "link[1].share", "-0.1", "0 or more"),
        ("created = 2026-11-21", 'created = "x"', "map.created", "«x»", "a date"),
        (
            "created = 2026-11-21",
            "created = 2026-11-21T10:00:00",
            "map.created",
            "2026-11-21 10:00:00",
            "a date",
        ),
        ('channel = "web"', 'channel = "fax"', "card[2].channel", "«fax»", "a channel: web"),
        ('at = "s2"', 'at = "s3"', "card[2].at", "«s3»", "a step, or of a stage"),
        ('at = "s2"', 'at = "s1"', "card[2].at", "«s1»", "one of the steps"),
        ('lane = "l"\nat = "s2"', 'lane = "k"\nat = "s2"', "card[2].lane", "«k»", "a lane: l"),
        ('about = ["c1"]', 'about = ["c9"]', "card[2].about", "«c9»", "a card: c1, c2"),
        ('about = ["c1"]', 'about = "c1"', "card[2].about", "«c1»", "a list"),
        ("{ ana = 1 }", "{ eva = 1 }", "card[2].emotion.eva", "«eva»", "a persona: ana"),
        ("{ ana = 1 }", '{ ana = "1" }', "card[2].emotion.ana", "«1»", "a number"),
        ('id = "c2"', 'id = "c1"', "card[2].id", "«c1»", "nothing else"),
        ('id = "b"', 'id = "s2"', "stage[2].id", "«s2»", "nothing else"),
        ('id = "c2"', 'id = ""', "card[2].id", "«»", "1 to 100"),
        ('id = "c2"', f'id = "{"c" * 101}"', "card[2].id", "«cccc", "1 to 100"),
        ("n = 4", "n = [4]", "card[2].evidence[1].n", "a list of 1", "a whole number"),
        ('to = "c2"', 'two = "c2"', "link[1].to", "nothing", "must be there"),
        ("version = 1", "version = 2", "version", "2", "newer version"),
        ("version = 1", "version = 0", "version", "0", "a whole number from 1"),
        ("version = 1", "version = true", "version", "true", "a whole number from 1"),
        ("version = 1", 'format_version = "1"', "version", "nothing", "a whole number from 1"),
        ('title = "[[card]] # not a header"', "scale = { low = 5 }", "map.scale", "low", "less"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(before, after, key, found, allowed):
    assert GOOD.count(before) == 1
    text = GOOD.replace(before, after)
    error = refused(text)
    assert error.key == key
    assert found in error.found
    assert allowed in error.allowed
    if found != "nothing" and "id" not in before:
        row = after.split("\n")[0] if "lane" in before else after
        if row.startswith("{"):
            row = f"emotion = {row}"
        assert error.line == line_of(text, row)
    assert str(error).startswith(f"map.journey, line {error.line}, column {error.column}: ")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "not a journey map"),
        ('title = "x"', 1, "not a journey map"),
        ('format = "other"\nversion = 1', 1, "not a journey map"),
        ('format = "journey"\nversion = 1\n\nx = ', 4, "not valid TOML"),
        ('format = "journey"\nversion = 1\nx = "\x00"', 3, "not valid TOML"),
        ('format = "journey"\nversion = 1\n[map]\n[map]', 4, "not valid TOML"),
        ('format = "journey"\nversion = 1\nmap = 3', 3, "a table"),
        ('format = "journey"\nversion = 1\ncard = 3', 3, "[[card]]"),
        ('format = "journey"\nversion = 1\n[card]\nid = "c"', 3, "[[card]]"),
        ('format = "journey"\nversion = 1\ncard = [1]', 3, "[[card]]"),
        ('format = "journey"\nversion = 1\nx = nan', 3, "a number"),
    ],
)
def test_what_is_no_map_says_so(text, line, words):
    error = refused(text)
    assert error.line == line
    assert words in str(error)


@pytest.mark.parametrize(
    "hostile",
    [
        f"x = {'[' * 33}{']' * 33}",
        f"x = {'[' * 400}{']' * 400}",
        f"x = {'[' * 100_000}",
        f"x = {'{a=' * 500}1{'}' * 500}",
        f"{'a.' * 100_000}b = 1",
        f"[{'.'.join('a' * 1500)}]",
        f"x = 0x{'f' * 1_000_000}",
        f"x = {'9' * 5000}",
        "x = 1e999999999",
        "x = 2026-13-40",
        'x = """',
    ],
)
def test_hostile_toml_is_refused_within_a_second(hostile):
    refused(f'format = "journey"\nversion = 1\n{hostile}\n')


@pytest.mark.parametrize(
    ("hostile", "line", "column"),
    [
        (f'a = "[["\nx = [{"[" * 100_000}', 5, 5 + limits.DEEPEST),
        (f"a = [\n{'[' * 40_000}", 5, limits.DEEPEST),
        (f"a = 1\n {'a.' * 100_000}b = 1", 5, 2),
        (f"a = 1\n[{'.'.join('a' * 1500)}]", 5, 2),
        (f'a = "{"9" * 5000}"\nx = [1, {"9" * 5000}]', 5, 9),
    ],
)
def test_what_is_too_much_for_the_parser_has_its_place(hostile, line, column):
    error = refused(f'format = "journey"\nversion = 1\n\n{hostile}\n')
    assert (error.line, error.column) == (line, column)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('x = "a', "no closing quotes"),
        ('x = "a\x07"', "control character"),
        ("x = 'a\x07'", "control character"),
        ('x = "C:\\Users"', "names no character"),
        ('x = "\\ud83d"', "names no character"),
        ('x = "\\q"', "backslash"),
        ("x = 1\nx = 2", "key is there already"),
        ("x = { a = 1, a = 2 }", "key is there already"),
        ("[x]\n[x]", "table is there already"),
        ("x = { a = 1 }\nx.b = 2", "added to"),
        ("x = [1", "bracket"),
        ("x = { a = 1", "bracket"),
        ("[x", "bracket"),
        ("x", "no = after it"),
        ("x = 1 2", "same line"),
        ("= 1", "neither a key"),
        ("x.= 1", "key is missing"),
        ("x = 2026-02-30", "no such date"),
        ("x = yes", "not in quotes"),
    ],
)
def test_faults_of_writing_are_told_in_our_own_words(bad, reason):
    error = refused(f'format = "journey"\nversion = 1\n{bad}')
    assert reason in error.sentence


def test_an_error_in_a_file_with_a_huge_text_is_found_in_little_memory():
    text = 'format = "journey"\nversion = 1\nx = "{}"\n[map]\ntitle = 5\n'
    text = text.format("y\\\\" * 1_000_000)
    tracemalloc.start()
    try:
        assert place_of(text, ("map", "title")).line == 5
        assert tracemalloc.get_traced_memory()[1] < 10 * len(text)
    finally:
        tracemalloc.stop()


def test_many_long_headers_hold_up_no_error():
    headers = "".join(f"[{'.'.join('a' * parts)}]\n" for parts in range(1, 700))
    refused(f'format = "journey"\nversion = 1\nmap = 5\n{headers}')


def test_the_number_of_keys_in_a_table_is_bounded():
    keys = "".join(f"k{n} = 1\n" for n in range(limits.MOST_KEYS))
    head = 'format = "journey"\nversion = 1\n'
    assert len(loads(f"{head}[map]\n{keys}").extra) == limits.MOST_KEYS
    assert refused(f"{head}[map]\nk = 1\n{keys}").allowed == "1000 at most"
    assert refused(f"{head}{keys}").sentence == "this file: found 1002 rows, allowed: 1000 at most"


def rows(table: str, count: int, body: str = "") -> str:
    return "".join(f'[[{table}]]\nid = "{table}{n}"\n{body}' for n in range(count))


HEAD = 'format = "journey"\nversion = 1\n[[stage]]\nid = "s"\n[[lane]]\nid = "l"\nkind = "text"\n'


def test_lanes_are_counted():
    head = 'format = "journey"\nversion = 1\n'
    assert len(loads(head + rows("lane", limits.MOST_LANES, 'kind = "text"\n')).lanes) == 200
    error = refused(head + rows("lane", limits.MOST_LANES + 1, 'kind = "text"\n'))
    assert "200 at most" in str(error)


def test_cards_are_counted(monkeypatch):
    monkeypatch.setitem(assembling.MOST, "card", 30)
    body = 'lane = "l"\nat = "s"\n'
    assert len(loads(HEAD + rows("card", 30, body)).cards) == 30
    error = refused(HEAD + rows("card", 31, body))
    assert error.found == "31 rows"
    assert error.line == (HEAD + rows("card", 30, body)).count("\n") + 1


def test_a_map_of_ten_thousand_touchpoints_opens():
    assert limits.MOST_CARDS >= 10_000


def test_the_length_of_a_text_is_bounded():
    text = 'format = "journey"\nversion = 1\n[map]\ntitle = "{}"\n'
    assert len(loads(text.format("x" * 100_000)).title) == 100_000
    assert "100001 characters" in str(refused(text.format("x" * 100_001)))


def test_the_size_of_a_file_is_bounded(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_FILE", 2**20)
    assert "larger than 1 MB" in str(refused(GOOD + "#" * 2**20))


def test_the_number_of_unknown_values_is_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_UNKNOWN", 10)
    head = 'format = "journey"\nversion = 1\n'
    loads(f"{head}x = [{'1,' * 9}]")
    refused(f"{head}x = [{'1,' * 10}]")


def test_picture_data_must_be_base64():
    head = 'format = "journey"\nversion = 1\n[[asset]]\nid = "a"\nmedia_type = "image/png"\n'
    assert loads(f"{head}data = '''\nQUJD\nREVG'''").assets[0].data == "QUJDREVG"
    for bad in ("QUJ", "QU!D", "=AAA", "data:image/png;base64,QUJD"):
        assert refused(f"{head}data = '{bad}'").line == 6


def test_a_fault_of_ours_while_reading_is_an_open_error_too(monkeypatch):
    def broken(_document):
        raise MemoryError

    monkeypatch.setattr(decoding, "quick", broken)
    assert "MemoryError" in str(refused(GOOD))
    monkeypatch.setattr(decoding, "quick", lambda _text: None)
    monkeypatch.setattr(decoding, "journey_of", broken)
    assert "MemoryError" in str(refused(GOOD))


def test_garbage_is_collected_again_after_reading():
    loads(GOOD)
    assert gc.isenabled()
    refused(GOOD.replace("n = 4", "n = []"))
    assert gc.isenabled()
    gc.disable()
    try:
        loads(GOOD)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_sentence_speaks_the_language_of_the_interface():
    set_interface_language("en")
    assert "allowed" in str(refused(GOOD.replace("n = 4", 'n = "4"')))


def test_random_damage_gives_a_map_or_an_open_error():
    dice = random.Random(7)
    pieces = [
        "\x00",
        "[",
        "]]",
        '"',
        "'''",
        "=",
        "\n",
        "é",
        "0x",
        "nan",
        "\\",
        "{",
        "#",
        "-",
        "1e9",
    ]
    opened, errors = 0, []
    for _ in range(1500):
        text = GOOD
        for _ in range(dice.randint(1, 3)):
            start = dice.randrange(len(text))
            end = start + dice.choice([0, 0, 1, 5, 40])
            text = text[:start] + dice.choice([*pieces, text[start:end] * 2, ""]) + text[end:]
        try:
            journey = loads(text)
        except OpenError as error:
            errors.append(error)
        else:
            opened += 1
            assert loads(dumps(journey)) == journey
    assert opened > 100
    assert all(error.line >= 1 and len(str(error)) < 330 for error in errors)
