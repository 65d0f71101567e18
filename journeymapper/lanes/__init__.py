"""Kinds of lane: the fields and the geometry of one kind in one file."""
