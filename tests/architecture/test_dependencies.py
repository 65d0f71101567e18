"""What the package imports and what pyproject.toml asks for are the same."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from .source import ROOT, modules, tree

FONTS_AND_ICONS = {"fontpkg-fira-sans", "manimgx-fonts", "justmyresource-phosphor"}
"""Packages of files, found by a name and not always by an import."""


def plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked() -> set[str]:
    """Return the packages that the program asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {plain(re.split(r"[^\w.-]", text, maxsplit=1)[0]) for text in project["dependencies"]}


def imported() -> set[str]:
    """Return the packages that its modules import, wherever in them."""
    names: set[str] = set()
    for module in modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add((node.module or "").partition(".")[0])
    owners = packages_distributions()
    others = names - sys.stdlib_module_names - {"journeymapper"}
    return {plain(owner) for name in others for owner in owners.get(name, [name])}


def test_nothing_is_missing() -> None:
    providers = {"shiboken6", "fontpkg", "justmyresource"}  # come with what is asked for
    assert imported() <= asked() | providers


def test_nothing_is_carried_along() -> None:
    assert asked() <= imported() | FONTS_AND_ICONS
