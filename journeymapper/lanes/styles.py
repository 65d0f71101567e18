"""The type on a map: one family, four sizes, two weights (units; 1 unit = 0.638 pt)."""

from __future__ import annotations

from typing import Final

from journeymapper.display.text import TextStyle

TITLE: Final = TextStyle(46, 600, 52, heading=True)
HEAD: Final = TextStyle(22, 600, 26, heading=True)
HEAD_PLAIN: Final = TextStyle(22, 400, 28)
BODY: Final = TextStyle(15, 400, 21)
BODY_BOLD: Final = TextStyle(15, 600, 18.5)
SMALL: Final = TextStyle(12.5, 400, 15)
SMALL_BOLD: Final = TextStyle(12.5, 600, 15.5)
SMALL_ITALIC: Final = TextStyle(12.5, 400, 15.5, italic=True)
BODY_ITALIC: Final = TextStyle(15, 400, 19, italic=True)
