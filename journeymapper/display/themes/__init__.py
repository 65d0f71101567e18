"""Themes of a map, one a file: its PALETTE; the standard one is ``Palette`` itself."""
