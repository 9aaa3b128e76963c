"""Shorter ways through Rasa for the same answers, one a module; `taken` takes them all."""
