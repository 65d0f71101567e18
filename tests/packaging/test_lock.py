"""The locks cover what pyproject.toml asks for, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PYPROJECT["dependency-groups"]
ASKED = {
    "requirements.txt": [*PYPROJECT["project"]["dependencies"], *GROUPS["build"]],
    "requirements-dev.txt": [
        *PYPROJECT["project"]["dependencies"],
        *GROUPS["build"],
        *GROUPS["dev"],
    ],
}


def plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name, maxsplit=1)[0]).lower()


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock allows, by package."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "packaging" / name).read_text("utf-8").splitlines():
        if line[:1].isalnum():
            package, _, rest = line.partition("==")
            found.setdefault(plain(package), set()).add(rest.split()[0])
    return found


@pytest.mark.parametrize("name", ASKED)
def test_everything_asked_for_is_locked(name: str) -> None:
    assert {plain(package) for package in ASKED[name]} <= locked(name).keys()


def test_developers_have_the_same_versions_as_users() -> None:
    developers = locked("requirements-dev.txt")
    assert {name: developers[name] for name in locked("requirements.txt")} == locked(
        "requirements.txt"
    )


def test_the_qt_that_crashes_is_kept_from_old_pythons() -> None:
    lines = (ROOT / "packaging" / "requirements.txt").read_text("utf-8").splitlines()
    bad = [line for line in lines if line.startswith("pyside6-essentials==6.12.0")]
    assert all("python_full_version >= '3.12'" in line for line in bad)
