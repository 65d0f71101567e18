"""The user guide in a window: the pages of docs/guide, read, searched and shown."""
