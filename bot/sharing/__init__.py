"""What the workers of a server, and several machines, know together: counts, and whose turn it is."""
