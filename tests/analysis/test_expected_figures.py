"""The summary of the sample maps reproduces the figures worked out for them, key by key."""

import json
from pathlib import Path

import pytest

from journeymapper.analysis.summary import curve_names, summary
from journeymapper.i18n import set_interface_language
from journeymapper.model.document import Persona
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path
from tests.analysis.journeys import journey, touchpoint

FIGURES = Path(__file__).parent.parent / "data" / "figures"


@pytest.mark.parametrize("name", ["telecom-cr", "b2b-saas"])
def test_the_summary_has_the_expected_figures(name):
    expected = json.loads((FIGURES / f"{name}.json").read_text("utf-8"))
    found = summary(read_map(template_path(name)).map)
    for key in ("touchpoints", "digital", "traditional", "no_channel", "behaviour"):
        assert found[key] == expected[key], key
    assert found["channel_kind_switches"] == expected["kind_switches"]
    assert found["funnel"]["conversion"] == expected["conversion"]
    assert found["funnel"]["overall"] == expected["overall_pct"]
    assert list(found["curves"]) == list(expected["curves"])
    for curve, figures in expected["curves"].items():
        assert {key: found["curves"][curve][key] for key in figures} == figures


def test_the_summary_is_json_with_the_binding_keys():
    found = json.loads(json.dumps(summary(read_map(template_path("ecommerce-shoes")).map)))
    assert {"findings", "evidence_share", "nps", "retention", "funnel", "curves"} <= set(found)
    assert found["behaviour"] == "boomerooming"
    assert found["behaviours"]["laura"] == {
        "behaviour": "boomerooming",
        "by_hand": False,
        "proof": [2, 9, 15],
    }
    assert found["nps"] == 31
    assert found["retention"] == 30.4
    assert found["funnel"]["counts"][0] == 50_000
    for finding in found["findings"]:
        assert set(finding) == {"rule", "severity", "where", "message"}


def test_a_map_without_data_says_so():
    found = summary(journey(channels=(), personas=(), stages=()))
    assert found["touchpoints"] == 0
    assert found["behaviour"] == "none"
    assert found["curves"] == {}
    assert found["funnel"] == {"counts": [], "conversion": [], "overall": None}
    assert found["evidence_share"] is None
    assert "nps" not in found


def test_a_curve_is_called_by_the_beginning_of_the_name_that_is_the_id():
    one = touchpoint(1, 2)
    named = {
        "Ana Solano": "Ana",
        "La cliente prudente": "La cliente prudente",
        "Ana": "Ana",
        "": "ana",
    }
    for name, called in named.items():
        assert list(curve_names(journey(one, personas=(Persona("ana", name),))).values()) == [
            called
        ]


def test_curves_of_one_name_stay_apart():
    people = (Persona("ana", "Ana"), Persona("ana-2", "Ana"))
    one = touchpoint(1, emotion={"ana": 1, "ana-2": 2})
    assert list(summary(journey(one, personas=people))["curves"]) == ["Ana", "Ana (ana-2)"]


def test_the_report_speaks_the_language_of_the_interface():
    from journeymapper.analysis.report import report

    try:
        for language, words in (("en", "Touchpoints and channels"), ("es", "Webrooming")):
            set_interface_language(language)
            text = report(read_map(template_path("telecom-cr")).map)
            assert words in text
            assert ("−0.16" if language == "en" else "−0,16") in text
    finally:
        set_interface_language("")
