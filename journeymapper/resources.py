"""Where the files that come with the program live: in a checkout, a wheel or a frozen program."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Return the folder of templates, themes and catalogues.

    Raises FileNotFoundError where the program was installed without it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "resources", here.parent / "resources"):
        if (folder / "templates").is_dir():
            return folder
    raise FileNotFoundError(f"the resources folder is missing beside {here}")


def guide() -> Path:
    """Return the folder of the user guide, one folder in it for each language."""
    packed = resources() / "guide"
    return packed if packed.is_dir() else resources().parent / "docs" / "guide"
