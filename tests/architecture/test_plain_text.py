"""What people typed reaches no part of Qt that would read it as rich text and open its files."""

from __future__ import annotations

import ast

import pytest

from .source import calls, last_name, modules, tree

PLAIN = "journeymapper/app/plain.py"
"""The one module that makes labels and messages; it sets them to plain text."""

FORBIDDEN = {
    *("QLabel", "QMessageBox", "QInputDialog", "QProgressDialog", "QTextBrowser", "QStaticText"),
    *("setHtml", "insertHtml", "setMarkdown", "setWhatsThis", "QErrorMessage"),
}
STATIC = {"warning", "information", "critical", "question", "about", "getText", "getItem"}
TIPS = {"setToolTip": 0, "showText": 1}
SAFE_CALLS = {"tip", "_", "N_"}


def window_modules() -> list[str]:
    return [
        name for name in modules() if name.startswith(("journeymapper/app", "journeymapper/canvas"))
    ]


def is_safe(text: ast.expr) -> bool:
    """Return whether a tip's text is ours, or escaped by ``plain.tip``."""
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.IfExp):
        return is_safe(text.body) and is_safe(text.orelse)
    if not isinstance(text, ast.Call):
        return False
    name = last_name(text.func)
    return name == "tip" or (name in SAFE_CALLS and isinstance(text.args[0], ast.Constant))


def sinks(module: ast.Module) -> list[int]:
    """Return the lines that hand text to a part of Qt that guesses whether it is rich."""
    found = []
    for call in calls(module):
        name = last_name(call.func)
        owner = last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if name in FORBIDDEN or (owner in FORBIDDEN and name in STATIC):
            found.append(call.lineno)
        place = TIPS.get(name)
        if place is not None and len(call.args) > place and not is_safe(call.args[place]):
            found.append(call.lineno)
    return found


def test_no_text_of_a_map_is_read_as_rich_text() -> None:
    found = {name: sinks(tree(name)) for name in window_modules() if name != PLAIN}
    assert not {name: lines for name, lines in found.items() if lines}, f"use {PLAIN}"


def takes_rich_text(module: ast.Module) -> bool:
    """Return whether a module has a text editor and does not keep rich text out of it."""
    made = {last_name(call.func) for call in calls(module)}
    classes = [node for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    bases = {last_name(base) for node in classes for base in node.bases}
    return "QTextEdit" in made | bases and "setAcceptRichText" not in made


def test_text_editors_take_plain_text_only() -> None:
    assert not [name for name in window_modules() if takes_rich_text(tree(name))]


@pytest.mark.parametrize(
    "source",
    [
        "QLabel(card.title)",
        "QMessageBox.warning(self, 'a', card.title)",
        "button.setToolTip(card.title)",
        "button.setToolTip(_('About {x}').format(x=card.title))",
        "QToolTip.showText(point, card.title)",
        "page.setHtml(card.note)",
    ],
)
def test_the_rule_finds(source: str) -> None:
    assert sinks(ast.parse(source)) == [1]


@pytest.mark.parametrize(
    "source",
    ["button.setToolTip(_('Save'))", "button.setToolTip(tip(card.title))", "x.setText(card.title)"],
)
def test_the_rule_lets_pass(source: str) -> None:
    assert sinks(ast.parse(source)) == []
