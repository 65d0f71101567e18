"""What can go wrong on the way out."""

from __future__ import annotations


class ExportError(Exception):
    """A picture or page of a map that could not be made; the text says why and what to do."""
