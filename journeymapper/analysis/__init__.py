"""Questions about the journey: pure functions of the map."""
