"""Measures how long people wait, each time beside its floor: ``python -m tests.bench``."""
