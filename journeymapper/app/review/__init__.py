"""The living map in the window: reviews that are overdue, closing one, what changed since."""
