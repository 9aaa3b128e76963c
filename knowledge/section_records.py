"""What the sections beside the documents print: tables, posts, indicators, listed documents, news, days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.kinds import PostChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a document. `rows` are as long as `columns`; an unreadable one has neither.

    `lines` are the source lines that the table took, in the order of the file.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    readable: bool
    page: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One person and one post; `decided_on` is None where the section prints no day."""

    person: str
    post: str
    change: PostChange
    decided_on: date | None
    page: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One row of the monthly statistics: a value for each of `columns`, None where none is printed."""

    name: str
    unit: str
    columns: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    page: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """One entry of the list of documents issued in a month."""

    document_number: str
    title: str
    page: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of news, or one entry of the chronicle with its day and no title."""

    title: str
    day: date | None
    text: str
    page: int
    lines: tuple[int, ...]
