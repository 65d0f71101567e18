"""A folder of maps in one window: how each stands, and what they share."""
