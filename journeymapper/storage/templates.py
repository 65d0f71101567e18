"""The maps that come with the program, as starting points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.resources import resources

if TYPE_CHECKING:
    from datetime import date

    from journeymapper.model.document import JourneyMap


def template_names() -> list[str]:
    """Return the names of all templates, sorted."""
    return sorted(path.stem for path in (resources() / "templates").glob("*.journey"))


def template_path(name: str) -> Path:
    """Return the file of a template; raises KeyError where there is none of that name."""
    if name not in template_names():
        raise KeyError(name)
    return resources() / "templates" / f"{name}.journey"


def is_template(path: Path) -> bool:
    """Tell whether a file is one of the templates."""
    return path.resolve().parent == (resources() / "templates").resolve()


def new_from_template(name: str, today: date) -> JourneyMap:
    """Return a map that starts as the template, created today; raises KeyError, OpenError."""
    from dataclasses import replace

    from journeymapper.storage.opening import read_map

    return replace(read_map(template_path(name)).map, created=today)
