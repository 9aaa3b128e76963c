"""Shipped issues as another extraction might leave them: lines cut or filled anew, title blocks elsewhere."""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator, Sequence

from knowledge.bulletins.documents import documents_of
from knowledge.bulletins.endings import signatures
from knowledge.bulletins.grouping import Section, sections_of
from knowledge.bulletins.layout import RawPage, split_pages
from knowledge.records import Document, DocumentKind, Line
from tests.knowledge.issues import printed


def as_printed(key: str) -> list[str]:
    return [line.text for line in printed(key)]


def documents_in(texts: Sequence[str], key: str) -> list[Document]:
    """The documents of an issue with these lines, its sections left out."""
    pages = split_pages([Line(number=i, text=text) for i, text in enumerate(texts, 1)])
    return [d for d in documents_of(key, int(key[-2:]), pages) if d.kind is DocumentKind.DOCUMENT]


def read(texts: Sequence[str], key: str) -> list[tuple[object, ...]]:
    """What is read of each document, the text of its body without white space."""
    return [
        (
            document.title,
            document.document_number,
            document.registration_number,
            document.issuers,
            document.signed_date,
            document.validity,
            document.pages,
            body(document, texts),
        )
        for document in documents_in(texts, key)
    ]


def body(document: Document, texts: Sequence[str]) -> str:
    """The lines of a document in the order of the file, whether read as text or as a table."""
    numbers = {n for a in document.articles for p in a.paragraphs for n, _ in p.spans}
    numbers |= {n for table in document.tables for n in table.lines}
    return "".join(closed(texts[n - 1]) for n in sorted(numbers))


def closed(text: str) -> str:
    return "".join(text.split())


@functools.lru_cache(maxsize=8)
def sections(key: str) -> tuple[Section, ...]:
    """The documents and sections of a shipped issue, as grouped."""
    return tuple(sections_of(split_pages(printed(key))))


@functools.lru_cache(maxsize=8)
def running(key: str) -> dict[int, RawPage]:
    """The lines of running text of a shipped issue with their pages: no furniture, no tables of single characters."""
    pages = [page for section in sections(key) for page in section.pages if not page.vertical]
    return {line.number: page for page in pages for line in page.lines}


def narrowed(texts: Sequence[str], width: int) -> list[str]:
    """Every line of running text cut after `width` characters; the pieces stand as far apart as the lines did."""
    pages = split_pages([Line(number=i, text=text) for i, text in enumerate(texts, 1)])
    running_text = {line.number for page in pages if not page.vertical for line in page.lines}
    out: list[str] = []
    for number, text in enumerate(texts, 1):
        stripped = text.strip()
        if number not in running_text or len(stripped) <= width:
            out.append(text)
            continue
        lead = text[: len(text) - len(text.lstrip())]
        pieces = [stripped[i : i + width].strip() for i in range(0, len(stripped), width)]
        gap = [""] if number < len(texts) and not texts[number].strip() else []
        out += [line for piece in [lead + pieces[0], *pieces[1:]] for line in (piece, *gap)][
            : -len(gap) or None
        ]
    return out


def filled(texts: Sequence[str], key: str, width: int) -> list[str]:
    """The lines of each paragraph on a page joined and cut anew after `width` characters."""
    out: dict[int, str | None] = dict(enumerate(texts, 1))
    for document in documents_in(texts, key):
        for group in _paragraphs(document, key):
            _fill(out, group, width)
    return [text for _, text in sorted(out.items()) if text is not None]


def _paragraphs(document: Document, key: str) -> Iterator[list[int]]:
    """The lines of each paragraph, parted where a page ends or a title floats in it."""
    pages = running(key)
    for paragraph in (paragraph for article in document.articles[:-1] for paragraph in article.paragraphs):
        numbers = [number for number, _ in paragraph.spans]
        group = numbers[:1]
        for number in numbers[1:]:
            between = range(group[-1] + 1, number)
            if (
                number < group[-1]
                or pages[number] is not pages[group[-1]]
                or any(n in pages for n in between)
            ):
                yield group
                group = []
            group.append(number)
        yield group


def _fill(out: dict[int, str | None], group: Sequence[int], width: int) -> None:
    lines = [out[number] or "" for number in group]
    if any(len(closed(line)) < 12 for line in lines[:-1]):
        return  # a short line is no full line of a paragraph: a row, a heading
    text = "".join(line.strip() for line in lines)
    lead = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    pieces = [text[i : i + width] for i in range(0, len(text), width)]
    if len(pieces) > len(group):
        return
    out[group[0]] = lead + pieces[0]
    for number, piece in zip(group[1:], [*pieces[1:], *[None] * (len(group) - len(pieces))], strict=True):
        out[number] = piece.strip() if piece is not None else None
        if piece is None and out.get(number - 1) == "":
            out[number - 1] = None  # the blank line above goes with the line


def moved(texts: Sequence[str], key: str, chance: random.Random) -> list[str]:
    """The title block of every document put together in any order, somewhere else on its first page."""
    out: list[str] = []
    position = 0
    for section in sections(key):
        if section.block is None:
            continue
        first, last = section.pages[0].lines[0].number, section.pages[0].lines[-1].number
        out += texts[position : first - 1]
        out += _moved_page(
            [(n, texts[n - 1]) for n in range(first, last + 1) if texts[n - 1].strip()], section, key, chance
        )
        position = last
    return [*out, *texts[position:]]


def _moved_page(page: list[tuple[int, str]], section: Section, key: str, chance: random.Random) -> list[str]:
    assert section.block is not None
    lead = " " if page[0][1].startswith(" ") else ""
    block = [[text for number, text in page if number in part] for part in _parts(section)]
    rest = [(number, text) for number, text in page if number not in section.block.lines]
    chance.shuffle(block)
    places = [i for i in range(len(rest) + 1) if not _holds_together(rest, i, key)]
    place = chance.choice(places)
    lines = [text for _, text in rest]
    lines = [lines[0].removeprefix(lead), *lines[1:]] if lead else lines
    moved_lines = [*lines[:place], *(text.strip() for part in block for text in part), *lines[place:]]
    spaced = [line for text in moved_lines for line in (text, "")][:-1]
    return [lead + spaced[0].removeprefix(lead), *spaced[1:]]


def _parts(section: Section) -> list[set[int]]:
    """The lines of the number, the registration number and the title of a document."""
    assert section.block is not None
    lines = [line for line in section.pages[0].lines if line.number in section.block.lines]
    kinds = {"number": set(), "registration": set(), "title": set()}
    for line in lines:
        text = closed(line.text)
        named = "number" if text == section.block.document_number else "title"
        kinds["registration" if text == section.block.registration_number else named].add(line.number)
    return [numbers for numbers in kinds.values() if numbers]


def _holds_together(rest: list[tuple[int, str]], place: int, key: str) -> bool:
    """Whether a place lies inside a signature or inside a title that floats in the text: each is one frame."""
    lines = [Line(number=number, text=text) for number, text in rest]
    if any(begin < place < end for begin, _, end in signatures(lines)):
        return True
    return 0 < place < len(rest) and all(number in floating(key) for number, _ in rest[place - 1 : place + 1])


@functools.lru_cache(maxsize=8)
def floating(key: str) -> frozenset[int]:
    """The lines of titles of enclosures, which are part of no article."""
    blocks = {n for section in sections(key) if section.block for n in section.block.lines}
    documents = documents_in(as_printed(key), key)
    held = {n for d in documents for a in d.articles for p in a.paragraphs for n, _ in p.spans}
    held |= {n for d in documents for table in d.tables for n in table.lines}
    return frozenset(running(key)) - held - blocks
