"""Values of named fields: what ``dataclass(frozen=True, slots=True)`` makes, made when needed.

``dataclass`` writes and compiles six functions for a class when its module is imported, and then
makes the class anew for its slots: 0.8 ms each, a third of all that a window's imports took.
Here the functions that need no code of their own are shared, and ``__init__`` is compiled when the
first value is made. Fields, ``replace``, ``asdict`` and matching are those of ``dataclasses``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Return the class as one of frozen values with slots, equal where all fields are."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__dataclass_params__.frozen = True
    compared = [spec.name for spec in fields(made) if spec.compare]
    made.__fields_compared__ = attrgetter(*compared) if compared else type
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _repr
    made.__getstate__, made.__setstate__ = _state, _restore

    def first(self: Any, *arguments: Any, **named: Any) -> None:
        made.__init__ = _initialiser(made)
        made.__init__(self, *arguments, **named)

    made.__init__ = first
    return cast(type[T], made)


def _initialiser(cls: type) -> Callable[..., None]:
    """Compile a class's ``__init__``: each argument, or its default, is put into its slot."""
    names: dict[str, Any] = {}
    heads, lines = [], []
    for spec in fields(cls):
        names[f"_set_{spec.name}"] = cls.__dict__[spec.name].__set__
        value, head = spec.name, spec.name
        if spec.default_factory is not MISSING:
            names[f"_new_{spec.name}"] = spec.default_factory
            names["_missing"] = MISSING
            head += "=_missing"
            value = f"_new_{spec.name}() if {value} is _missing else {value}"
        elif spec.default is not MISSING:
            names[f"_default_{spec.name}"] = spec.default
            head += f"=_default_{spec.name}"
        heads.append(head)
        lines.append(f"\n _set_{spec.name}(self, {value})")
    exec(f"def __init__(self, {', '.join(heads)}):{''.join(lines) or ' pass'}", names)  # noqa: S102
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    of = self.__fields_compared__
    return of(self) == of(other)


def _hash(self: Any) -> int:
    return hash(self.__fields_compared__(self))


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for f, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, f.name, value)
