"""Other formats: one file each, reading and/or writing."""
