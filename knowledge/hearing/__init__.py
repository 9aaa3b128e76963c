"""What residents say with the mistakes of mouth, ear and keyboard, put right step by step."""

from knowledge.hearing.changes import Repair
from knowledge.hearing.phrases import forget_phrases
from knowledge.hearing.repairs import repair

__all__ = ["Repair", "forget_phrases", "repair"]
