"""Rasa graph components: normalise, tokenise, classify the intent, extract entities by rules."""
