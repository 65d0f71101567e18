#!/usr/bin/env python3
"""Bring the catalogues of words up to date with the source.

    python packaging/catalogue.py           extract, update every .po, compile every .mo
    python packaging/catalogue.py --check   change nothing; exit 1 if something is out of date

Run it with the Python of .venv: it needs babel. What counts as words for people is in
``MARKERS``: interface words (``_``, ``N_``, ``ngettext``), words of the map's own language
(``say``, ``words`` and ``plural``), and the labels and hints of field descriptions.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "journeymapper"
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("es",)
DOMAIN = "journeymapper"

HEADER = "# Words of journeymapper, kept up to date by packaging/catalogue.py."
PEOPLE = {
    "project": "journeymapper",
    "version": "1",
    "msgid_bugs_address": "-",
    "last_translator": "-",
    "language_team": "-",
}

MARKERS = {"_": 1, "N_": 1, "say": 1, "words": 1, "_words": 1, "ngettext": 2, "plural": 2}
"""Functions that take words, and how many of their first arguments are such words."""

DESCRIBERS = "spec"
"""The module whose functions describe fields: their first argument and ``hint`` are words."""


@dataclass(frozen=True)
class Message:
    """Words in the source: singular, and plural where there is one."""

    file: str
    line: int
    texts: tuple[str, ...]


def messages(source: str, file: str) -> Iterator[Message]:
    """Yield the words for people in one module, in the order they stand."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        for texts in _texts(call):
            if all(texts):
                yield Message(file, call.lineno, texts)


def _texts(call: ast.Call) -> Iterator[tuple[str, ...]]:
    name, owner = _name(call.func)
    count = MARKERS.get(name, 0)
    if count and len(call.args) >= count:
        arguments = call.args[:count]
        if all(_is_text(argument) for argument in arguments):
            yield tuple(ast.literal_eval(argument) for argument in arguments)
    elif owner == DESCRIBERS:
        labels = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "hint")]
        for label in labels:
            if _is_text(label):
                yield (ast.literal_eval(label),)


def _name(function: ast.expr) -> tuple[str, str]:
    """Return the last name of what is called and the name it hangs on.

    ``words(language)("Legend")`` is called by the name that gave the function: words.
    """
    if isinstance(function, ast.Call):
        return _name(function.func)
    if isinstance(function, ast.Attribute):
        owner = function.value.id if isinstance(function.value, ast.Name) else ""
        return function.attr, owner
    return (function.id, "") if isinstance(function, ast.Name) else ("", "")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def template() -> Catalog:
    """Return every message of the source, without a translation."""
    catalogue = Catalog(project="journeymapper", fuzzy=False)
    for path in sorted(SOURCE.rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        for message in messages(path.read_text(encoding="utf-8"), file):
            texts = message.texts
            catalogue.add(texts if len(texts) > 1 else texts[0], locations=[(file, 1)])
    return catalogue


def po_path(language: str) -> Path:
    """Return where the catalogue of a language is kept."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language; an empty one where there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(language, DOMAIN, HEADER, fuzzy=False, **PEOPLE)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    """Return the .mo of a catalogue."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def updated(language: str) -> Catalog:
    """Return the catalogue with the source's messages: new ones empty, unused ones gone."""
    catalogue = read(language)
    source = template()
    source.creation_date = catalogue.creation_date  # the same words make the same bytes
    catalogue.update(source, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def problems(language: str) -> list[str]:
    """Return what is out of date or wrong in a catalogue, one line each."""
    catalogue = read(language)
    kept = {message.id for message in catalogue if message.id}
    wanted = {message.id for message in template() if message.id}
    found = [f"not in the catalogue: {_shown(text)}" for text in wanted - kept]
    found += [f"no longer in the source: {_shown(text)}" for text in kept - wanted]
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(texts) or message.fuzzy:
            found.append(f"not translated: {_shown(message.id)}")
        elif _blanks(_last(message.string or "")) != _blanks(_last(message.id)):
            found.append(f"{_shown(message.id)}: other {{blanks}} than in English")
        if _blanks(_last(message.id)):
            message.flags.discard("python-format")  # a sign such as that of 95 % in words
        found += [f"{_shown(message.id)}: {error}" for error in message.check(catalogue)]
    mo = po_path(language).with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != compiled(catalogue):
        found.append(f"{mo.relative_to(ROOT)} is older than its .po")
    return sorted(found)


def _last(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else text[-1]


def _blanks(text: str) -> set[str]:
    """Return the places of a text that the program fills in."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # a lone brace: no text to be filled in
        return set()


def _shown(text: str | Sequence[str]) -> str:
    return repr(text if isinstance(text, str) else text[0])


def write(language: str) -> int:
    """Update and compile the catalogue of a language; return how many messages lack words."""
    catalogue = updated(language)
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=100, sort_output=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(read(language)))
    return sum(1 for message in catalogue if message.id and not message.string)


def main(words: list[str]) -> int:
    """Update the catalogues, or only check them."""
    if words == ["--check"]:
        found = [f"{language}: {line}" for language in LANGUAGES for line in problems(language)]
        print("\n".join(found) or "The catalogues are up to date.")
        return 1 if found else 0
    for language in LANGUAGES:
        print(f"{language}: {write(language)} messages without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
