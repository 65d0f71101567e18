"""Presenting a map: the whole of it, then stage by stage, on the full screen."""
