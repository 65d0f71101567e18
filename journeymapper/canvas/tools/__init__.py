"""One gesture, one class, one file."""
