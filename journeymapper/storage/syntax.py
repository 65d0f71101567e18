"""The text of a file -> the tables in it, with the parser's complaints in words for people."""

from __future__ import annotations

from typing import Any, Final

import tomli

from journeymapper.i18n import N_, _
from journeymapper.storage import limits
from journeymapper.storage.errors import OpenError

_REASONS: Final = (
    ("Illegal character '\\n'", N_("a text has no closing quotes")),
    ("Illegal character", N_("a control character stands in a text")),
    ("Found invalid character", N_("a control character stands in a text")),
    ("Unterminated string", N_("a text has no closing quotes")),
    ("Unescaped '\\'", N_("a backslash in a text has to be doubled")),
    ("Invalid hex value", N_("a code in a text names no character")),
    ("Escaped character", N_("a code in a text names no character")),
    ("Cannot declare", N_("this table is there already")),
    ("Cannot redefine", N_("this table is there already")),
    ("Cannot overwrite", N_("this key is there already")),
    ("Duplicate inline table key", N_("this key is there already")),
    ("Cannot mutate", N_("what stands in brackets cannot be added to further down")),
    ("Unclosed", N_("a bracket is not closed")),
    ("Expected ']", N_("a bracket is not closed")),
    ("Expected '='", N_("a key has no = after it")),
    ("Expected newline", N_("something stands after a value on the same line")),
    ("Invalid initial character", N_("a key is missing")),
    ("Invalid date", N_("there is no such date or time")),
    ("Invalid value", N_("a value is missing, or a text is not in quotes")),
    ("Invalid statement", N_("neither a key nor a table starts here")),
)
"""How the parser's messages start, and what we say for them."""


def parsed(text: str) -> dict[str, Any]:
    """Return the tables in a text; raises OpenError with line and column.

    Whatever else the parser raises of a text that it cannot cope with goes through.
    """
    if len(text) > limits.LARGEST_FILE:
        raise OpenError(_("the file is larger than {n} MB").format(n=limits.LARGEST_FILE // 2**20))
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise OpenError(
            _("this is not valid TOML: {reason}").format(reason=_reason(error.msg)),
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        from journeymapper.storage.places import place_of_depth

        place = place_of_depth(text)
        raise OpenError(
            _("values are nested too deeply"), line=place.line, column=place.column
        ) from None
    except ValueError as error:
        from journeymapper.storage.places import place_of_long_number

        number = place_of_long_number(text)
        if number is None:
            raise
        raise OpenError(
            _("a number has too many digits"), line=number.line, column=number.column
        ) from error


def _reason(message: str) -> str:
    for start, reason in _REASONS:
        if message.startswith(start):
            return _(reason)
    return message[:120]
