"""From a path to a map and back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Lane, Link, Stage
from journeymapper.storage import chunks, codec, files, limits, versions, writing
from journeymapper.storage.errors import OpenError, SaveError
from journeymapper.storage.files import digest_at, read_map, save, save_map
from tests.storage.full import full_map

PLAIN = JourneyMap(
    title="Fibra",
    stages=(Stage("s"),),
    lanes=(Lane("l", "text"),),
    cards=(Card("c1", "l", "s", title="hola"),),
)


def test_a_saved_map_opens_the_same(tmp_path):
    path = tmp_path / "a.journey"
    digest = save_map(full_map(), path)
    opened = read_map(path)
    assert opened.map == full_map()
    assert opened.digest == digest == digest_at(path)
    assert opened.notes == ()


def test_saving_without_a_change_writes_the_same_bytes(tmp_path):
    path = tmp_path / "a.journey"
    save_map(full_map(), path)
    before = path.read_bytes()
    opened = read_map(path)
    assert save_map(opened.map, path, opened.digest) == opened.digest
    assert path.read_bytes() == before


def test_a_changed_file_is_not_overwritten(tmp_path):
    path = tmp_path / "a.journey"
    digest = save_map(PLAIN, path)
    theirs = save_map(replace(PLAIN, title="theirs"), path)
    with pytest.raises(SaveError) as caught:
        save_map(replace(PLAIN, title="ours"), path, digest)
    assert caught.value.kind == "changed outside"
    assert digest_at(path) == theirs


def test_the_last_twelve_versions_are_kept(tmp_path):
    path = tmp_path / "a.journey"
    for number in range(16):
        save_map(replace(PLAIN, title=f"version {number}"), path)
    kept = versions.versions(path)
    assert [read_map(one.path).map.title for one in kept] == [
        f"version {number}" for number in range(14, 2, -1)
    ]
    assert [one.number for one in kept] == list(range(15, 3, -1))


@pytest.mark.skipif(os.name == "nt", reason="about modes of POSIX")
def test_kept_versions_are_private(tmp_path):
    path = tmp_path / "a.journey"
    save_map(PLAIN, path)
    save_map(replace(PLAIN, title="x"), path)
    copy = versions.versions(path)[0].path
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_documents_do_not_share_versions(tmp_path):
    for name in "ab":
        for title in "xy":
            save_map(replace(PLAIN, title=title), tmp_path / f"{name}.journey")
    assert len(versions.versions(tmp_path / "a.journey")) == 1


def test_a_state_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    monkeypatch.setattr(versions, "state_folder", lambda: blocked)
    path = tmp_path / "a.journey"
    save(PLAIN, path)
    saved = save(replace(PLAIN, title="x"), path)
    assert "could not be kept" in saved.notes[0]
    assert read_map(path).map.title == "x"


def test_control_characters_and_links_without_id_do_not_stop_a_save(tmp_path):
    card = replace(PLAIN.cards[0], title="a\u0000b\u000b\ufffe\ud83d", tags=("x\r\ny",))
    journey = replace(PLAIN, cards=(card,), links=(Link("", "c1", "c1"),))
    path = tmp_path / "a.journey"
    save_map(journey, path)
    again = read_map(path).map
    assert again.cards[0].title == "ab"
    assert again.cards[0].tags == ("x y",)
    assert again.links[0].id == "l1"


def test_a_map_that_would_not_open_again_is_not_saved(tmp_path):
    path = tmp_path / "a.journey"
    save_map(PLAIN, path)
    card = replace(PLAIN.cards[0], lane="gone")
    with pytest.raises(SaveError, match="gone") as caught:
        save_map(replace(PLAIN, cards=(card,)), path)
    assert caught.value.kind == "content"
    assert read_map(path).map == PLAIN


def test_a_reference_broken_after_a_save_is_caught_by_the_next(tmp_path):
    path = tmp_path / "a.journey"
    save_map(PLAIN, path)
    for card in (
        replace(PLAIN.cards[0], lane="gone"),
        replace(PLAIN.cards[0], about=("gone",)),
        replace(PLAIN.cards[0], emotion={"gone": 1}),
    ):
        with pytest.raises(SaveError, match="gone"):
            save_map(replace(PLAIN, cards=(card,)), path)
    with pytest.raises(SaveError, match="s"):
        save_map(replace(PLAIN, stages=(Stage("other"),)), path)
    assert read_map(path).map == PLAIN


def losing(entity, header):
    """Return a writer that loses the titles of cards."""
    write = writing.writer(entity, header)
    return lambda rows: write([replace(r, title="") if entity is Card else r for r in rows])


def test_a_writer_that_loses_something_is_caught(tmp_path, monkeypatch):
    monkeypatch.setattr(chunks, "writer", losing)
    with pytest.raises(SaveError, match="would not hold the same map"):
        save_map(replace(PLAIN, cards=(replace(PLAIN.cards[0]),)), tmp_path / "a.journey")
    assert not (tmp_path / "a.journey").exists()


def test_a_writer_that_loses_a_part_of_the_map_itself_is_caught(tmp_path, monkeypatch):
    monkeypatch.setattr(codec, "table", lambda *_rest, **_more: "[map]\n")
    with pytest.raises(SaveError, match="would not hold the same map"):
        save_map(replace(PLAIN, title="Other"), tmp_path / "a.journey")


def test_what_was_read_back_once_is_not_parsed_again(tmp_path, monkeypatch):
    save_map(PLAIN, tmp_path / "a.journey")
    parsed = []
    loads = chunks.tomli.loads
    monkeypatch.setattr(chunks.tomli, "loads", lambda text: parsed.append(text) or loads(text))
    many = tuple(replace(PLAIN.cards[0], id=f"d{n}") for n in range(1200))
    save_map(replace(PLAIN, cards=PLAIN.cards + many), tmp_path / "a.journey")
    assert sum(text.count("[[") for text in parsed) == 1200
    parsed.clear()
    other = replace(PLAIN.cards[0], id="c2")
    save_map(replace(PLAIN, cards=(*PLAIN.cards, other, *many)), tmp_path / "a.journey")
    assert sum(text.count("[[") for text in parsed) == 1
    assert read_map(tmp_path / "a.journey").map.cards == (*PLAIN.cards, other, *many)


def test_a_map_larger_than_what_opens_is_not_saved(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "file_bytes", lambda _map: b"x" * 101)
    monkeypatch.setattr(limits, "LARGEST_FILE", 100)
    with pytest.raises(SaveError, match="larger than"):
        save_map(PLAIN, tmp_path / "a.journey")


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 0, "empty"),
        (bytes(65_536), 0, "65536 zero bytes"),
        ('format = "journey"'.encode("utf-16"), 1, "UTF-16"),
        ('format = "journey"'.encode("utf-16-be"), 1, "UTF-16"),
        ('format = "journey"\nx = "año"'.encode("latin-1"), 2, "0xf1"),
        (b"%PDF-1.4", 1, "PDF"),
        (b"\x89PNG\r\n\x1a\n", 1, "PNG"),
        (b"PK\x03\x04", 1, "ZIP"),
        (b'{"format": "journey"}', 1, "JSON"),
        (b'format = "journey"\nversion = 1\n[ma', 3, "TOML"),
    ],
)
def test_bytes_that_are_no_map_are_recognised(tmp_path, data, line, words):
    path = tmp_path / "a.journey"
    path.write_bytes(data)
    with pytest.raises(OpenError) as caught:
        read_map(path)
    assert words in str(caught.value)
    assert caught.value.line == line
    assert caught.value.source == str(path)


def test_a_file_of_zeros_names_the_versions_that_are_kept(tmp_path):
    path = tmp_path / "a.journey"
    for title in "xyz":
        save_map(replace(PLAIN, title=title), path)
    path.write_bytes(bytes(65_536))
    with pytest.raises(OpenError, match=r"2 earlier versions are in .*versions"):
        read_map(path)


def test_a_byte_order_mark_is_no_fault(tmp_path):
    path = tmp_path / "a.journey"
    path.write_bytes(b'\xef\xbb\xbfformat = "journey"\nversion = 1\n')
    assert read_map(path).map == JourneyMap()


def test_a_truncated_file_never_opens_as_half_a_card(tmp_path):
    path = tmp_path / "a.journey"
    save_map(PLAIN, path)
    data = path.read_bytes()
    for end in range(len(data)):
        path.write_bytes(data[:end])
        try:
            half = read_map(path).map
        except OpenError:
            continue
        assert half.cards in ((), PLAIN.cards, (replace(PLAIN.cards[0], title=""),))


def test_a_huge_file_is_refused_without_reading(tmp_path, monkeypatch):
    path = tmp_path / "a.journey"
    with path.open("wb") as file:
        file.truncate(10 * 2**30)
    monkeypatch.setattr("builtins.open", lambda *_rest: pytest.fail("it was read"))
    with pytest.raises(OpenError, match="larger than 64 MB"):
        read_map(path)


def test_what_is_no_file_is_refused(tmp_path):
    for name in (tmp_path, tmp_path / "none", f"{tmp_path}/a\0b"):
        with pytest.raises(OpenError):
            read_map(name)
    assert digest_at(tmp_path / "none") == ""


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs device files")
def test_a_device_is_refused():
    with pytest.raises(OpenError, match="not a file"):
        read_map("/dev/zero")
