"""Files of earlier versions become files of this one: a gapless chain of small pure steps."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any, Final

from journeymapper.frozen import frozen

VERSION: Final = 1
"""The version of the format that this program writes."""

Document = dict[str, Any]


@frozen
class Migration:
    """The step from version ``source`` to the next: parsed document -> parsed document.

    ``note`` tells the user what changed (a gettext id). Never edited after its release.
    """

    source: int
    note: str
    apply: Callable[[Document], Document]


def chain(steps: Iterable[Migration], version: int = VERSION) -> tuple[Migration, ...]:
    """Return the steps in order; raises ValueError where a version is missing or has two."""
    ordered = tuple(sorted(steps, key=lambda step: step.source))
    if [step.source for step in ordered] != list(range(1, version)):
        raise ValueError(f"the migrations do not lead gaplessly from version 1 to {version}")
    return ordered


@cache
def migrations(
    package: str = "journeymapper.storage.migrations", version: int = VERSION
) -> tuple[Migration, ...]:
    """Return the chain found in ``package``: one module a step, each with MIGRATION."""
    modules = pkgutil.iter_modules(import_module(package).__path__)
    return chain((import_module(f"{package}.{m.name}").MIGRATION for m in modules), version)


def migrate(
    document: Document, version: int, steps: tuple[Migration, ...] | None = None
) -> tuple[Document, tuple[str, ...]]:
    """Return the document in this version, and what changed (gettext ids)."""
    notes = []
    for step in (migrations() if steps is None else steps)[version - 1 :]:
        document = step.apply(document)
        notes.append(step.note)
    return document, tuple(notes)
