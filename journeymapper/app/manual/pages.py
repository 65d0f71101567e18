"""The pages of the user guide, and the few forms of Markdown that they are written in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from journeymapper.frozen import frozen
from journeymapper.matching import plain
from journeymapper.resources import guide

FALLBACK: Final = "en"
"""The language of the pages where the one wanted has none."""
_SPAN: Final = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|`(?P<key>[^`]+)`|\*(?P<said>[^*]+)\*|\[(?P<link>[^\]]+)\]\((?P<to>[^)]+)\)"
)
_PICTURE: Final = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<file>[^)]+)\)$")
_ITEM: Final = re.compile(r"(?:-|(?P<number>\d+)\.) +(?P<text>.*)$")
_KEYS: Final = "```keys"
_FENCE: Final = "```"


@frozen
class Span:
    """A run of words; ``kind`` is bold (a name in the window), key, said, link, or empty."""

    text: str
    kind: str = ""
    target: str = ""


@frozen
class Block:
    """A heading, text, item, table, picture or lines of keys.

    ``mark`` is the level of a heading, the number of an item, or the file of a picture.
    """

    kind: str
    text: str = ""
    mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@frozen
class Page:
    """One page: the name of its file without the suffix, the language, and its Markdown."""

    name: str
    folder: Path
    text: str

    @property
    def title(self) -> str:
        """Its first heading."""
        return next((b.text for b in blocks(self.text) if b.kind == "heading"), self.name)

    def holds(self, words: str) -> bool:
        """Tell whether all words stand on the page, whatever their case and accents."""
        written = plain(" ".join(self.text.split()))
        return all(word in written for word in plain(words).split())


@cache
def pages(language: str) -> tuple[Page, ...]:
    """Return the pages in a language, in order; raises OSError where the guide is missing."""
    folder = guide() / language
    if not folder.is_dir():
        folder = guide() / FALLBACK
    files = sorted(folder.glob("*.md"))
    return tuple(Page(file.stem, folder, file.read_text("utf-8")) for file in files)


def spans(text: str) -> tuple[Span, ...]:
    """Return the runs of a text that look alike."""
    found, at = [], 0
    for match in _SPAN.finditer(text):
        if match.start() > at:
            found.append(Span(text[at : match.start()]))
        kind = str(match.lastgroup if match["link"] is None else "link")
        found.append(Span(str(match[kind]), kind, match["to"] or ""))
        at = match.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return tuple(found)


def blocks(text: str) -> tuple[Block, ...]:
    """Return what a page is made of; lines that belong together are joined."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = part.strip().splitlines()
        first = lines[0]
        picture = _PICTURE.match(first)
        if first.startswith("#"):
            level = len(first) - len(first.lstrip("#"))
            found.append(Block("heading", first.lstrip("# "), str(level)))
        elif first == _KEYS:
            found.append(Block("keys", "\n".join(row for row in lines[1:] if row != _FENCE)))
        elif picture is not None:
            found.append(Block("picture", picture["words"], picture["file"]))
        elif first.startswith("|"):
            cells = [tuple(c.strip() for c in row.strip("| ").split(" | ")) for row in lines]
            found.append(Block("table", rows=(cells[0], *cells[2:])))
        elif _ITEM.match(first):
            found += _items(lines)
        else:
            found.append(Block("text", " ".join(line.strip() for line in lines)))
    return tuple(found)


def _items(lines: list[str]) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        match = _ITEM.match(line)
        if match is not None:
            found.append(Block("item", match["text"], match["number"] or ""))
        else:
            last = found.pop()
            found.append(Block("item", f"{last.text} {line.strip()}", last.mark))
    return found
