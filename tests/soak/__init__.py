"""The soak of the file: the program ended again and again while it edits and saves."""
