"""Documents: the pages of an issue grouped into published texts and sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from knowledge.bulletins.endings import unbroken
from knowledge.bulletins.grouping import Section, sections_of
from knowledge.bulletins.issuers import names_others
from knowledge.bulletins.layout import RawPage
from knowledge.bulletins.line_text import LineText, comparable
from knowledge.bulletins.paragraphs import join_lines
from knowledge.bulletins.particulars import particulars_of
from knowledge.bulletins.reading_order import in_order
from knowledge.bulletins.sections.appointment_notices import appointments_in
from knowledge.bulletins.sections.entries import contents_of
from knowledge.bulletins.sections.kinds import section_title, text_of
from knowledge.bulletins.signature import Signature, signature_of
from knowledge.bulletins.tables import crumbled_tables, tables_in
from knowledge.bulletins.title_block import TitleBlock
from knowledge.bulletins.validity import validity_of
from knowledge.records import Article, Document, DocumentKind, Line

# …关于印发《温州市政府产业基金财政鼓励政策实施细则》的通知   |   …关于印发温州市水库山塘安全管理办法的通知
_ENCLOSED = re.compile(r"印发(?:《(?P<quoted>[^》]+)》|(?P<plain>.+?))(?:等\d+项.*)?的?通知$")
# 温州市人民政府令第150号
_ORDER = re.compile(r"令第[^号]+号$")
SIGNATURE = "落款"
# what brackets and dashes a floating title may print that the title of the notice does not
_BRACKETS = 8


def documents_of(key: str, number: int, pages: Sequence[RawPage]) -> list[Document]:
    """Group the pages of issue `key` (its number is the month that sections report) into documents."""
    sections = sections_of(pages)
    firsts = [section.pages[0].number for section in sections[1:]]
    return [
        _document(f"{key}/{i:02d}", key, number, section, _page_numbers(section, following))
        for i, (section, following) in enumerate(zip_longest(sections, firsts), 1)
    ]


def _page_numbers(section: Section, following: int | None) -> tuple[int, ...]:
    """Return the pages of a section; a table taken apart at its end fills those up to the next section."""
    numbers = [page.number for page in section.pages]
    if numbers != sorted(numbers):
        # pages that were bound or extracted out of order
        return tuple(sorted(set(numbers)))
    first, last = numbers[0], numbers[-1]
    if section.pages[-1].vertical and following is not None:
        last = max(last, following - 1)
    return tuple(range(first, last + 1))


def _document(key: str, bulletin: str, month: int, section: Section, numbers: tuple[int, ...]) -> Document:
    page_of_line = {line.number: page.number for page in section.pages for line in page.lines}
    taken = section.block.lines if section.block else frozenset()
    lines = [
        line
        for page in section.pages
        if not page.vertical
        for line in in_order([line for line in page.lines if line.number not in taken])
    ]
    if section.block is None:
        labels = [page.label for page in section.pages if page.label]
        printed = text_of(section.kind, lines, page_of_line, (int(bulletin[:4]), month), labels)
        contents = contents_of(section.kind, printed)
        return Document(
            key=key,
            bulletin=bulletin,
            kind=section.kind,
            title=section_title(section.kind, lines, printed.month),
            pages=numbers,
            articles=contents.articles,
            appointments=contents.appointments,
            indicators=contents.indicators,
            listed_documents=contents.listed_documents,
            entries=contents.entries,
        )
    document = _published(key, bulletin, section.block, lines, page_of_line, numbers)
    tables = (*document.tables, *crumbled_tables(section.pages, document.attachments))
    return replace(document, tables=tables, appointments=appointments_in(document, page_of_line))


def _published(
    key: str,
    bulletin: str,
    block: TitleBlock,
    body: Sequence[Line],
    page_of_line: dict[int, int],
    pages: tuple[int, ...],
) -> Document:
    enclosed, floating = _enclosed_title(block, body)
    whole, merged = unbroken(body)
    found = signature_of(whole, block.issuers)
    signed = [part for line in found.lines for part in merged.get(line.number, [line])]
    taken = floating | {line.number for line in signed}
    body = [line for line in body if line.number not in taken]
    tabled = tables_in(body, page_of_line)
    text = join_lines(tabled.prose).text
    validity, from_signed = validity_of(text, block.title, found.signed)
    particulars = particulars_of(body, block.title, found.lines)
    return Document(
        key=key,
        bulletin=bulletin,
        kind=DocumentKind.DOCUMENT,
        title=block.title,
        enclosed_title=enclosed,
        document_number=block.document_number,
        registration_number=block.registration_number,
        issuers=_issuers(block, found),
        addressee=particulars.addressee,
        signed_date=found.signed,
        validity=validity,
        effective_is_signed_date=from_signed,
        repeals=particulars.repeals,
        amends=particulars.amends,
        overrides=particulars.overrides,
        attachments=particulars.attachments,
        pages=pages,
        tables=tabled.tables,
        articles=(*tabled.articles, *_signature_article(signed, page_of_line)),
    )


def _issuers(block: TitleBlock, signature: Signature) -> tuple[str, ...]:
    """Return those that the title names, unless only the signature names all of them (某局等六部门)."""
    if block.issuers and not (names_others(block.issuers) and signature.issuers):
        return block.issuers
    return signature.issuers


def _signature_article(lines: Sequence[Line], page_of_line: dict[int, int]) -> list[Article]:
    if not lines:
        return []
    page = page_of_line[lines[0].number]
    return [Article(label=SIGNATURE, trail=(SIGNATURE,), paragraphs=(join_lines(lines),), page=page)]


def _enclosed_title(block: TitleBlock, body: Sequence[Line]) -> tuple[str | None, frozenset[int]]:
    """Return the title of the text that a notice encloses, and the lines where it floats in the body."""
    match = _ENCLOSED.search(block.title)
    if not match and not _ORDER.search(block.document_number or ""):
        return None, frozenset()
    name = (match["quoted"] or match["plain"]) if match else block.title
    page, wanted = LineText.of(body), comparable(name)
    for first in range(len(page)):
        floating: frozenset[int] = frozenset()
        for last in range(first + 1, len(page) + 1):
            text = page.between(first, last)
            if len(text) > len(name) + _BRACKETS or "《" in text[:1]:
                break
            if comparable(text) == wanted:
                floating = page.numbers(first, last)
        if floating:
            return name, floating
    return name, frozenset()
