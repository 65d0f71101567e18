"""The Qt that is installed leaves Python's own values alone (PySide6 6.12.0 on 3.11 did not)."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QObject


@pytest.mark.parametrize("value", [None, True, False])
def test_calls_do_not_eat_references(value: bool | None) -> None:
    thing = QObject()
    before = sys.getrefcount(value)
    for _ in range(1000):
        thing.setObjectName("x")
        thing.blockSignals(False)
        thing.isWidgetType()
        thing.inherits("QObject")
    assert abs(sys.getrefcount(value) - before) <= 10
