"""What is logged: lines that cannot be forged, hold no number of a person, and name a turn."""
