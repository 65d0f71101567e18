"""A file that one running program holds: let go by the system however that program ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


class FileLock:
    """A lock on a file of its own. What is in the file says nothing, so that it may be empty."""

    def __init__(self, path: Path) -> None:
        """Hold nothing yet."""
        self.path = path
        self._descriptor = -1

    def take(self) -> bool:
        """Hold it; tell whether nobody else does. Raises OSError without a folder for the file."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let it go."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1
