"""What the program remembers between runs: an INI file in the user's own configuration folder."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings


def store() -> QSettings:
    """Return the settings file; QApplication's applicationName must be set."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "journeymapper", "journeymapper"
    )


def text(key: str, default: str = "") -> str:
    """Return a remembered text."""
    return str(store().value(key, default))


def flag(key: str, *, default: bool) -> bool:
    """Return a remembered yes or no."""
    return str(store().value(key, "true" if default else "false")).lower() == "true"


def blob(key: str) -> QByteArray:
    """Return remembered bytes, such as the places of docks; empty where there are none."""
    value = store().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def remember(key: str, value: str | bool | QByteArray) -> None:
    """Keep a value under ``key``."""
    store().setValue(key, ("true" if value else "false") if isinstance(value, bool) else value)


def less_motion() -> bool:
    """Tell whether things shall change at once instead of moving: as chosen, or as the system."""
    if flag("less_motion", default=False):
        return True
    from PySide6.QtWidgets import QApplication, QStyle

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
