"""The source of the package as data, for the tests of its own shape."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "journeymapper"


@cache
def modules() -> dict[str, Path]:
    """Return every module of the package: path from the root -> file."""
    return {path.relative_to(ROOT).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree(name: str) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(modules()[name].read_text(encoding="utf-8"), name)


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Yield every call in a tree."""
    return (found for found in ast.walk(node) if isinstance(found, ast.Call))


def last_name(node: ast.expr) -> str:
    """Return the last name of what is called or meant: ``b`` of ``a.b``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the virtual environment's Python in the project's folder."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=400,
    )
