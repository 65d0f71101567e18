"""The outline: the map as a tree of stages, steps, touchpoints and lanes."""
