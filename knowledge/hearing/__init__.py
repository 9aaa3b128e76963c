"""What residents say with the mistakes of mouth, ear and keyboard, put right step by step."""

from knowledge.hearing.changes import Repair
from knowledge.hearing.repairs import repair

__all__ = ["Repair", "repair"]
