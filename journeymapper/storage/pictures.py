"""Pictures in a file: cut out of its text before it is read, as they are most of it."""

from __future__ import annotations

import re
from typing import Final

from journeymapper.storage.limits import LARGEST_DATA

_START: Final = "\n[[asset]]\n"
_OPENED: Final = "'''\n"
_CLOSED: Final = "'''"
_CUT: Final = re.compile(r"'''\n([0-9]+)'''")
_WIDTH: Final = 77
"""Characters of a line as the writer writes it, with the newline."""
_PIECE: Final = _WIDTH * 400
"""Characters looked at in one go: pieces that stay in the processor's cache take a third of the
time of the whole, for which memory has to be found several times."""
_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Pictures:
    """A text without the literal strings that stand where the pictures are: a number for each.

    ``start`` is where the pictures begin in ``text``, its end where there is none.
    """

    def __init__(self, whole: str) -> None:
        """Cut them out; raises ValueError where one does not end."""
        self._whole = whole
        self._spans: list[tuple[int, int]] = []
        found = whole.find(_START)
        self.start = len(whole) if found < 0 else found + 1
        self.text = whole if found < 0 else self._without(self.start)

    def _without(self, start: int) -> str:
        # One quote is found much more quickly than three.
        whole, parts, copied = self._whole, [], 0
        place = whole.find("'", start)
        while place >= 0:
            if whole.startswith(_OPENED, place):
                begin = place + len(_OPENED)
                end = whole.find("'", begin)
                if not whole.startswith(_CLOSED, end):
                    raise ValueError(_CLOSED)
                parts += [whole[copied:begin], str(len(self._spans))]
                self._spans.append((begin, end))
                copied, place = end, end + len(_CLOSED)
            else:
                place += 1
            place = whole.find("'", place)
        return "".join([*parts, whole[copied:]])

    def restored(self, start: int, end: int) -> str:
        """Return a part of the text as it was."""
        before = self.text[start : min(end, self.start)]
        after = self.text[max(start, self.start) : end]
        if not after:
            return before
        return before + _CUT.sub(
            lambda found: f"{_OPENED}{self._cut(found.group(1))}{_CLOSED}", after
        )

    def _cut(self, number: str) -> str:
        begin, end = self._spans[int(number)]
        return self._whole[begin:end]

    def base64(self, number: str) -> str:
        """Return the data of a picture without its line breaks; raises ValueError where wrong."""
        begin, end = self._spans[int(number)]
        kept = []
        padding = b""
        for start in range(begin, end, _PIECE):
            piece = bytearray(self._whole[start : min(end, start + _PIECE)], "ascii")
            breaks = piece[_WIDTH - 1 :: _WIDTH]
            if breaks.count(b"\n") == len(breaks):
                del piece[_WIDTH - 1 :: _WIDTH]
            if b"\n" in piece:
                piece = piece.replace(b"\n", b"")
            padding += piece.translate(None, _BASE64)
            kept.append(piece.decode("ascii"))
        data = "".join(kept)
        if len(data) % 4 or len(data) > LARGEST_DATA:
            raise ValueError(number)
        if padding not in {b"", b"=", b"=="} or not data.endswith(padding.decode()):
            raise ValueError(number)
        return data
