"""The inspector: a form for whatever is selected, made from the field descriptions of its kind."""
