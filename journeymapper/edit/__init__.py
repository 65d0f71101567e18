"""Changing the map: pure operations, history, session."""
