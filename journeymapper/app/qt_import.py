"""Importing PySide6 without what a window does at its start for nobody.

PySide6 carries the Python source of its signatures inside its library: 120 KB, compiled and run at
every start, a fifth of the whole start of a small window. They are there for ``help`` and for the
words of the error where a call has wrong arguments. Here they wait until one of these is wanted.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from threading import RLock
from typing import Any, Final

_KNOWN: Final = {(6, 11, 3)}
"""The releases of PySide6 that this was tried with; with any other nothing waits."""
_PLACE: Final = "shibokensupport/signature/"
_CALLED: Final[dict[str, tuple[str, ...]]] = {
    f"{_PLACE}{name}.py": called
    for name, called in {
        "errorhandler": (),
        "layout": (),
        "lib/enum_sig": (),
        "lib/pyi_generator": (),
        "lib/tool": (),
        "mapping": ("update_mapping",),
        "parser": (),
    }.items()
}
"""Modules that can wait: file in PySide6's archive -> functions that its C++ looks up by name."""
_sources: Final[dict[str, Any]] = {}
_filling: Final = RLock()


def import_qt() -> None:
    """Import PySide6, but neither its signatures yet nor, ever, its own way of importing modules.

    That is there for ``from __feature__ import ...``, which nobody here says, and reads the source
    of every module imported from then on, to see whether it uses PySide6.
    """
    pythons_import, pythons_compile = builtins.__import__, builtins.compile

    def compile_later(source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        if filename in _CALLED and _version() in _KNOWN:
            _sources[filename] = source
            source = f"from {__name__} import put_off; put_off(globals(), {filename!r})"
        return pythons_compile(source, filename, *how, **more)

    builtins.compile = compile_later
    try:
        import_module("PySide6.QtCore")
    finally:
        builtins.compile = pythons_compile
        builtins.__import__ = pythons_import


def put_off(module: dict[str, Any], filename: str) -> None:
    """Let a module, given as its names, be filled when the first of them is asked for."""
    waiting = [_sources.pop(filename)]

    def fill() -> None:
        with _filling:
            if waiting:
                exec(compile(waiting.pop(), filename, "exec"), module)  # noqa: S102

    def name_in(name: str) -> Any:
        if not name.startswith("__"):
            fill()
        try:
            return module[name]
        except KeyError:
            raise AttributeError(name) from None

    def stand_in(name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            fill()
            return module[name](*arguments)

        return call

    module["__getattr__"] = name_in
    module.update({name: stand_in(name) for name in _CALLED[filename]})


def _version() -> tuple[int, ...]:
    return tuple(getattr(sys.modules.get("shiboken6"), "__version_info__", ())[:3])
