"""The interactive view of a map."""
