"""Stages read in other models, in both languages and without any marks."""

from dataclasses import replace

import pytest

from journeymapper.analysis.funnel import contradictions, conversion_view, marketing_view
from journeymapper.analysis.mapping import MODELS, grouped, readings
from journeymapper.model.card import Card
from journeymapper.model.document import JourneyMap, Stage
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_names, template_path
from tests.analysis.journeys import journey, touchpoint


def read(*stages):
    return [one.in_model for one in readings(JourneyMap(stages=stages))]


@pytest.mark.parametrize(
    ("title", "five", "three"),
    [
        ("Awareness", "awareness", "discovery"),
        ("Concientización", "awareness", "discovery"),
        ("Discovering", "discovering", "discovery"),
        ("Descubrimiento", "discovering", "discovery"),
        ("Learning", "learning", "consideration"),
        ("APRENDIZAJE", "learning", "consideration"),
        ("Consideración", "learning", "consideration"),
        ("Choosing", "choosing", "decision"),
        ("Elección", "choosing", "decision"),
        ("Purchasing", "purchasing", "decision"),
        ("Adquisición", "purchasing", "decision"),
        ("Compra", "purchasing", "decision"),
        ("After-sale", "after", "after"),
        ("Posventa y fidelización", "after", "after"),
        ("Renewal & advocacy", "after", "after"),
    ],
)
def test_a_stage_is_read_by_its_title(title, five, three):
    found = read(Stage("s", title))[0]
    assert (found["five_stages"], found["three_phases"]) == (five, three)


def test_what_is_marked_counts_before_the_title():
    found = read(Stage("s", "Learning", "after"), Stage("t", "Learning", aida="action"))
    assert [one["five_stages"] for one in found] == ["after", "purchasing"]
    assert found[1]["before_purchase_after"] == "purchase"


def test_a_stage_without_marks_is_read_by_its_roles_and_neighbours():
    stages = (Stage("a", "I"), Stage("b", "II"), Stage("c", "III"), Stage("d", "IV"))
    cards = (
        touchpoint(1, at="a", role="trigger"),
        touchpoint(2, at="c", role="purchase"),
        touchpoint(3, at="d"),
    )
    found = readings(journey(*cards, stages=stages))
    assert [one.in_model["five_stages"] for one in found] == [
        "awareness",
        "awareness",
        "purchasing",
        "after",
    ]


@pytest.mark.parametrize("name", template_names())
def test_every_stage_of_every_template_reads_in_every_model(name):
    document = read_map(template_path(name)).map
    for one in readings(document):
        assert set(one.in_model) == set(MODELS)
        for model, word in one.in_model.items():
            assert word in MODELS[model] or (model == "aida" and not word)
        if one.stage.phase:
            assert one.in_model["before_purchase_after"] == one.stage.phase
        if one.stage.aida:
            assert one.in_model["aida"] == one.stage.aida
    stages = [stage for group in grouped(document, "funnel").values() for stage in group]
    assert sorted(s.id for s in stages) == sorted(s.id for s in document.stages)


def test_marketing_and_conversion_see_one_funnel_two_ways():
    document = read_map(template_path("b2b-saas")).map
    marketing = marketing_view(document)
    assert [(word, stage.count) for word, stage in marketing.stages] == [
        ("tofu", 8000),
        ("mofu", 260),
        ("bofu", 34),
        ("after", 31),
    ]
    conversion = conversion_view(document)
    assert [stage.count for _, stage in conversion.stages] == [8000, 900, 260, 110, 34]
    assert conversion.overall == pytest.approx(0.425)
    assert marketing_view(JourneyMap()).overall is None


def test_where_map_and_funnel_contradict_each_other():
    stages = (Stage("s1", count=100), Stage("s2", count=40), Stage("s3", count=39))
    pain = Card("p1", "p", "s2", title="Hurts", severity=4)
    document = journey(touchpoint(1, 2), pain, stages=stages)
    kinds = [(one.kind, one.passage.start.id) for one in contradictions(document)]
    assert kinds == [("glad_but_leaving", "s1"), ("pain_but_staying", "s2")]
    mild = replace(document, cards=(touchpoint(1, 1), replace(pain, severity=2)))
    assert contradictions(mild) == ()
    sad = replace(document, cards=(touchpoint(1, -4),))
    assert contradictions(sad) == ()
