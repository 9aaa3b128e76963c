"""Actions that behave and misbehave as real ones may."""
