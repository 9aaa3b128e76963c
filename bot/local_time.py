"""The time of Wenzhou, in which staff reads and writes moments; the store keeps them in UTC."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from knowledge.dates import YEARS

# Wenzhou keeps UTC+8 all the year.
LOCAL = timezone(timedelta(hours=8))


def local_moment(value: str) -> datetime | None:
    """Return an ISO moment, Wenzhou's time where it names no zone, None for anything else."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.year not in YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)
