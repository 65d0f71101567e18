"""One file a step from one format version to the next; gapless, never edited after release."""
