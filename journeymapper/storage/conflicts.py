"""Second versions of a file that programs which keep folders in step put beside it."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

_MARK: Final = re.compile(r"[ ._(\[-].*(?:conflic|konflikt|conflit)", re.I)
"""What Dropbox, Nextcloud, ownCloud, Syncthing, Seafile and pCloud put behind the file's name."""


def conflict_copies(path: Path) -> list[Path]:
    """Return the other versions of a file that stand beside it, by name; none without its folder.

    Names such as “map 2” or “map (1)” are as often a person's own copies and are left alone.
    """
    found = []
    with suppress(OSError):
        for entry in os.scandir(path.parent):
            name = Path(entry.name)
            if (
                name.suffix == path.suffix
                and entry.name != path.name
                and entry.name.startswith(path.stem)
                and _MARK.match(name.stem[len(path.stem) :])
                and entry.is_file()
            ):
                found.append(path.parent / name)
    return sorted(found)
