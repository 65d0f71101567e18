"""The interactive view: paints the arrangement, scrolls, zooms, and hands gestures to tools."""
