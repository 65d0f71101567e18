"""Layers import downwards only, Qt stays in its rooms, and start-up imports nothing heavy."""

from __future__ import annotations

import ast

import pytest

from .source import modules, run, tree

QT_ROOMS = ("typeset/", "render/qt", "canvas/", "app/")
QT_WHEN_CALLED = ("exchange/", "cli.py")
HEAVY = {"numpy", "networkx", "reportlab", "scipy", "PIL", "fontTools", "lxml", "pikepdf"}


def test_layers_import_downwards_only() -> None:
    lint = "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint())"
    done = run("-c", lint)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def imports_qt(node: ast.stmt) -> bool:
    """Return whether a statement imports Qt."""
    names = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and not node.level:
        names = [node.module or ""]
    return any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in names)


def type_checking_only(module: ast.Module) -> set[ast.AST]:
    """Return what stands under ``if TYPE_CHECKING``: it is never run."""
    blocks = [
        n for n in ast.walk(module) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.dump(n.test)
    ]
    return {inner for block in blocks for inner in ast.walk(block)}


def at_import(module: ast.Module) -> list[ast.stmt]:
    """Return the statements that run when the module is imported."""
    inside = {
        inner
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(node)
    }
    skipped = inside | type_checking_only(module)
    return [n for n in ast.walk(module) if isinstance(n, ast.stmt) and n not in skipped]


def qt_outside_its_rooms(name: str) -> list[int]:
    """Return the lines of a module that import Qt where they may not."""
    place = name.removeprefix("journeymapper/")
    if place.startswith(QT_ROOMS):
        return []
    module = tree(name)
    if place.startswith(QT_WHEN_CALLED):
        where = at_import(module)
    else:
        unread = type_checking_only(module)
        where = [n for n in ast.walk(module) if isinstance(n, ast.stmt) and n not in unread]
    return [node.lineno for node in where if imports_qt(node)]


def test_qt_stays_in_its_rooms() -> None:
    assert not {name: lines for name in modules() if (lines := qt_outside_its_rooms(name))}


@pytest.mark.parametrize("module", ["journeymapper.app.main", "journeymapper.cli"])
def test_start_up_imports_nothing_heavy(module: str) -> None:
    done = run("-c", f"import sys, {module}; print(*{{n.partition('.')[0] for n in sys.modules}})")
    assert done.returncode == 0, done.stderr
    assert not HEAVY & set(done.stdout.split())


def test_the_command_line_starts_without_qt() -> None:
    done = run("-c", "import sys, journeymapper.cli; print('PySide6' in sys.modules)")
    assert done.stdout.strip() == "False", done.stderr
