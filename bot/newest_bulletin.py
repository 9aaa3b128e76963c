"""How far the bulletins reach."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from knowledge.records import Bulletin


def newest_day(bulletins: Iterable[Bulletin]) -> date | None:
    """Return the latest day that the bulletins print: published on, or a document in them signed on."""
    days = (day for one in bulletins for day in (one.published, *(d.signed_date for d in one.documents)))
    return max((day for day in days if day is not None), default=None)
