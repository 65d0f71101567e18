"""Indicators computed from raw answers: reading them, showing what they make, writing the card."""
