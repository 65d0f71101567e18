"""The journey in words: all that a map says, in its own language, never read as markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from journeymapper.exchange.catalog import export, text_formats
from journeymapper.exchange.errors import ExportError
from journeymapper.i18n import interface_language, set_interface_language
from journeymapper.model.card import Card
from journeymapper.model.document import Channel, JourneyMap, Lane, Persona, Stage
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path


def written(journey: JourneyMap, suffix: str = ".md") -> str:
    return text_formats()[suffix].write(journey)


@pytest.fixture
def journey() -> JourneyMap:
    stage = Stage("buy", "Buys", need="To pay *once*", advances="A receipt", influence=False)
    return JourneyMap(
        title="Shoes <b>",
        participants=("Sales", "Service"),
        outcome="They fit",
        personas=(Persona("ana", "Ana", inefficiencies=("Types twice",), free={"Car": "none"}),),
        channels=(Channel("shop", "Shop", "traditional", True), Channel("web", "Web")),
        stages=(stage,),
        lanes=(Lane("t", "touchpoints", "T"), Lane("p", "pain_points", "P")),
        cards=(
            Card("c1", "t", "buy", title="Looks", channel="web", emotion={"ana": 2}, effort=4),
            Card("c2", "t", "buy", title="Pays", channel="shop", emotion={"ana": -3}),
            Card("p1", "p", "buy", title="Queue", about=("c2",), pain="inefficiency"),
        ),
    )


def test_all_that_is_entered_is_told(journey):
    text = written(journey)
    for words in (
        "# Shoes \\<b\\>",
        "- **Participants:** Sales; Service",
        "- **Expected outcome:** They fit",
        "- **Inefficiencies:** Types twice",
        "- **Car:** none",
        "- **Customer's need:** To pay \\*once\\*",
        "- **What lets them advance:** A receipt",
        "- **The brand can influence it:** no",
        "#### 2 · Pays",
        "- **Channel:** Shop (traditional, point of sale)",
        "- **Effort (1 to 5):** 4",
        "- **Emotion, current state:** Ana −3",
        "- **Channel crossing 1:** Web (digital) → Shop (traditional); emotion: Ana −5",
        "- **Pain point:** Queue (Type of pain: Inefficiency)",
    ):
        assert words in text


def test_it_speaks_the_language_of_the_map(journey):
    set_interface_language("en")
    text = written(replace(journey, language="es"))
    assert "Necesidad del cliente" in text
    assert "Customer" not in text
    assert interface_language() == "en"


def test_rules_stand_where_the_figures_stand():
    text = written(read_map(template_path("telecom-cr")).map)
    figure, rule = text.index("pico-final 0,00"), text.index("Pico-final: la media")
    assert 0 < rule - figure < 600


def test_what_was_typed_is_no_markup_in_html(journey):
    page = written(journey, ".html")
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, _attrs):
            found.append(tag)

    Reader().feed(page)
    assert "b" not in found
    assert "Shoes &lt;b&gt;" in page
    assert {"h1", "h2", "h3", "h4", "ul", "li"} <= set(found)


def test_a_text_is_exported_by_its_suffix(journey, tmp_path):
    export(journey, tmp_path / "a.MD")
    assert (tmp_path / "a.MD").read_text("utf-8") == written(journey)
    with pytest.raises(ExportError, match=r"\.html, \.md, \.pdf"):
        export(journey, tmp_path / "a.doc")


def test_an_empty_map_is_told_too():
    assert written(JourneyMap()).startswith("# ")
