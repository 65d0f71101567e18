"""Findings: kept by map, accepted with a reason, switched off; and what they cost at start-up."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from journeymapper.analysis.completeness import ELEMENTS, completeness
from journeymapper.analysis.evidence import evidence_share, levels
from journeymapper.analysis.finding import address, ref_of
from journeymapper.analysis.findings import (
    accept,
    all_findings,
    all_remedied,
    findings,
    remedied,
    reopen,
    switch,
)
from journeymapper.analysis.summary import summary
from journeymapper.i18n import set_interface_language
from journeymapper.model.card import Card
from journeymapper.model.ids import THE_MAP, Ref
from journeymapper.model.values import Evidence
from journeymapper.storage.codec import dumps, loads
from tests.analysis.journeys import journey, touchpoint
from tests.strategies import journey_maps

TODAY = date(2026, 11, 21)


def of_rule(document, name):
    return [one for one in all_findings(document, TODAY) if one.rule == name]


def test_an_accepted_finding_is_no_longer_open_and_its_reason_stays_in_the_file():
    document = journey(touchpoint(1, channel=""))
    finding = of_rule(document, "touchpoint_without_channel")[0]
    accepted = accept(document, finding, "by design", "Ana", TODAY)
    again = loads(dumps(accepted))
    assert again == accepted
    assert finding not in findings(again, TODAY)
    kept = of_rule(again, "touchpoint_without_channel")[0].accepted
    assert (kept.reason, kept.by, kept.on) == ("by design", "Ana", TODAY)
    assert reopen(again, finding) == document
    assert len(accept(again, finding, "another").accepted) == 1


def test_a_finding_of_the_whole_map_can_be_accepted():
    document = journey(personas=())
    finding = of_rule(document, "no_persona")[0]
    accepted = accept(document, finding, "a market")
    assert accepted.accepted[0].where == "map"
    assert all(one.rule != "no_persona" for one in findings(accepted, TODAY))


def test_a_rule_switched_off_finds_nothing():
    document = journey(personas=())
    off = switch(document, "no_persona", on=False)
    assert of_rule(off, "no_persona") == []
    assert loads(dumps(off)).rules_off == ("no_persona",)
    assert switch(off, "no_persona", on=True) == document
    assert switch(document, "no_persona", on=True) is document


def test_the_answer_is_kept_by_map_day_and_language():
    document = journey(personas=())
    first = all_findings(document, TODAY)
    assert all_findings(document, TODAY) is first
    assert all_findings(replace(document), TODAY) is not first
    try:
        set_interface_language("es")
        assert all_findings(document, TODAY) is not first
    finally:
        set_interface_language("")


def test_the_heaviest_findings_come_first():
    document = journey(touchpoint(1, 9), touchpoint(2), personas=())
    severities = [one.severity for one in findings(document, TODAY)]
    order = ["error", "warning", "hint"]
    assert severities == sorted(severities, key=order.index)
    assert set(severities) == set(order)


def test_a_finding_without_a_remedy_leaves_the_map_alone():
    document = journey(touchpoint(1, channel=""))
    finding = of_rule(document, "touchpoint_without_channel")[0]
    assert not finding.fixable
    assert remedied(document, finding) is document


def test_one_remedy_for_every_open_finding_of_a_rule():
    document = journey(*(touchpoint(n, 9) for n in (1, 2, 3)))
    first, *others = of_rule(document, "score_outside_scale")
    kept = accept(document, first, "As it was told")
    better = all_remedied(kept, "score_outside_scale", TODAY)
    assert [one.where for one in of_rule(better, "score_outside_scale")] == [first.where]
    scores = [card.emotion["ana"] for card in better.cards]
    assert sorted(scores) == [5] * len(others) + [9]
    assert all_remedied(better, "score_outside_scale", TODAY) == better


def test_what_has_no_remedy_or_is_switched_off_is_left_alone():
    document = journey(touchpoint(1, 9, channel=""))
    assert all_remedied(document, "touchpoint_without_channel", TODAY) is document
    off = switch(document, "score_outside_scale", on=False)
    assert all_remedied(off, "score_outside_scale", TODAY) is off


def test_addresses_go_there_and_back():
    for ref in (THE_MAP, Ref("card", "c12"), Ref("stage", "a:b")):
        assert ref_of(address(ref)) == ref


def test_completeness():
    assert completeness(journey(stages=(), personas=())).missing == tuple(ELEMENTS)
    cards = (touchpoint(1, 0), Card("a", "a", "s1"), Card("p", "p", "s1"), Card("o", "o", "s1"))
    full = completeness(journey(*cards))
    assert (full.share, full.missing) == (1, ())
    assert completeness(journey(*cards[:3])).share == 6 / 7


def test_evidence_share():
    cards = (
        touchpoint(1),
        touchpoint(2, evidence=(Evidence(),)),
        touchpoint(3, evidence=(Evidence(), Evidence("observed"))),
        touchpoint(4, evidence=(Evidence("measured"), Evidence("reported"))),
    )
    assert evidence_share(journey(*cards)) == 0.5
    assert levels(journey(*cards)) == {
        "assumption": 2,
        "reported": 0,
        "observed": 1,
        "measured": 1,
    }
    assert evidence_share(journey()) is None


@settings(max_examples=30, deadline=None)
@given(journey_maps())
def test_any_map_can_be_analysed_and_every_remedy_applied(document):
    import json

    json.dumps(summary(document, TODAY), allow_nan=False)
    for finding in findings(document, TODAY)[:20]:
        assert finding.message
        dumps(remedied(document, finding))


def test_findings_do_not_bring_networkx_into_the_window():
    code = (
        "import sys\n"
        "from journeymapper.analysis.findings import findings\n"
        "from journeymapper.analysis import graph, omnichannel, emotion\n"
        "from journeymapper.model.document import JourneyMap\n"
        "findings(JourneyMap())\n"
        "assert 'networkx' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
