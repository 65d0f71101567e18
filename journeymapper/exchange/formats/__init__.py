"""One file a format, each with one FORMAT constant; discovered."""
