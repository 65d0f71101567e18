"""Markdown: the journey in words, for wikis, repositories and word processors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journeymapper.analysis.narrative import Block, Heading, Paragraph, Points, narrative
from journeymapper.exchange.base import TextFormat
from journeymapper.i18n import N_
from journeymapper.model.document import JourneyMap

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_OPENING: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
"""What would begin a list at the beginning of a line."""


def _write(journey: JourneyMap) -> str:
    return "\n\n".join("\n".join(_lines(block)) for block in narrative(journey)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {_plain(block.text)}"
    elif isinstance(block, Paragraph):
        lines = block.text.splitlines()
        yield "\n".join(
            _OPENING.sub(r"\1\\\2", _plain(line)) + ("  " if n < len(lines) else "")
            for n, line in enumerate(lines, 1)
        )
    elif isinstance(block, Points):
        for label, words in block.lines:
            if label and words:
                yield f"- **{_plain(label)}:** {_plain(words)}"
            else:
                yield f"- {_plain(label or words)}"


def _plain(text: str) -> str:
    """Return text of which no character is read as markup."""
    return _SPECIAL.sub(r"\\\1", text)


TEXT = TextFormat(".md", N_("Text (Markdown)"), _write)
