"""The map as a screen reader meets it: a tree of named things that can be pressed and edited."""
