"""What a reader makes of a file, and how much of one it takes."""

from __future__ import annotations

from dataclasses import dataclass

# stands at the head of the first line of a page
PAGE_MARK = "\f"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """The lines of a file as printed, the first of a page behind `PAGE_MARK`, and what staff should know."""

    lines: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """What is too large to be an issue: it is refused before it fills the memory.

    `stream_bytes` bounds one compressed stream of a PDF once it is unpacked, `rules` the ruled lines of a
    page among which tables are looked for (maps and charts are drawn with tens of thousands).
    """

    text_bytes: int = 32 * 2**20
    pdf_bytes: int = 512 * 2**20
    pdf_pages: int = 2_000
    stream_bytes: int = 128 * 2**20
    rules: int = 3_000


LIMITS = ReadingLimits()
