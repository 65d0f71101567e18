"""What is drawn: generic values that know nothing of journeys."""
