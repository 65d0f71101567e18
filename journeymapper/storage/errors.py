"""What can go wrong with a file, each with one clear sentence for people."""

from __future__ import annotations

from journeymapper.i18n import _


class OpenError(Exception):
    """A file that cannot be opened: where (lines and columns from 1; 0: nowhere) and why.

    ``key`` is the path of the offending key, ``found`` and ``allowed`` say what stands there and
    what may; ``sentence`` says it for people, without the place.
    """

    def __init__(
        self,
        sentence: str,
        *,
        source: str = "",
        line: int = 0,
        column: int = 0,
        key: str = "",
        found: str = "",
        allowed: str = "",
    ) -> None:
        """Keep the sentence and its place."""
        super().__init__(sentence)
        self.sentence = sentence
        self.source = source
        self.line = line
        self.column = column
        self.key = key
        self.found = found
        self.allowed = allowed

    def __str__(self) -> str:
        """Return place and sentence on one line."""
        where = [self.source] if self.source else []
        if self.line:
            where.append(
                _("line {line}, column {column}").format(line=self.line, column=self.column)
            )
        return f"{', '.join(where)}: {self.sentence}" if where else self.sentence


class SaveError(Exception):
    """A map that could not be saved.

    ``kind`` is "system" (with ``errno``), "changed outside", "not a file" or "content"; ``kept``
    tells whether the file is still as it was before.
    """

    def __init__(
        self, sentence: str, *, kind: str = "system", errno: int = 0, kept: bool = True
    ) -> None:
        """Keep the sentence and what is known about the file."""
        super().__init__(sentence)
        self.sentence = sentence
        self.kind = kind
        self.errno = errno
        self.kept = kept
