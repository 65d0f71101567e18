"""Bytes of a file -> its text, or a clear word on what it is instead."""

from __future__ import annotations

import codecs
from typing import Final

from journeymapper.i18n import _
from journeymapper.storage.errors import OpenError

_OTHERS: Final = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP (XLSX, PPTX, …)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"<?xml", "XML"),
    (b"<svg", "SVG"),
    (b"{", "JSON"),
)


def text_of(data: bytes, source: str = "") -> str:
    """Return the text of a file's bytes; raises OpenError where they are no UTF-8 text."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data:
        raise OpenError(_("the file is empty"), source=source)
    for start, name in _OTHERS:
        if data.startswith(start):
            raise OpenError(
                _("this is not a journey map but {kind}").format(kind=name),
                source=source,
                line=1,
                column=1,
            )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:64]:
        raise OpenError(_("the text is UTF-16; save it as UTF-8"), source=source, line=1, column=1)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise OpenError(
            _("the text is not UTF-8: byte {byte} cannot be read").format(
                byte=f"0x{data[error.start]:02x}"
            ),
            source=source,
            line=before.count(b"\n") + 1,
            column=error.start - (before.rfind(b"\n") + 1) + 1,
        ) from None
