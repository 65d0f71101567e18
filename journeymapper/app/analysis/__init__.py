"""What the map says about itself, in the window: what is noticed, and what is answered."""
