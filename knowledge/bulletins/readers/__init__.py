"""Reading a file of an issue, text or PDF, into printed lines, with clear errors for what cannot be read."""
