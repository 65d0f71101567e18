"""Values of named fields: what ``dataclass(frozen=True, slots=True)`` makes, made when needed.

``dataclass`` writes and compiles six functions for a class when its module is imported, looks at
its signature, and makes the class anew for its slots: 0.8 ms each, a third of all that a window's
imports took. Here the functions that need no code of their own are shared, ``__init__`` is compiled
for classes of which there are many values, and the fields are described when somebody asks for
them. Fields, ``replace``, ``asdict`` and matching are those of ``dataclasses``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar, cast, dataclass_transform, overload

T = TypeVar("T")

_SELDOM: Final = 24
"""So many values of a class are made without compiled code: compiling takes as long as 100."""


class _Parameters:
    """What ``dataclasses`` wants to know of a class before it lets another derive from it."""

    init = repr = eq = frozen = slots = match_args = True
    order = unsafe_hash = kw_only = weakref_slot = False


class _Fields:
    """The fields of a class as ``dataclasses`` describes them, in place of which they come."""

    def __init__(self, types: Mapping[str, Any], defaults: Mapping[str, Any]) -> None:
        self._own = {"__annotations__": dict(types), "__doc__": "Fields.", **defaults}

    def __get__(self, _value: object, cls: Any) -> dict[str, Field[Any]]:
        plain = type(cls.__name__, (), {"__module__": cls.__module__, **self._own})
        found: Any = dataclass(init=False, repr=False, eq=False, match_args=False)(plain)
        made: dict[str, Field[Any]] = found.__dataclass_fields__
        cls.__dataclass_fields__ = made
        return made


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, eq: bool) -> Callable[[type[T]], type[T]]: ...
def frozen(cls: type[T] | None = None, *, eq: bool = True) -> Any:
    """Return the class as one of frozen values with slots, equal where all fields are.

    Without ``eq`` each is equal to itself alone. What the class defines itself stays. It derives
    from no class that has fields, and nothing derives from it.
    """
    shared = _SHARED | _COMPARING if eq else _SHARED
    return _frozen(cls, shared) if cls else lambda cls: _frozen(cls, shared)


def _frozen(cls: type[T], shared: Mapping[str, Any]) -> type[T]:
    types = cls.__annotations__
    names = tuple(types)
    own = {name: value for name, value in vars(cls).items() if name not in types}
    own.pop("__dict__", None)
    own.pop("__weakref__", None)
    defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
    compared = [name for name in names if getattr(defaults.get(name), "compare", True)]
    metaclass: Any = type(cls)
    made = metaclass(
        cls.__name__,
        cls.__bases__,
        {
            **shared,
            **own,
            "__slots__": names,
            "__match_args__": names,
            "__qualname__": cls.__qualname__,
            "__dataclass_fields__": _Fields(types, defaults),
            "__dataclass_params__": _Parameters,
            "__fields_compared__": attrgetter(*compared) if compared else type,
        },
    )
    made.__init__ = _first_initialiser(made, names, defaults)
    return cast(type[T], made)


def _first_initialiser(
    cls: Any, names: tuple[str, ...], defaults: Mapping[str, Any]
) -> Callable[..., None]:
    """Return the ``__init__`` of a class's first values, which then gives way to a compiled one."""
    left = _SELDOM
    slots: tuple[tuple[str, Callable[..., None], Any, Any], ...] = ()
    asked = [name for name in names if getattr(defaults.get(name), "init", True)]
    rest = getattr(cls, "__post_init__", None)

    def first(self: Any, *arguments: Any, **named: Any) -> None:
        nonlocal left, slots
        left -= 1
        if not slots:
            members = vars(cls)
            slots = tuple((n, members[n].__set__, *_default(defaults, n)) for n in asked)
        given = dict(zip(asked, arguments, strict=False))
        if left > 0 and len(given) == len(arguments) and given.keys().isdisjoint(named):
            given.update(named)
            for name, put, default, factory in slots:
                value = given.pop(name, default)
                if value is MISSING:
                    if factory is MISSING:
                        break
                    value = factory()
                put(self, value)
            else:
                if not given:
                    if rest:
                        rest(self)
                    return
        cls.__init__ = _initialiser(cls)
        cls.__init__(self, *arguments, **named)

    return first


def _default(defaults: Mapping[str, Any], name: str) -> tuple[Any, Any]:
    """Return the default of a field, and what makes it; MISSING for what is not there."""
    default = defaults.get(name, MISSING)
    if isinstance(default, Field):
        return default.default, default.default_factory
    return default, MISSING


def _initialiser(cls: type) -> Callable[..., None]:
    """Compile a class's ``__init__``: each argument, or its default, is put into its slot."""
    names: dict[str, Any] = {}
    heads, lines = [], []
    for spec in (spec for spec in fields(cls) if spec.init):
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
    if hasattr(cls, "__post_init__"):
        lines.append("\n self.__post_init__()")
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


_COMPARING: Final = {"__eq__": _equal, "__hash__": _hash}
_SHARED: Final = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__repr__": _repr,
    "__getstate__": _state,
    "__setstate__": _restore,
}
