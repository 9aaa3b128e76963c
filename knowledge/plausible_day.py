"""Whether a day can be today: the bulletins tell, a clock that was never set does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from knowledge.records import Bulletin

# A clock that is further ahead of the newest bulletin is wrong, not the library old.
LATEST_YEARS = 50


def newest_day(bulletins: Iterable[Bulletin]) -> date | None:
    """Return the latest day that the bulletins print: published on, or a document in them signed on."""
    days = (day for one in bulletins for day in (one.published, *(d.signed_date for d in one.documents)))
    return max((day for day in days if day is not None), default=None)


def is_plausible(day: date, newest: date | None) -> bool:
    """Tell whether `day` can be today where `newest` is the latest day that the bulletins print."""
    return newest is None or (newest <= day and day.year - newest.year <= LATEST_YEARS)
