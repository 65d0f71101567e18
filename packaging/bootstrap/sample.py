"""The sample map: in a window, or as a PDF and a picture where there is no screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bootstrap.speech import SetupError, say

TEMPLATE = "telecom-cr"


def show(python: Path, root: Path) -> int:
    """Open the editor on an untitled copy of the sample; return its exit code when it is closed."""
    say("Opening the sample map in the editor")
    command = [str(python), "-m", "journeymapper", "--template", TEMPLATE]
    code = subprocess.run(command, cwd=root, check=False).returncode
    return code if code >= 0 else 128 - code


def draw(python: Path, root: Path) -> int:
    """Write the sample's PDF and a picture of the window into ``out``; return 0.

    Raises SetupError where one of them could not be made.
    """
    say("There is no display here, so no window can open; drawing the sample map instead.")
    source = root / "resources" / "templates" / f"{TEMPLATE}.journey"
    folder = root / "out"
    folder.mkdir(exist_ok=True)
    _make(
        folder / f"{TEMPLATE}.pdf",
        [str(python), "-m", "journeymapper", "export", source, "--force", "-o"],
        root,
    )
    _make(
        folder / f"{TEMPLATE}-window.png",
        [str(python), "-m", "journeymapper", "--picture"],
        root,
        source,
    )
    return 0


def _make(target: Path, command: list[Path | str], root: Path, *after: Path) -> None:
    done = subprocess.run([*command, target, *after], cwd=root, check=False)
    if done.returncode or not target.is_file():
        raise SetupError(f"{target.relative_to(root)} could not be made.")
    say(f"  {target.relative_to(root)}  ({target.stat().st_size / 1024:.0f} KiB)")
