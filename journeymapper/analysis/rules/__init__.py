"""What is looked for on a map: one rule a module, each with one constant RULE."""
