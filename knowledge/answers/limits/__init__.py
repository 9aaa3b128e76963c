"""What is not answered, and where to turn: danger, commands, places elsewhere, details not written."""
