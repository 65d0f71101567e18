"""Where the program keeps what is not the user's document: the state folder of the system."""

from __future__ import annotations

import os
import sys
from errno import ENOENT
from pathlib import Path
from typing import Final

_NAME: Final = "journeymapper"


def state_folder() -> Path:
    """Return the folder for kept versions and recovery; it need not exist yet.

    Raises FileNotFoundError where the system names none and the user has no home.
    """
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = _home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or "")
        if not base.is_absolute():  # as the specification wants it: else it moves with the shell
            base = _home() / ".local" / "state"
    return base / _NAME


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:  # a user whom the system does not know, as in containers
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), "~") from error
