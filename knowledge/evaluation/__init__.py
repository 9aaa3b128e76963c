"""Measuring: search on a retrieval set beside its peer, answers on judged conversations.

Figures are made by small pure modules; what a run found is written with the configuration that found it,
so that two runs can be compared question by question.
"""
