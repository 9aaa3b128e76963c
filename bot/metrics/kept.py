"""How often replies, parses and answers were looked for among those kept, and found."""

from __future__ import annotations

from bot.metrics import labels, series
from knowledge.kept import KeptCount, kept_counts


class KeptSeries:
    """Counts what was asked of the kept ones since it was made: a start that answers some is not counted."""

    def __init__(self) -> None:
        """Begin with what was asked up to now."""
        self._told = kept_counts()

    def refresh(self) -> None:
        """Count what was asked since the last time."""
        now = kept_counts()
        for name, count in now.items():
            before = self._told.get(name, KeptCount())
            kind = labels.listed(name, labels.KEPT)
            series.KEPT_ASKED.labels(kind).inc(count.asked - before.asked)
            series.KEPT_FOUND.labels(kind).inc(count.found - before.found)
        self._told = now
