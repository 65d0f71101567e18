"""What can go wrong with a file, each with one clear sentence for people."""

from __future__ import annotations

import errno
from typing import Final

from journeymapper.i18n import N_, _

_REASONS: Final = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("permission is missing"),
    errno.EPERM: N_("permission is missing"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your space on the disk is used up"),
    errno.EFBIG: N_("the file would be larger than allowed there"),
    errno.EIO: N_("the disk reports an error"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.EISDIR: N_("this is a folder, not a file"),
    errno.ELOOP: N_("the links lead in a circle"),
}


def reason_of(error: OSError) -> str:
    """Return why the system refused, in the language of the interface where we know the word."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)


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
