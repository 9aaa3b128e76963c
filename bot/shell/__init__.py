"""`ouwen shell`: a conversation in the terminal with the commands of those who check the answers."""
