"""What is answered: figures with their rules and links, in a panel that reads no markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from journeymapper.analysis.emotion import curves
from journeymapper.app.analysis.answer import MOST, Answer, Piece, phrase, plain, some
from journeymapper.app.analysis.answers import answers
from journeymapper.app.analysis.answers_panel import AnswersPanel
from journeymapper.model.document import JourneyMap, Link
from journeymapper.model.ids import Ref
from journeymapper.numerals import figure
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path


@pytest.fixture(scope="module")
def telecom() -> JourneyMap:
    return read_map(template_path("telecom-cr")).map


def found(of: tuple[Answer, ...], heading: str) -> Answer:
    return next(answer for answer in of if answer.heading.startswith(heading))


def said(answer: Answer, label: str) -> str:
    """Return the facts under a label, a line each."""
    lines, current = [], ""
    for fact in answer.facts:
        current = fact.label or current
        if current == label:
            lines.append("".join(piece.text for piece in fact.pieces))
    return "\n".join(lines)


def test_every_answer_has_its_rule(telecom) -> None:
    given = answers(telecom)
    assert len(given) >= 6
    assert all(answer.rules for answer in given if answer.heading != "Indicators")


def test_the_emotion_figures_are_those_of_the_analysis(telecom) -> None:
    of = next(curve for curve in curves(telecom) if curve.state == "current")
    answer = found(answers(telecom), "Emotion: ")
    assert said(answer, "Mean") == figure(of.mean, "en", 2, signed=True)
    drop = of.steepest_drop
    assert drop is not None
    assert said(answer, "Steepest fall").startswith(
        figure(drop[1].score - drop[0].score, "en", signed=True)
    )
    assert len(said(answer, "By stage").splitlines()) == len(telecom.stages)


def test_behaviour_is_proved_by_links_to_touchpoints(telecom) -> None:
    answer = found(answers(telecom), "Channels")
    behaviour = next(fact for fact in answer.facts if fact.label == "Behaviour")
    links = [p.where for p in behaviour.pieces if p.where and p.where.kind == "card"]
    assert len(links) == 2
    assert "Webrooming" in "".join(p.text for p in behaviour.pieces)


def test_curves_are_compared_where_they_part_most(journey) -> None:
    answer = found(answers(journey), "Where the curves part")
    assert said(answer, "Leo Paz").startswith("−3: ")
    assert "Reads reviews" in said(answer, "Leo Paz")
    assert len(answer.facts) == 1


def test_falls_at_crossings_are_negative_and_lead_to_both_sides(telecom) -> None:
    answer = found(answers(telecom), "Channels")
    falls = said(answer, "Falls there").splitlines()
    assert falls
    assert all(line.startswith("−") for line in falls)


def test_the_path_tells_loops_and_conversion(journey) -> None:
    looping = replace(journey, links=(Link(id="l1", start="c2", end="c1", share=0.25),))
    answer = found(answers(looping), "The path")
    assert said(answer, "Conversion") == "100.0%"
    assert "Tries them on" in said(answer, "Loops")
    assert said(answer, "Most frequent path").endswith("1–3")
    assert len(answer.rules) == 3


def test_the_funnel_tells_both_views_and_what_is_kept(telecom) -> None:
    answer = found(answers(telecom), "Funnel")
    assert "TOFU" in said(answer, "Marketing view")
    assert said(answer, "Conversion view")
    assert said(answer, "In all").endswith("%")


def test_stages_are_read_in_every_model(telecom) -> None:
    answer = found(answers(telecom), "Stages in other models")
    labels = [fact.label for fact in answer.facts if fact.label]
    assert labels == [
        "Three phases",
        "Five stages",
        "Before, purchase, after",
        "AIDA",
        "TOFU, MOFU, BOFU",
    ]


def test_an_empty_map_has_no_answers() -> None:
    assert answers(JourneyMap()) == ()


def test_of_many_places_the_first_are_named() -> None:
    pieces = some(range(MOST + 3), lambda n: plain(str(n)))
    assert pieces[-1].text == " and 3 more"
    assert [p.text for p in some(range(2), lambda n: plain(str(n)))] == ["0", ", ", "1"]


def test_a_phrase_keeps_the_order_of_its_language() -> None:
    made = phrase("{b} from {a}", a=plain("A"), b=(Piece("B", Ref("card", "c1")),))
    assert "".join(p.text for p in made) == "B from A"
    assert made[0].where == Ref("card", "c1")


@pytest.fixture
def panel(qtbot) -> AnswersPanel:
    made = AnswersPanel()
    qtbot.addWidget(made)
    made.resize(328, 500)
    made.show()
    return made


def links(panel: AnswersPanel) -> list[tuple[str, str]]:
    """Return the links of the text: where each leads by its name, and its words."""
    made, block = [], panel.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().isAnchor():
                made.append((fragment.charFormat().anchorHref(), fragment.text()))
            iterator += 1
        block = block.next()
    return made


def test_a_link_leads_to_what_it_names(qtbot, panel, telecom) -> None:
    panel.show_answers(answers(telecom))
    href, words = next(link for link in links(panel) if "Se corta el internet" in link[1])
    found_at = panel.document().find("Se corta el internet")
    spot = panel.cursorRect(found_at).center()
    assert panel.anchorAt(spot) == href
    with qtbot.waitSignal(panel.lead_wanted) as led:
        qtbot.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    ref = led.args[0]
    assert ref.kind == "card"
    title = next(card.title for card in telecom.cards if card.id == ref.id)
    assert title in words


def test_rules_are_said_in_small_letters(panel, telecom) -> None:
    given = answers(telecom)
    panel.show_answers(given)
    text = panel.toPlainText()
    for answer in given:
        assert answer.heading in text
        assert all(rule in text for rule in answer.rules)
    place = panel.document().find(given[0].rules[0])
    assert place.charFormat().intProperty(place.charFormat().Property.FontPixelSize) == 12


def test_titles_are_no_markup(panel, journey) -> None:
    cards = tuple(
        replace(c, title="<img src='file:///etc/passwd'>") if c.id == "c1" else c
        for c in journey.cards
    )
    panel.show_answers(answers(replace(journey, cards=cards)))
    assert "<img src='file:///etc/passwd'>" in panel.toPlainText()


def test_what_is_read_stays_in_sight_when_figures_change(panel, telecom) -> None:
    panel.show_answers(answers(telecom))
    panel.moveCursor(QTextCursor.MoveOperation.End)
    panel.verticalScrollBar().setValue(200)
    points = tuple(
        replace(card, emotion={}) if card.id == "c13" else card for card in telecom.cards
    )
    panel.show_answers(answers(replace(telecom, cards=points)))
    assert panel.verticalScrollBar().value() == 200
