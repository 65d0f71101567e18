"""The one text engine: text in, placed glyphs out; and the icon set."""
