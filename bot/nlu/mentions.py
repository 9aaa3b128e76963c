"""One mention of an entity, and the order in which overlapping mentions win."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entity found in a text: its canonical `value` stands for `source[start:end]`."""

    entity: str
    value: str
    start: int
    end: int

    def overlaps(self, other: Mention) -> bool:
        """Tell whether both share a character."""
        return self.start < other.end and other.start < self.end


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions by place; of two that overlap, the one that came first in `mentions`."""
    kept: list[Mention] = []
    for mention in mentions:
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)
