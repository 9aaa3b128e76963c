"""When a text holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.kinds import ValidityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From when until when a text holds (both inclusive), and what replaced it."""

    effective_from: date | None = None
    expires_on: date | None = None
    superseded_from: date | None = None
    superseded_by: str | None = None

    def status(self, day: date) -> ValidityStatus:
        """Return how the text stands on `day`."""
        if self.effective_from and day < self.effective_from:
            return ValidityStatus.NOT_YET
        if self.superseded_from and day >= self.superseded_from:
            return ValidityStatus.SUPERSEDED
        if self.expires_on and day > self.expires_on:
            return ValidityStatus.EXPIRED
        return ValidityStatus.IN_FORCE
