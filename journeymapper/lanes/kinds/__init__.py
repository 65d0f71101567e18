"""One file a kind of lane, each with one KIND constant; discovered, never registered."""
