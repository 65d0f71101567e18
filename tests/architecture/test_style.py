"""Style and types are clean everywhere: ruff (docstrings among its rules) and mypy --strict."""

from __future__ import annotations

import pytest

from .source import run


@pytest.mark.parametrize(
    "words",
    [
        ("ruff", "check", "--no-fix", "--output-format=concise", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
    ],
    ids=["ruff check", "ruff format", "mypy"],
)
@pytest.mark.timeout(400)
def test_clean(words: tuple[str, ...]) -> None:
    done = run("-m", *words)
    assert done.returncode == 0, done.stdout + done.stderr
