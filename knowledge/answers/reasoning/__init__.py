"""Answers that are worked out from standards: each kind of reasoning is a file, tried in one order."""

from __future__ import annotations

from knowledge.answers.reasoning.kinds import reasoned

__all__ = ["reasoned"]
