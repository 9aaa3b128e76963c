"""When a text holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.kinds import StandingStatus, ValidityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a text still holds today, and a few words that say why."""

    status: StandingStatus
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From when until when a text holds (both inclusive), and what replaced it."""

    effective_from: date | None = None
    expires_on: date | None = None
    superseded_from: date | None = None
    superseded_by: str | None = None

    @property
    def begins(self) -> date:
        """Return the day from which the text holds, for one that names none before any other."""
        return self.effective_from or date.min

    def status(self, day: date) -> ValidityStatus:
        """Return how the text stands on `day`; of expiry and replacement what came first is what it stays.

        One that is replaced on the day after its last is superseded, and so is one that is replaced
        before it ever took effect.
        """
        if self.superseded_from and day >= self.superseded_from and not self._expires_first():
            return ValidityStatus.SUPERSEDED
        if self.expires_on and day > self.expires_on:
            return ValidityStatus.EXPIRED
        if self.effective_from and day < self.effective_from:
            return ValidityStatus.NOT_YET
        return ValidityStatus.IN_FORCE

    def _expires_first(self) -> bool:
        if self.expires_on is None or self.superseded_from is None:
            return False
        return self.superseded_from - self.expires_on > timedelta(days=1)
