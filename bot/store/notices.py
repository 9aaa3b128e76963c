"""The emergency notice that staff pins on all channels."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from bot.errors import NoticeError
from bot.store.database import Database
from bot.store.tables import NOTICES, storable

NOTICE_LIMIT = 500
# How old the notice may be that an answer carries; another process may have pinned one since.
CACHE_SECONDS = 1.0
STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice; with `only` no question is answered while it is pinned. The moments are aware UTC.

    `until` is when it ends by itself, `ended` when staff or another notice ended it.
    """

    id: int
    text: str
    only: bool
    since: datetime
    until: datetime | None
    ended: datetime | None = None
    pinned_by: str = STAFF

    def payload(self) -> dict[str, Any]:
        """Return the notice as every payload carries it while it is pinned; moments are ISO."""
        return {
            "id": self.id,
            "text": self.text,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "only": self.only,
        }


class Notices:
    """The table of the notices; at most one is current."""

    def __init__(self, database: Database) -> None:
        """Keep the notices in `database`."""
        self._database = database
        self._known: Notice | None = None
        self._read_at = float("-inf")
        self._reading = threading.Lock()

    def current(self) -> Notice | None:
        """Return the notice that is pinned now, as of at most a second ago; raises nothing."""
        with self._reading:
            if time.monotonic() - self._read_at >= CACHE_SECONDS:
                self._refresh()
            notice = self._known
        return None if notice is None or _is_over(notice) else notice

    def pin(self, text: str, only: bool = False, until: datetime | None = None) -> Notice:
        """Pin a notice in place of the one before.

        Raises:
            NoticeError: The text is empty or over 500 characters, or `until` has passed or has no time zone.
        """
        row = _checked(text, only, until)
        notice_id = self._database.run(lambda connection: _pin(connection, row))
        self._forget_known()
        return Notice(id=notice_id, **row)

    def unpin(self) -> Notice | None:
        """End the current notice and return it, None where there is none."""
        self._forget_known()
        notice = self.current()
        self._database.run(_end_all)
        self._forget_known()
        return notice

    def history(self, limit: int = 50) -> list[Notice]:
        """Return the latest notices, newest first."""
        query = sa.select(NOTICES).order_by(NOTICES.c.id.desc()).limit(limit)
        with self._database.reading() as connection:
            return [_notice(row) for row in connection.execute(query)]

    def _forget_known(self) -> None:
        with self._reading:
            self._read_at = float("-inf")

    def _refresh(self) -> None:
        """Read the current notice; a failing database leaves the one that was known."""
        self._read_at = time.monotonic()
        query = sa.select(NOTICES).where(NOTICES.c.ended.is_(None)).order_by(NOTICES.c.id.desc()).limit(1)

        def read() -> Notice | None:
            with self._database.reading() as connection:
                row = connection.execute(query).first()
            return _notice(row) if row else None

        self._known = self._database.attempt(read, self._known)


def _checked(text: str, only: bool, until: datetime | None) -> dict[str, Any]:
    """Return the columns of a new notice; raises NoticeError."""
    shown, now = storable(text), datetime.now(timezone.utc)
    if not 0 < len(shown) <= NOTICE_LIMIT:
        raise NoticeError(f"通知有 {len(shown)} 个字：请写 1 到 {NOTICE_LIMIT} 个字。")
    if until is not None and (until.tzinfo is None or until <= now):
        raise NoticeError(f"截止时间 {until} 不对：请给一个将来的时间，例如 2026-11-22T18:00+08:00。")
    return {"text": shown, "only": only, "since": now, "until": until, "ended": None, "pinned_by": STAFF}


def _pin(connection: Any, row: dict[str, Any]) -> int:
    """End the notices before and write the new one; returns its id."""
    _end_all(connection)
    return int(connection.execute(NOTICES.insert(), row).inserted_primary_key[0])


def _end_all(connection: Any) -> None:
    now = datetime.now(timezone.utc)
    connection.execute(NOTICES.update().where(NOTICES.c.ended.is_(None)).values(ended=now))


def _is_over(notice: Notice) -> bool:
    return notice.until is not None and notice.until <= datetime.now(timezone.utc)


def _notice(row: Any) -> Notice:
    return Notice(**{column.name: getattr(row, column.name) for column in NOTICES.columns})
