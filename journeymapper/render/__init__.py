"""Display to a surface: siblings that do not know each other."""
