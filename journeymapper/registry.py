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
    return {name: constant_of(package, name, constant, expected) for name in names(package)}


def names(package: str) -> list[str]:
    """Return the names of a package's modules, sorted; LookupError where there is none."""
    found = sorted(info.name for info in pkgutil.iter_modules(import_module(package).__path__))
    if not found:
        raise LookupError(f"no module found in {package}")
    return found


def constant_of(package: str, name: str, constant: str, expected: type[T]) -> T:
    """Return the constant of one module of a package; TypeError where it is not as expected."""
    value = getattr(import_module(f"{package}.{name}"), constant, None)
    if not isinstance(value, expected):
        raise TypeError(f"{package}.{name} has no {constant} of type {expected.__name__}")
    return value
