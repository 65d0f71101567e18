"""The quick reader and the general one give the same map, or the same error, of every text."""

from __future__ import annotations

import random
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings

from journeymapper.model.document import Asset
from journeymapper.resources import resources
from journeymapper.storage import decoding
from journeymapper.storage.canonical import quick
from journeymapper.storage.codec import dumps, loads
from journeymapper.storage.errors import OpenError
from tests.storage.full import full_map
from tests.strategies import journey_maps

DATA = "QUJDREVGR0g="
HEAD = 'format = "journey"\nversion = 1\n\n'
SMALL = f'''{HEAD}[map]
title = "Fibra"

[[persona]]
id = "ana"
goals = ["a", "b"]

[[stage]]
id = "s"

[[stage.step]]
id = "a"

[[stage.step]]
id = "b"

[[lane]]
id = "l"
kind = "touchpoints"

[[card]]
id = "c1"
lane = "l"
at = "a"
title = "Uno"
note = """
dos
líneas"""
emotion = {{ ana = 1.5 }}
importance = 3

[[card.evidence]]
n = 4

[[card]]
id = "c2"
lane = "l"
at = "b"
about = ["c1"]
since = 2026-01-01
value = -1e-3

[[asset]]
id = "p"
media_type = "image/png"
data = \'\'\'
{DATA}\'\'\'
'''


@pytest.fixture(autouse=True)
def much_is_read(monkeypatch):
    monkeypatch.setattr(decoding, "_MUCH", -1)


def generally(text: str, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(decoding, "quick", lambda _text: None)
        return outcome(text)


def outcome(text: str):
    """What reading gives, so exactly that 5 and 5.0, or another place in an error, differ."""
    try:
        return repr(loads(text))
    except OpenError as error:
        return str(error), error.key, error.line, error.column


def test_what_the_writer_writes_is_read_quickly():
    assert quick(SMALL) == loads(SMALL)
    assert dumps(loads(SMALL)) == SMALL.replace("-1e-3", "-0.001")
    assert quick(dumps(full_map())) == full_map()


@pytest.mark.parametrize("path", sorted((resources() / "templates").glob("*.journey")))
def test_every_template_is_read_quickly(path, monkeypatch):
    text = path.read_text("utf-8")
    assert quick(text) is not None
    assert outcome(text) == generally(text, monkeypatch)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journey_maps())
def test_random_maps_are_read_the_same(journey):
    text = dumps(journey)
    found = quick(text)
    with pytest.MonkeyPatch.context() as patch:
        assert found is None or found == journey
        assert outcome(text) == generally(text, patch)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Uno"', '"U\\tno"'),
        ('"Uno"', '"U\tno"'),
        ('"Uno"', '"U\rno"'),
        ('"Uno"', '"U\x00no"'),
        ('"Uno"', '"U\x85no"'),
        ('"Uno"', '"U\ufffeno"'),
        ('"Uno"', '"U\\ud83dno"'),
        ('"Uno"', "'Uno'"),
        ('"Uno"', "Uno"),
        ('"Uno"', f'"{"x" * 100_000}"'),
        ('"Uno"', f'"{"x" * 100_001}"'),
        ('"Uno"', '"""\n\n[[card]]\nid = "x"\n"""'),
        ('"Uno"', '"""\n\n[[asset]]\n\x01"""'),
        ("dos", "dos\n\n[[card]]\n"),
        ("dos", "dos\n\n[[asset]]\n"),
        ("dos", "dos\n\n[[asset]]\n\x07"),
        ("dos", 'd"o"s'),
        ("1.5", "5"),
        ("1.5", "5.0"),
        ("1.5", "1e999"),
        ("1.5", "-0"),
        ("1.5", "-0.0"),
        ("1.5", "01"),
        ("1.5", "1.5, ana = 2"),
        ("1.5", "1.5, eva = 2"),
        ("1.5", "1_000"),
        ("1.5", "9007199254740993"),
        ("importance = 3", "importance = 6"),
        ("importance = 3", "importance = 3.0"),
        ("importance = 3", "importance = 3\nimportance = 3"),
        ("importance = 3", "unknown = 3"),
        ("importance = 3", "importance = 3 # why"),
        ("importance = 3", "importance = 3\n\n[card.later]\nx = 1"),
        ("importance = 3", "importance = 3\n\n[later]\nx = 1"),
        ("importance = 3", "importance = 3\n\n[[later]]\nx = 1\n\n[[later]]\nx = 2"),
        ("importance = 3", "importance = 3\n\n[map]\nx = 1"),
        ("importance = 3", "importance = 3\n\n[card]\nx = 1"),
        ("importance = 3", "importance = 3\n\n[[later]]\n[later]"),
        ("importance = 3", "importance = 3\n\n[[persona]]\nid = 'eva'"),
        ("n = 4", "n = -4"),
        ("n = 4", 'n = 4\nurl = "a\\\\b"'),
        ("n = 4", "n = 4\n\n[[card.evidence]]\nn = 5"),
        ("n = 4", "n = 4\n\n[[card.evidence.x]]\nn = 5"),
        ("n = 4", "n = 4\n\n[[stage.step]]\nid = 'c'"),
        ('["c1"]', '["c1", "c2"]'),
        ('["c1"]', '["c1", "c9"]'),
        ('["c1"]', '["c1",]'),
        ('["c1"]', "[]"),
        ('["a", "b"]', '[""]'),
        ('["a", "b"]', '["", ""]'),
        ('["a", "b"]', '["a", 1]'),
        ('goals = ["a", "b"]', 'name = ""'),
        ("[[lane]]", '[[channel]]\nid = "web"\nkind = ""\n\n[[lane]]'),
        ("[[lane]]", '[[channel]]\nid = "web"\nkind = "traditional"\n\n[[lane]]'),
        ("2026-01-01", "2026-02-30"),
        ("2026-01-01", "0000-01-01"),
        ("2026-01-01", "2026-01-01T00:00:00"),
        ('id = "c2"', 'id = "c1"'),
        ('id = "c2"', f'id = "{"c" * 101}"'),
        ('id = "c2"', 'id = ""'),
        ('id = "c2"\n', ""),
        ("version = 1", "version = 2"),
        ("version = 1", "version = true"),
        ("version = 1\n", "version = 1\ncard = []\n"),
        ("version = 1\n", "version = 1\ncard.x = 1\n"),
        ("version = 1\n", 'version = 1\nx = """\n'),
        ("[[card]]", "[[card]] # first"),
        ("[[card]]", "[[ card ]]"),
        ("[[card]]", "[card]"),
        ("[[lane]]", "[[lane]\n"),
        ("[map]", "[map]]"),
        ("'''\n'", "'''\n'x"),
        (DATA, DATA[:-1]),
        (DATA, f"{DATA[:8]}\n\n{DATA[8:]}"),
        (DATA, f"{DATA[:8]}\t{DATA[8:]}"),
        (DATA, f"{DATA[:8]}\r{DATA[8:]}"),
        (DATA, f"{DATA[:8]}\x00{DATA[8:]}"),
        (DATA, f"{DATA[:8]}ñ{DATA[8:]}"),
        (DATA, f"={DATA[1:]}"),
        ('media_type = "image/png"', 'media_type = "image/p\x7fng"'),
        ('media_type = "image/png"', 'media_type = "image/p\u2028ng"'),
        ('media_type = "image/png"', 'media_type = "image/png"\nname = "año 1"'),
        ("[[asset]]", "[later]\n[[asset]]"),
        ('media_type = "image/png"', 'media_type = "image/png"\nname = "it\'s one"'),
        ('media_type = "image/png"', 'media_type = "image/png"\nname = "a\'\'\'b"'),
        ('media_type = "image/png"', "media_type = \"image/png\" # '''"),
        ('media_type = "image/png"', "media_type = '''\n0'''"),
        ('media_type = "image/png"', 'media_type = "image/png"\nunknown = 1'),
        ('media_type = "image/png"', "media_type = \"image/png\"\nunknown = '''\n7'''"),
        ("dos", "dos'''\n0'''"),
        ("dos", "dos\n\n[[asset]]\n'''\n0'''"),
        (DATA, "0"),
        (DATA, "0000"),
        (DATA, f"{DATA}\n"),
        (DATA, f"{DATA}''"),
        (f"{DATA}'''", f"{DATA}''"),
        (f"{DATA}'''", DATA),
        (
            f"{DATA}'''",
            f"{DATA}'''\n\n[[asset]]\nid = \"q\"\nmedia_type = \"m\"\ndata = '''\n00=='''",
        ),
        (f"{DATA}'''", f"{DATA}'''\n\n[later]\nx = '''\n0'''"),
        (f"{DATA}'''", f'{DATA}\'\'\'\n\n[[card]]\nid = "c3"\nlane = "l"\nat = "a"'),
    ],
)
def test_what_is_unusual_or_wrong_is_read_and_told_the_same(before, after, monkeypatch):
    assert before in SMALL or before == "'''\n'"
    text = SMALL.replace(before, after, 1)
    assert outcome(text) == generally(text, monkeypatch)


def test_damaged_texts_are_read_and_told_the_same(monkeypatch):
    dice = random.Random(11)
    pieces = ["\n", '"', "'''", '"""', "\n\n[[card]]\n", "\n[", "]", " = ", "\\", "é", "#", "\x01"]
    lines = SMALL.split("\n")
    quickly = 0
    for _ in range(1500):
        text = SMALL
        for _ in range(dice.randint(1, 3)):
            start = dice.randrange(len(text))
            end = start + dice.choice([0, 0, 1, 5, 40])
            piece = dice.choice([*pieces, text[start:end] * 2, "", f"\n{dice.choice(lines)}\n"])
            text = text[:start] + piece + text[end:]
        assert outcome(text) == generally(text, monkeypatch), text
        quickly += quick(text) is not None
    assert quickly > 50


def test_a_small_map_alone_is_left_to_the_general_reader(monkeypatch):
    monkeypatch.setattr(decoding, "_MUCH", 2 * len(SMALL))
    monkeypatch.setattr(decoding, "_read", 0)
    assert [decoding.quick(SMALL) is None for _ in range(4)] == [True, True, False, False]


def test_cards_with_the_same_scores_share_them():
    text = SMALL.replace('about = ["c1"]', "emotion = { ana = 1.5 }")
    one, two = loads(text).cards
    assert one.emotion == MappingProxyType({"ana": 1.5})
    assert one.emotion is two.emotion


def of_many_lines(width: int) -> str:
    """A file of a picture of some 120,000 characters, in lines of one width."""
    data = "QUJD" * 30_000 + "QQ=="
    lines = "\n".join(data[start : start + width] for start in range(0, len(data), width))
    head = f'{HEAD}[map]\n\n[[asset]]\nid = "a"\nmedia_type = "image/png"\n'
    return f"{head}data = '''\n{lines}'''\n"


@pytest.mark.parametrize("width", [76, 64, 77, 1, 3, 10_000, 200_000])
def test_a_picture_in_lines_of_any_width_is_read_whole(width, monkeypatch):
    text = of_many_lines(width)
    found = quick(text)
    assert found is not None
    assert found.assets == (Asset("a", "image/png", data="QUJD" * 30_000 + "QQ=="),)
    assert outcome(text) == generally(text, monkeypatch)


WRONG = ("=", " ", "\t", "é", "\x00", "\n\n", "", "-", "'", "''", "\ud800")


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("place", [0, 76, 77, 61_599, 61_600, 61_601, 100_000, -3, -1])
def test_a_wrong_character_anywhere_in_a_picture_is_told_the_same(wrong, place, monkeypatch):
    text = of_many_lines(76)
    start, end = text.index("'''\n") + 4, text.rindex("'''")
    at = start + place if place >= 0 else end + place
    text = text[:at] + wrong + text[at + 1 :]
    assert outcome(text) == generally(text, monkeypatch)
