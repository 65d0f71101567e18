"""What a format for exchange is, and what one may ask of it."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.display.primitives import Display
from journeymapper.frozen import frozen
from journeymapper.model.document import JourneyMap


@frozen
class ExportOptions:
    """How the drawing is put on paper or into pixels.

    ``page`` is a key of ``render.pages.PAGE_SIZES`` or empty for a page of exactly the map's size;
    ``landscape`` None takes the orientation that suits the map; ``scale`` is pixels a unit.
    """

    page: str = ""
    landscape: bool | None = None
    scale: float = 2.0


@frozen
class ExportFormat:
    """One format: its file suffix, its name for people, and the bytes of a drawing in it.

    ``make`` raises ExportError.
    """

    suffix: str
    label: str
    make: Callable[[Display, ExportOptions], bytes]


@frozen
class TextFormat:
    """One format that tells a journey in words: its suffix, its name, and the text of a map."""

    suffix: str
    label: str
    write: Callable[[JourneyMap], str]
