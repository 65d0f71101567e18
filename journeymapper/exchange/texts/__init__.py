"""Formats that tell a journey in words, one a file."""
