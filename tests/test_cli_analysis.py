"""The commands analyse and diff: what they say, as text and as JSON, and their exit codes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from journeymapper import cli
from journeymapper.storage.codec import dumps
from journeymapper.storage.files import read_map
from journeymapper.storage.templates import template_path

TELECOM = template_path("telecom-cr")


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Run the program; return its exit code, what it said and what it complained."""
    monkeypatch.chdir(tmp_path)

    def call(*words):
        code = cli.main([str(word) for word in words])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def other(tmp_path):
    journey = read_map(TELECOM).map
    first = replace(journey.cards[0], title="Otra cosa")
    path = tmp_path / "b.journey"
    path.write_text(dumps(replace(journey, cards=(first, *journey.cards[1:]))), "utf-8")
    return path


def test_analyse_as_json(run):
    code, out, err = run("analyse", TELECOM, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["behaviour"] == "webrooming"
    assert found["curves"]["Mariana"]["steepest_drop"] == [20, 21, -8]
    assert found["nps"] == 22


@pytest.mark.parametrize(("language", "mean"), [("en", "−0.16"), ("es", "−0,16")])
def test_analyse_for_people(run, language, mean):
    code, out, _err = run("--language", language, "analyse", TELECOM)
    assert code == 0
    assert mean in out
    assert "Mariana Solís: Webrooming (= ROPO)" in out


def test_diff_says_what_changed(run, other):
    code, out, _err = run("--language", "en", "diff", TELECOM, other)
    assert code == 0
    assert out.startswith("Changed: Touchpoint “Otra cosa”: Title: “Se corta")
    assert out.count("\n") == 1
    changes = json.loads(run("diff", TELECOM, other, "--json")[1])
    assert [(one["change"], one["where"]) for one in changes] == [("changed", "card:c1")]
    assert changes[0]["fields"]["title"]["after"] == "Otra cosa"


def test_diff_of_a_map_with_itself(run):
    assert run("--language", "en", "diff", TELECOM, TELECOM) == (0, "no difference\n", "")
    assert json.loads(run("diff", TELECOM, TELECOM, "--json")[1]) == []


@pytest.mark.parametrize("words", [("analyse", "none"), ("diff", TELECOM, "none")])
def test_a_file_that_is_not_there(run, words):
    code, out, err = run(*words)
    assert (code, out) == (3, "")
    assert err.count("\n") == 1


def test_portfolio_tells_of_a_folder_as_text_and_as_json(run, tmp_path, other):
    (tmp_path / "a.journey").write_bytes(TELECOM.read_bytes())
    (tmp_path / "broken.journey").write_text("[map\n", "utf-8")
    code, out, err = run("portfolio", tmp_path)
    assert (code, err) == (0, "")
    assert "Repeated pain points" in out
    assert "broken.journey: Line 1" in out
    code, out, _err = run("portfolio", tmp_path, "--json")
    found = json.loads(out)
    assert [one["file"] for one in found["maps"]] == ["a.journey", "b.journey"]
    assert [one["file"] for one in found["unreadable"]] == ["broken.journey"]
    assert found["repeated_pains"][0]["maps"] == 2


def test_portfolio_of_what_is_no_folder_fails(run, tmp_path):
    code, out, err = run("portfolio", tmp_path / "nowhere")
    assert (code, out) == (3, "")
    assert "no such file or folder" in err
