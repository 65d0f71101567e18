"""Field descriptions: the one place that says what a field is.

The codec reads and writes by them, the JSON Schema is made from them and the
inspector builds its form from them, so that the three cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields
from functools import cache
from typing import Any, Final, ParamSpec, TypeVar, cast

from journeymapper.frozen import frozen
from journeymapper.i18n import N_

P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Cache a function of entity classes; ``functools.cache`` hides their type from mypy."""
    return cast("Callable[P, T]", cache(function))


KINDS: Final = (
    "text",  # one line
    "long_text",  # several lines
    "choice",  # one of ``choices``, or empty
    "flag",
    "integer",
    "number",
    "date",
    "strings",  # a list of lines
    "numbers",  # a list of numbers
    "colour",  # #rrggbb, or empty
    "reference",  # an id of ``target``, or empty
    "references",  # ids of ``target``
    "scores",  # persona id -> score on the map's scale
    "pairs",  # free name -> text
    "record",  # one nested value
    "records",  # several nested values
    "data",  # base64 of a file's bytes, undecoded
)


@frozen
class Spec:
    """What one field of an entity is: its kind, its words and what it may hold."""

    kind: str
    label: str = ""
    choices: tuple[str, ...] = ()
    target: str = ""
    record: type[Any] | None = None
    key: str = ""
    hint: str = ""
    group: str = ""
    low: float | None = None
    high: float | None = None
    required: bool = False


@frozen
class Described:
    """A field's name in Python, its key in the file, its default and its description."""

    name: str
    key: str
    default: Any
    spec: Spec


NOTHING: Final[Mapping[str, Any]] = {}
"""The mapping of every field that has none: shared by thousands of cards, and never changed."""


def _nothing() -> Mapping[str, Any]:
    return NOTHING


def _described(default: Any, spec: Spec) -> Any:
    return field(default=default, metadata={"spec": spec})


def text(label: str, **more: Any) -> Any:
    """Describe a line of text; empty when unset."""
    return _described("", Spec("text", label, **more))


def long_text(label: str, **more: Any) -> Any:
    """Describe a text of several lines; empty when unset."""
    return _described("", Spec("long_text", label, **more))


def choice(label: str, choices: Mapping[str, str], default: str = "", **more: Any) -> Any:
    """Describe a word out of ``choices`` (value -> label); the default stands for unset."""
    return _described(default, Spec("choice", label, tuple(choices), **more))


def flag(label: str, *, default: bool = False, **more: Any) -> Any:
    """Describe a yes or no."""
    return _described(default, Spec("flag", label, **more))


def integer(label: str, default: int | None = None, **more: Any) -> Any:
    """Describe a whole number, or None where it is not known."""
    return _described(default, Spec("integer", label, **more))


def number(label: str, default: float | None = None, **more: Any) -> Any:
    """Describe a number, or None where it is not known."""
    return _described(default, Spec("number", label, **more))


def day(label: str, **more: Any) -> Any:
    """Describe a calendar date, or None."""
    return _described(None, Spec("date", label, **more))


def colour(label: str, **more: Any) -> Any:
    """Describe a colour as ``#rrggbb``; empty for the theme's own."""
    return _described("", Spec("colour", label, **more))


def strings(label: str, **more: Any) -> Any:
    """Describe a list of short texts."""
    return _described((), Spec("strings", label, **more))


def numbers(label: str, **more: Any) -> Any:
    """Describe a series of numbers, oldest first."""
    return _described((), Spec("numbers", label, **more))


def reference(label: str, target: str, **more: Any) -> Any:
    """Describe the id of one ``target`` (persona, channel, lane, column, card, asset)."""
    return _described("", Spec("reference", label, target=target, **more))


def references(label: str, target: str, **more: Any) -> Any:
    """Describe the ids of several ``target``."""
    return _described((), Spec("references", label, target=target, **more))


def scores(label: str, target: str = "persona", **more: Any) -> Any:
    """Describe scores by persona id; a missing one is a gap, never a zero.

    An empty ``target`` is for scores of the past, whose personas may be gone.
    """
    return field(
        default_factory=_nothing, metadata={"spec": Spec("scores", label, target=target, **more)}
    )


def pairs(label: str, **more: Any) -> Any:
    """Describe free fields: a name and a text each."""
    return field(default_factory=_nothing, metadata={"spec": Spec("pairs", label, **more)})


def record(label: str, of: type[Any], **more: Any) -> Any:
    """Describe one nested value."""
    return field(default_factory=of, metadata={"spec": Spec("record", label, record=of, **more)})


def records(label: str, of: type[Any], **more: Any) -> Any:
    """Describe several nested values, in order."""
    return _described((), Spec("records", label, record=of, **more))


def data(label: str, **more: Any) -> Any:
    """Describe the bytes of a file as base64 without line breaks."""
    return _described("", Spec("data", label, **more))


def unknown() -> Any:
    """Describe the keys that this version does not know; they survive open and save."""
    return field(default_factory=_nothing, metadata={})


@remembered
def described(entity: type[Any]) -> tuple[Described, ...]:
    """Return the described fields of an entity class, in the order they are written."""
    found = []
    for item in fields(entity):
        spec = item.metadata.get("spec")
        if spec is None:
            continue
        default = item.default
        if item.default_factory is not MISSING:
            default = item.default_factory()
        found.append(Described(item.name, spec.key or item.name, default, spec))
    return tuple(found)


GROUPS: Final = {
    "": N_("General"),
    "journey": N_("Journey"),
    "scores": N_("Emotion"),
    "pain": N_("Pain point"),
    "figure": N_("Figures"),
    "evidence": N_("Evidence"),
    "plan": N_("Plan"),
    "look": N_("Look"),
    "more": N_("More"),
}
