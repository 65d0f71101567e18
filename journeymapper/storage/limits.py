"""How much a file may hold: beyond it, opening is refused and says so."""

from __future__ import annotations

from typing import Final

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes."""
DEEPEST: Final = 32
"""Tables and arrays within each other."""
MOST_CARDS: Final = 20_000
MOST_LANES: Final = 200
MOST_RECORDS: Final = 20_000
"""Rows of any other table or list."""
MOST_KEYS: Final = 1_000
"""In one table of ours, most of them keys that this version does not know."""
LONGEST_ID: Final = 100
LARGEST_DATA: Final = 20 * 1024 * 1024
"""Characters of base64 in one picture."""
LARGEST_INTEGER: Final = 2**53
"""Beyond it other programs read another number."""
MOST_UNKNOWN: Final = 100_000
"""Values inside one key that this version does not know."""
