"""The pages keep their word: promises name tests that exist, and links lead somewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from .source import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")


def test_every_promise_names_a_test_that_exists() -> None:
    rows = README.partition("## What we guarantee")[2].partition("\n## ")[0]
    promises = [
        line for line in rows.splitlines() if line.startswith("| ") and "held by" not in line
    ]
    assert len(promises) >= 5
    for promise in promises:
        named = re.search(r"`(tests/[\w/]+\.py)(?:::(\w+))?` \|$", promise)
        assert named is not None, promise
        file, test = named.groups()
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert test is None or test in names, promise


def test_every_test_that_the_page_on_reliability_names_exists() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    assert len(named) >= 15
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert test in names, f"{file}::{test}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    broken = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert not broken


def test_the_two_commands_are_those_that_work() -> None:
    assert "\n    python3 packaging/run.py\n" in README
    assert "\n    python3 packaging/run.py test\n" in README
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "packaging/run.py test" in ci
