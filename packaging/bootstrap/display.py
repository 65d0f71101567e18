"""Whether there is a screen that a window could appear on."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

X11_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where every X server listens


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether a window can be shown; on Linux only where a display server answers."""
    if platform in {"win32", "darwin"}:
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.partition(":")[0] not in {"offscreen", "minimal"}
    return _wayland_answers(environment) or _x11_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(environment.get("XDG_RUNTIME_DIR", "/")) / name).exists()


def _x11_answers(display: str) -> bool:
    """Knock at the X server; DISPLAY often outlives it, and Qt then aborts without a word."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in {"", "unix"}:
        path = f"{X11_SOCKETS}{number}"
        return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, f"\0{path}")
    try:
        socket.create_connection((host, 6000 + int(number)), timeout=3).close()
    except OSError:
        return False
    return True


def _connects(family: int, address: str) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as knock:
        knock.settimeout(3)
        return knock.connect_ex(address) == 0
