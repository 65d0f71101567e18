"""Looking at a map: filtering it, saved views of it, finding words on it."""
