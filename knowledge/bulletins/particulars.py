"""What a document says of itself beside its title: to whom it goes, what it repeals, what is attached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.records import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """The addressee, what the document puts out of force, and the titles of its attachments."""

    addressee: str | None = None
    repeals: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def particulars_of(body: Sequence[Line]) -> Particulars:
    """Read the particulars from a body in reading order, title block and signature taken out."""
    return Particulars()
