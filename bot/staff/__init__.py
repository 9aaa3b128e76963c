"""The staff console: who may enter, and what staff see and change there."""
