"""Which addresses of a map become links on paper and in pictures."""

from __future__ import annotations

import re
from typing import Final

_SAFE: Final = re.compile(r"(?:https?://|mailto:)[^\s/\\]", re.IGNORECASE)


def is_safe(url: str) -> bool:
    """Tell whether an address leads to a page or a mailbox, and to no file, program or script."""
    return _SAFE.match(url) is not None
