"""The system libraries that Qt needs on Linux: which are missing, and how to install them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bootstrap.speech import SetupError, complain, say


@dataclass(frozen=True)
class Library:
    """A shared library and the Debian packages that may hold it, newest name first."""

    soname: str
    packages: tuple[str, ...]


DRAWING = (
    Library("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Library("libGL.so.1", ("libgl1",)),
    Library("libEGL.so.1", ("libegl1",)),
    Library("libdbus-1.so.3", ("libdbus-1-3",)),
    Library("libfontconfig.so.1", ("libfontconfig1",)),
    Library("libxkbcommon.so.0", ("libxkbcommon0",)),
)
"""Enough to draw without a window: the tests, the command line."""

WINDOW = (
    Library("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Library("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Library("libxcb-image.so.0", ("libxcb-image0",)),
    Library("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Library("libxcb-render-util.so.0", ("libxcb-render-util0",)),
    Library("libxcb-shape.so.0", ("libxcb-shape0",)),
    Library("libxcb-xkb.so.1", ("libxcb-xkb1",)),
    Library("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
)
"""What a window on X11 needs beyond that."""


def missing(libraries: tuple[Library, ...]) -> list[Library]:
    """Return those that the loader does not find; none where it cannot be asked."""
    try:
        from ctypes import CDLL
    except ImportError:  # a Python built without libffi
        return []
    absent = []
    for library in libraries:
        try:
            CDLL(library.soname)
        except OSError:
            absent.append(library)
    return absent


def provide(*, window: bool) -> None:
    """Install what is missing, or say how to.

    Raises SetupError where something is missing and may not, or could not, be installed here.
    """
    if not sys.platform.startswith("linux"):
        return
    absent = missing(DRAWING + WINDOW if window else DRAWING)
    needs_venv = find_spec("ensurepip") is None
    if not absent and not needs_venv:
        return
    if shutil.which("apt-get") is None:
        raise SetupError(_without_apt(absent, needs_venv=needs_venv))
    become_root = _way_to_root()
    if become_root is not None:
        _apt(become_root, "update")
    packages = sorted({_known(library.packages) for library in absent})
    if needs_venv:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    install = ["install", "--yes", "--no-install-recommends", *packages]
    if become_root is None:
        raise SetupError(
            "Some system packages are missing, and only an administrator may install them. Run:\n\n"
            f"    sudo apt-get update && sudo apt-get {shlex.join(install)}\n\n"
            "and then the same command again."
        )
    say(f"Installing system packages: {', '.join(packages)}")
    if not _apt(become_root, *install):
        raise SetupError(
            "apt-get could not install the system packages (its words are above). Once it can, run:"
            f"\n\n    {shlex.join([*become_root, 'apt-get', *install])}"
        )


def _without_apt(absent: list[Library], *, needs_venv: bool) -> str:
    if needs_venv:
        return (
            "This Python has no venv and ensurepip modules: install them with your package manager."
        )
    names = ", ".join(library.soname for library in absent)
    return (
        f"Qt needs system libraries that are missing: {names}. "
        "Install them with your package manager."
    )


def _way_to_root() -> list[str] | None:
    """Return what to put before a command so that it runs as root; None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _quietly(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _known(packages: tuple[str, ...]) -> str:
    """Return the name that this release knows; the oldest where apt has no lists yet."""
    for name in packages[:-1]:
        if _quietly(["apt-cache", "show", name]):
            return name
    return packages[-1]


def _quietly(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _apt(become_root: list[str], *words: str) -> bool:
    """Run apt-get without a question; show its last words where it fails."""
    command = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *words]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        cwd=Path("/"),
    )
    if done.returncode:
        complain("\n".join(done.stdout.strip().splitlines()[-12:]))
    return done.returncode == 0
