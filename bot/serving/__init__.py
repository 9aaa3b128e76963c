"""The processes of a server: workers forked from one, what belongs to whom, and a gentle end."""
