"""System libraries: found missing, installed where that is allowed, else named in one line."""

from __future__ import annotations

import pytest
from bootstrap import libraries
from bootstrap.libraries import DRAWING, WINDOW, Library
from bootstrap.speech import SetupError

NO_SUCH = Library("libjourneymapper-none.so.9", ("none-new", "none-old"))


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian machine that lacks one library; returns the commands that apt-get is given."""
    given: list[list[str]] = []

    def apt(become_root: list[str], *words: str) -> bool:
        given.append([*become_root, *words])
        return True

    monkeypatch.setattr(libraries.sys, "platform", "linux")
    monkeypatch.setattr(libraries, "missing", lambda _wanted: [NO_SUCH])
    monkeypatch.setattr(libraries, "find_spec", lambda _name: object())
    monkeypatch.setattr(libraries.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(libraries, "_apt", apt)
    monkeypatch.setattr(libraries, "_quietly", lambda command: command[-1] == "none-new")
    monkeypatch.setattr(libraries.os, "geteuid", lambda: 0, raising=False)
    return given


def test_a_library_that_the_loader_does_not_know_is_missing() -> None:
    assert libraries.missing((NO_SUCH,)) == [NO_SUCH]


def test_root_installs_under_the_name_that_the_release_knows(debian: list[list[str]]) -> None:
    libraries.provide(window=False)
    install = ["install", "--yes", "--no-install-recommends", "none-new"]
    assert debian == [["update"], install]


def test_without_rights_the_exact_line_is_told(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries.os, "geteuid", lambda: 1000, raising=False)
    line = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends none-new"
    with pytest.raises(SetupError, match=line):
        libraries.provide(window=False)
    assert debian == []


def test_sudo_without_a_password_is_used(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(libraries, "_quietly", lambda command: command[0] == "sudo")
    libraries.provide(window=False)
    assert [words[:3] for words in debian] == [["sudo", "-n", "update"], ["sudo", "-n", "install"]]


def test_a_python_without_venv_gets_its_package(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "missing", lambda _wanted: [])
    monkeypatch.setattr(libraries, "find_spec", lambda _name: None)
    libraries.provide(window=False)
    assert debian[-1][-1].endswith("-venv")


def test_apt_that_fails_is_told(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_apt", lambda *_words: False)
    with pytest.raises(SetupError, match="apt-get could not install"):
        libraries.provide(window=False)


def test_elsewhere_the_libraries_are_named(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries.shutil, "which", lambda _name: None)
    with pytest.raises(SetupError, match=r"libjourneymapper-none\.so\.9"):
        libraries.provide(window=False)


def test_other_systems_bring_everything(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries.sys, "platform", "darwin")
    libraries.provide(window=True)
    assert debian == []


def test_ubuntu_2404_names_come_first() -> None:
    names = {library.packages for library in DRAWING + WINDOW}
    assert ("libglib2.0-0t64", "libglib2.0-0") in names
