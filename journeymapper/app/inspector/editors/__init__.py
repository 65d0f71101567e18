"""Editors of one field each; which one serves a field is decided in ``catalog``."""
