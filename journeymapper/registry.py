"""Discovery: every module of a package that defines a constant, found and never listed by hand."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")


def discover(package: str, constant: str, expected: type[T]) -> dict[str, T]:
    """Return {module name: its ``constant``} over the modules of ``package``, sorted by name.

    Raises LookupError where nothing is found (a frozen program that lost the package) and
    TypeError where a module's constant is missing or is not an ``expected``.
    """
    found: dict[str, T] = {}
    for info in pkgutil.iter_modules(import_module(package).__path__):
        value = getattr(import_module(f"{package}.{info.name}"), constant, None)
        if not isinstance(value, expected):
            raise TypeError(f"{package}.{info.name} has no {constant} of type {expected.__name__}")
        found[info.name] = value
    if not found:
        raise LookupError(f"no module with {constant} found in {package}")
    return dict(sorted(found.items()))
