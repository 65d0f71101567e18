"""What a map says: pure values, no I/O, no geometry."""
