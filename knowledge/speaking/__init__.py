"""Spoken Chinese: a text as a voice reads it (`spoken`), and the rules that it keeps (`violations`)."""

from knowledge.speaking.rules import Rule, Violation, violations
from knowledge.speaking.voice import spoken

__all__ = ["Rule", "Violation", "spoken", "violations"]
