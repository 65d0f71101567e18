"""The keys of every action: as they come, or as a person chose them; kept in the settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QKeySequence

from journeymapper.app import settings
from journeymapper.app.actions import ACTIONS, BY_ID, ActionSpec

_GROUP: Final = "keys"
_BETWEEN: Final = " | "
_FORM: Final = QKeySequence.SequenceFormat.PortableText


def sequences(spec: ActionSpec) -> list[QKeySequence]:
    """Return the key sequences of an action on this system, the first to be shown first."""
    found: list[QKeySequence] = []
    for key in spec.keys:
        if isinstance(key, str):
            found.append(QKeySequence(key))
        else:
            found.extend(
                QKeySequence.keyBindings(key)[:1]
                if key is not QKeySequence.StandardKey.Redo
                else []
            )
    unique = []
    for sequence in found:
        if not sequence.isEmpty() and sequence not in unique:
            unique.append(sequence)
    return unique


def all_keys() -> dict[str, list[QKeySequence]]:
    """Return the keys of every action by its id; what was chosen comes before what is usual."""
    store = settings.store()
    store.beginGroup(_GROUP)
    chosen = {id_: str(store.value(id_, "")) for id_ in store.childKeys() if id_ in BY_ID}
    store.endGroup()
    return {
        spec.id: _read(chosen[spec.id]) if spec.id in chosen else sequences(spec)
        for spec in ACTIONS
    }


def choose(action: str, keys: Iterable[QKeySequence]) -> None:
    """Keep the keys of an action; its usual ones again are no choice. KeyError for an unknown."""
    wanted = [key for key in keys if not key.isEmpty()]
    store = settings.store()
    if wanted == sequences(BY_ID[action]):
        store.remove(f"{_GROUP}/{action}")
    else:
        store.setValue(f"{_GROUP}/{action}", _BETWEEN.join(key.toString(_FORM) for key in wanted))


def reset() -> None:
    """Give every action its usual keys again."""
    settings.store().remove(_GROUP)


def is_usual(action: str) -> bool:
    """Tell whether an action has its usual keys."""
    return not settings.store().contains(f"{_GROUP}/{action}")


def user_of(key: QKeySequence, other_than: str) -> ActionSpec | None:
    """Return the action that has a key already; None if it is free."""
    for id_, keys in all_keys().items():
        if id_ != other_than and key in keys:
            return BY_ID[id_]
    return None


def _read(text: str) -> list[QKeySequence]:
    return [QKeySequence(part, _FORM) for part in text.split(_BETWEEN) if part]
