"""PLACEHOLDER"""
from __future__ import annotations
def show(window: object) -> None:
    """Show."""
