"""The shipped issues, read once, and small issues written by a test."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import yaml

from knowledge.bulletins import read_folder
from knowledge.bulletins.documents import documents_of
from knowledge.bulletins.layout import split_pages
from knowledge.bulletins.sections.entries import SectionContents, contents_of
from knowledge.bulletins.sections.kinds import text_of
from knowledge.bulletins.title_block import TitleBlock, title_blocks
from knowledge.passages import passages_of
from knowledge.records import Bulletin, Document, DocumentKind, Line, Passage, Standard, Topic
from knowledge.standards import standards_of as standards_of_issue, supersede

SHIPPED = Path(__file__).parents[2] / "data" / "bulletins"
KEYS = ("2015-10", "2018-06", "2019-07", "2019-12", "2020-06")
_LABELS = Path(__file__).parent / "bulletins" / "labels.yml"
_LINE_WIDTH = 20


@functools.lru_cache(maxsize=1)
def shipped() -> dict[str, Bulletin]:
    return {bulletin.key: bulletin for bulletin in read_folder(SHIPPED)}


@functools.lru_cache(maxsize=1)
def labels() -> dict:
    """What a person read in the issues, by issue."""
    return yaml.safe_load(_LABELS.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=1)
def shipped_passages() -> tuple[Passage, ...]:
    return tuple(p for bulletin in shipped().values() for p in passages_of(bulletin))


@functools.lru_cache(maxsize=1)
def shipped_standards() -> tuple[Standard, ...]:
    return tuple(_drawn(list(shipped().values())))


@functools.lru_cache(maxsize=8)
def printed(key: str) -> tuple[Line, ...]:
    """The lines of a shipped issue as they stand in its file."""
    text = (SHIPPED / f"{key}.txt").read_text(encoding="utf-8-sig")
    return tuple(Line(number=i, text=line) for i, line in enumerate(text.split("\n"), 1))


def numbered_block(page: Sequence[Line]) -> TitleBlock | None:
    """The first title block of a page that prints a document number."""
    return next((block for block in title_blocks(page) if block.is_numbered), None)


def part(key: str, first: int, last: int) -> list[Line]:
    """The lines `first` to `last` of a shipped issue, blank ones too."""
    return list(printed(key)[first - 1 : last])


def lines(text: str, first: int = 1) -> list[Line]:
    """The non-blank lines of a literal, numbered from `first` by twos as in the files."""
    kept = [line for line in text.split("\n") if line.strip()]
    return [Line(number=first + 2 * i, text=line) for i, line in enumerate(kept)]


def document(number: str) -> Document:
    """The shipped document of this number."""
    return next(d for b in shipped().values() for d in b.documents if d.document_number == number)


def notice(
    title: str,
    *paragraphs: str,
    number: str,
    signed: str,
    issuer: str = "温州市人民政府",
    width: int = _LINE_WIDTH,
) -> str:
    """A page with one notice: body in wrapped lines, signature, then the floating title block."""
    wrapped = [p[i : i + width] for p in ("各有关单位：", *paragraphs) for i in range(0, len(p), width)]
    body = "\n\n".join(wrapped)
    return f" {body}\n\n{' ' * 20}{issuer}\n\n{' ' * 20}{signed}\n\n{number}\n\n{issuer}\n\n{title}\n"


def issue(*pages: str, key: str = "2021-03") -> Bulletin:
    """An issue of these pages."""
    text = "".join(pages)
    raw = split_pages([Line(number=i, text=line) for i, line in enumerate(text.split("\n"), 1)])
    year, number = (int(part) for part in key.split("-"))
    return Bulletin(
        key=key,
        year=year,
        number=number,
        serial=None,
        pages=tuple(page.page() for page in raw),
        documents=tuple(documents_of(key, number, raw)),
    )


def standards_of(*bulletins: Bulletin) -> list[Standard]:
    """The standards of the core topics that the rules draw from these issues."""
    return [s for s in _drawn(bulletins) if s.topic is not Topic.BULLETIN]


def provisions_of(*bulletins: Bulletin) -> list[Standard]:
    """The general records that the rules draw from these issues, beyond the core topics."""
    return [s for s in _drawn(bulletins) if s.topic is Topic.BULLETIN]


def _drawn(bulletins: Sequence[Bulletin]) -> list[Standard]:
    return _drawn(bulletins)


def section(kind: DocumentKind, text: str, *, year: int = 2021, number: int = 3) -> SectionContents:
    """The contents of a section with these lines, numbered from 1, all on page 9."""
    printed = [Line(number=i, text=line) for i, line in enumerate(text.strip("\n").split("\n"), 1)]
    kept = [line for line in printed if line.text.strip()]
    pages = {line.number: 9 for line in kept}
    return contents_of(kind, text_of(kind, kept, pages, (year, number), []))


def _drawn(bulletins: Sequence[Bulletin]) -> list[Standard]:
    return supersede([one for b in bulletins for one in standards_of_issue(b, passages_of(b))])
