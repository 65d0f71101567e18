"""Words for people: gettext catalogues, English in the source, Spanish beside it.

The interface speaks the user's language (``_``); what is drawn on a map speaks the map's own
(``Words``), so that a Spanish deliverable stays Spanish on an English desktop.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Final

from journeymapper.resources import resources

if TYPE_CHECKING:
    from gettext import GNUTranslations

DOMAIN: Final = "journeymapper"
LANGUAGES: Final = {"en": "English", "es": "Español"}


def N_(message: str) -> str:
    """Mark a message for the catalogue without translating it here."""
    return message


def supported(language: str) -> str:
    """Return the language we speak that is nearest to ``language`` (a tag such as es-CR)."""
    short = language.replace("_", "-").split("-")[0].lower()
    return short if short in LANGUAGES else "en"


class Words:
    """The words of one language: call it with a message, get the message in that language."""

    def __init__(self, language: str) -> None:
        """Open the catalogue of ``language``; English needs none."""
        self.language = supported(language)
        self._catalogue: GNUTranslations | None = None
        if self.language != "en":
            from gettext import GNUTranslations

            # Not gettext.translation, which imports the aliases of all the world's locales.
            folder = resources() / "locale" / self.language / "LC_MESSAGES"
            with (folder / f"{DOMAIN}.mo").open("rb") as file:
                self._catalogue = GNUTranslations(file)

    def __call__(self, message: str) -> str:
        """Return ``message`` in this language."""
        if self._catalogue is None or not message:
            return message
        return self._catalogue.gettext(message)

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the form for ``count``; the caller formats the figure in."""
        if self._catalogue is None:
            return one if count == 1 else many
        return self._catalogue.ngettext(one, many, count)


@cache
def words(language: str) -> Words:
    """Return the shared words of a language."""
    return Words(supported(language))


def system_language() -> str:
    """Return the language of the user's system that we speak; English where we speak none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in {"C", "C.UTF-8", "POSIX"}:
            return supported(value.split(":")[0])
    if sys.platform.startswith("linux"):
        return "en"  # nothing else says it there
    import locale

    return supported(locale.getlocale()[0] or "en")


class _Interface:
    """The language that the interface speaks now."""

    def __init__(self) -> None:
        self.language = ""


_interface = _Interface()
_spoken: Final[ContextVar[str]] = ContextVar("spoken", default="")
"""What this thread speaks for a while in place of the interface's language."""


def interface_language() -> str:
    """Return the language of the interface."""
    return _spoken.get() or _interface.language or system_language()


@contextmanager
def speaking(language: str) -> Iterator[Words]:
    """Let all words that are asked for in this thread be of ``language``, such as a map's own."""
    token = _spoken.set(supported(language))
    try:
        yield words(language)
    finally:
        _spoken.reset(token)


def set_interface_language(language: str) -> None:
    """Choose the language of the interface; empty follows the system."""
    _interface.language = supported(language) if language else ""


def _(message: str) -> str:
    """Return ``message`` in the language of the interface."""
    return words(interface_language())(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form for ``count`` in the language of the interface."""
    return words(interface_language()).plural(one, many, count)
