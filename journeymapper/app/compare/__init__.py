"""Two journeys side by side: their curves over the same steps, and where they differ."""
