"""Map to display: pure, deterministic, cached by identity."""
