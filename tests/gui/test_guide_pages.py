"""The user guide is true: its pictures exist, both languages say the same, its words are ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import catalogue
import pytest
from PySide6.QtGui import QKeySequence

from journeymapper.app.actions import ACTIONS, BY_ID
from journeymapper.app.manual.pages import Page, blocks, pages, spans
from journeymapper.app.menus import MENUS, Submenu
from journeymapper.app.shortcuts import sequences
from journeymapper.i18n import _, set_interface_language

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("application")

LANGUAGES = ("en", "es")
NAMES = [page.name for page in pages("en")]
KEYS = {"Mayús": "Shift", "Intro": "Enter", "Supr": "Del", "Izquierda": "Left", "Derecha": "Right"}
KEYS |= {"Arriba": "Up", "Abajo": "Down"}
"""What keys are called in Spanish."""
ON_CANVAS = {"Enter", "Tab", "Shift+Tab", "Esc", "/", "Alt", "Alt+3", "Alt+-", "B", "Shift"}
"""Keys that are no action of a menu: of the canvas, and of the presentation."""
IN_SUBMENUS = {
    "Add persona": "personas",
    "Persona sheets": "personas",
    "All channels…": "channels",
}


def page(language: str, name: str) -> Page:
    return next(each for each in pages(language) if each.name == name)


def bare(words: str) -> str:
    return words.replace("&", "").rstrip("…").strip()


@cache
def said(language: str) -> frozenset[str]:
    """Return every word of the window in a language."""
    found = set()
    for message in catalogue.read("es"):
        words = message.id if language == "en" else message.string
        found |= {bare(words)} if isinstance(words, str) else {bare(each) for each in words}
    return frozenset(found)


@cache
def ways(language: str) -> frozenset[tuple[str, ...]]:
    """Return every way through the menus to an action or a submenu."""
    set_interface_language(language)
    try:
        found = set()
        for menu in MENUS:
            for entry in menu.entries:
                if isinstance(entry, Submenu):
                    found.add((bare(_(menu.title)), bare(_(entry.text))))
                    found |= {
                        (bare(_(menu.title)), bare(_(entry.text)), bare(_(action)))
                        for action, submenu in IN_SUBMENUS.items()
                        if submenu == entry.id
                    }
                elif entry in BY_ID:
                    found.add((bare(_(menu.title)), bare(_(BY_ID[entry].text))))
        return frozenset(found)
    finally:
        set_interface_language("en")


def marked(one: Page, kind: str) -> list[str]:
    texts = [block.text for block in blocks(one.text) if block.kind != "keys"]
    texts += [cell for block in blocks(one.text) for row in block.rows for cell in row]
    return [span.text for text in texts for span in spans(text) if span.kind == kind]


def key(words: str) -> str:
    """Return a key as it is called in English."""
    return "+".join(KEYS.get(part, part) for part in words.replace("+-", "+−").split("+")).replace(
        "−", "-"
    )


def test_both_languages_have_the_same_pages() -> None:
    assert len(NAMES) >= 8
    assert [each.name for each in pages("es")] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same_in_the_same_order(name: str) -> None:
    english, spanish = (page(language, name) for language in LANGUAGES)
    shapes = [
        [(b.kind, b.mark, len(b.rows)) for b in blocks(each.text)] for each in (english, spanish)
    ]
    assert shapes[0] == shapes[1]
    assert sorted(marked(english, "key")) == sorted(key(one) for one in marked(spanish, "key"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_exists_and_is_described(name: str, language: str) -> None:
    one = page(language, name)
    for block in blocks(one.text):
        if block.kind == "picture":
            assert (one.folder / block.mark).is_file(), block.mark
            assert block.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_is_left_over_and_the_script_makes_each(language: str) -> None:
    import guide

    used = {
        Path(block.mark).stem
        for one in pages(language)
        for block in blocks(one.text)
        if block.kind == "picture"
    }
    folder = ROOT / "docs" / "guide" / language / "pictures"
    assert {file.stem for file in folder.iterdir()} == used == set(guide.PICTURES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_name_in_bold_is_in_the_window(name: str, language: str) -> None:
    for words in marked(page(language, name), "bold"):
        way = tuple(bare(part) for part in words.split(" > "))
        if len(way) > 1:
            assert way in ways(language), words
        else:
            assert bare(words) in said(language), words


@pytest.mark.parametrize("name", NAMES)
def test_every_key_does_something(name: str) -> None:
    known = {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for spec in ACTIONS
        for sequence in sequences(spec)
    }
    known |= {each.replace("Return", "Enter") for each in known} | ON_CANVAS
    told = [each for each in marked(page("en", name), "key") if not each.startswith(".")]
    assert [each for each in told if each not in known] == []


def test_a_key_after_a_way_is_the_key_of_that_action() -> None:
    shown = {
        bare(spec.text): {
            s.toString(QKeySequence.SequenceFormat.PortableText) for s in sequences(spec)
        }
        for spec in ACTIONS
    }
    told = [
        (way.split(" > ")[-1], keys)
        for one in pages("en")
        for way, keys in re.findall(
            r"\*\*([^*]+ > [^*]+)\*\* \(`([^`]+)`\)", " ".join(one.text.split())
        )
    ]
    assert len(told) > 15
    assert [(way, keys) for way, keys in told if keys not in shown[bare(way)]] == []
