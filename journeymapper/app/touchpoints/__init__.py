"""The touchpoints as a table in the place of the canvas: the inventory of a journey."""
