"""The command palette: every action, stage, lane and card, found by typing a part of its name."""
