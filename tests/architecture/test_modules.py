"""Modules are short, say what they are in their name, and are found where discovery looks."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from .source import ROOT, calls, last_name, modules, tree

MOST_LINES = 400
MOST_LINES_OF_A_SCRIPT = 250
VAGUE = re.compile(r"util|helper|manager|misc|common|stuff", re.IGNORECASE)


def test_no_module_is_longer_than_the_limit() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in modules().items()}
    assert not {name: lines for name, lines in lengths.items() if lines > MOST_LINES}


def test_set_up_scripts_are_short_too() -> None:
    scripts = (ROOT / "packaging").rglob("*.py")
    assert not [
        p.name for p in scripts if len(p.read_text("utf-8").splitlines()) > MOST_LINES_OF_A_SCRIPT
    ]


def test_names_say_what_a_module_is() -> None:
    assert not [name for name in modules() if VAGUE.search(name)]


def discoveries() -> list[tuple[str, str]]:
    """Return (package, constant) of every ``discover`` in the source."""
    found = []
    for name in modules():
        for call in calls(tree(name)):
            if last_name(call.func) == "discover":
                package, constant = call.args[:2]
                assert isinstance(package, ast.Constant), f"{name}: name the package literally"
                assert isinstance(constant, ast.Constant), f"{name}: name the constant literally"
                found.append((package.value, constant.value))
    return found


def test_something_is_discovered() -> None:
    assert discoveries()


@pytest.mark.parametrize(("package", "constant"), discoveries())
def test_every_module_of_a_discovered_package_has_its_constant(package: str, constant: str) -> None:
    names = [info.name for info in iter_modules(import_module(package).__path__)]
    assert names, f"{package} holds nothing to discover"
    for name in names:
        assert hasattr(import_module(f"{package}.{name}"), constant), f"{package}.{name}"
