"""A map in a font of the machine, exported: what carries the font, what says that it cannot."""

from dataclasses import replace

import pytest

pytest.importorskip("PySide6")

from journeymapper.cli import main
from journeymapper.exchange.map_fonts import barred_words, missing_words
from journeymapper.model.values import Theme
from journeymapper.storage.files import read_map, save
from journeymapper.storage.templates import template_path
from tests.typeset.fonts_made import install


@pytest.fixture
def exported(tmp_path, capsys):
    def export(family: str, suffix: str) -> tuple[bytes, str]:
        journey = read_map(template_path("ecommerce-shoes")).map
        path = tmp_path / "map.journey"
        save(replace(journey, theme=replace(journey.theme, font=family)), path)
        target = tmp_path / f"map{suffix}"
        assert main(["export", str(path), "-o", str(target), "--force"]) == 0
        return target.read_bytes(), capsys.readouterr().err

    return export


def test_a_font_with_rights_goes_along_in_silence(exported) -> None:
    data, said = exported(install("Workshop Hand"), ".svg")
    assert b"font-family:'Workshop Hand'" in data
    assert not said


@pytest.mark.parametrize("suffix", [".pdf", ".svg"])
def test_a_font_without_rights_is_said_and_stays_at_home(exported, suffix: str) -> None:
    data, said = exported(install("Closed Type", 0x0002), suffix)
    assert "«Closed Type»" in said
    assert b"Closed Type" not in data
    assert b"FiraSans-SemiBold" not in data


def test_a_missing_font_is_said_and_the_map_drawn(exported) -> None:
    data, said = exported("Nowhere Grotesk", ".svg")
    assert "«Nowhere Grotesk»" in said
    assert b"font-family:'Fira Sans'" in data


def test_nothing_is_said_of_our_own_font() -> None:
    assert missing_words(Theme()) == barred_words(Theme()) == ""
