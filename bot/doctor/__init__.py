"""Examines an installation and says what to do: reads everything, changes nothing, tells no secret."""
