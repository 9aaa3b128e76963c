"""No character of a document is lost or doubled between the pages of an issue and what is kept of it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from knowledge.bulletins.line_text import comparable
from knowledge.records import Document, DocumentKind
from tests.knowledge.bulletins.reprinting import closed, sections
from tests.knowledge.issues import KEYS, printed, shipped


def published(key: str) -> list[Document]:
    return [d for d in shipped()[key].documents if d.kind is DocumentKind.DOCUMENT]


def on_pages(key: str) -> list[dict[int, str]]:
    """By document its lines: no furniture, no tables of single characters, no title block."""
    return [
        {
            line.number: closed(line.text)
            for page in section.pages
            if not page.vertical
            for line in page.lines
            if line.number not in section.block.lines
        }
        for section in sections(key)
        if section.block
    ]


@pytest.mark.parametrize("key", KEYS)
def test_every_line_of_a_document_is_kept_once(key: str) -> None:
    """In an article, the signature, a table (whose rows may be articles too), or as the title of the enclosure."""
    for document, lines in zip(published(key), on_pages(key), strict=True):
        kept = [n for article in document.articles for p in article.paragraphs for n, _ in p.spans]
        tabled = [n for table in document.tables for n in table.lines if n in lines]
        title = "".join(text for n, text in sorted(lines.items()) if n not in {*kept, *tabled})

        assert {n: times for n, times in (Counter(kept) | Counter(tabled)).items() if times > 1} == {}
        assert set(kept) | set(tabled) <= set(lines)
        assert comparable(title) in ("", comparable(document.enclosed_title or "")), document.title


@pytest.mark.parametrize("key", KEYS)
def test_every_character_of_an_article_stands_in_its_lines_in_order(key: str) -> None:
    texts = {line.number: closed(line.text) for line in printed(key)}
    for document in published(key):
        for paragraph in (p for article in document.articles for p in article.paragraphs):
            begins = [0, *(end for _, end in paragraph.spans)]

            assert [closed(paragraph.text[a:b]) for a, b in pairwise(begins)] == [
                texts[number] for number, _ in paragraph.spans
            ]


@pytest.mark.parametrize("key", KEYS)
def test_title_blocks_hold_nothing_but_title_and_numbers(key: str) -> None:
    texts = {line.number: closed(line.text) for line in printed(key)}
    blocks = [section.block for section in sections(key) if section.block]

    for block in blocks:
        said = f"{block.title}{block.document_number or ''}{block.registration_number or ''}"

        assert sorted("".join(texts[n] for n in block.lines)) == sorted(said)


@pytest.mark.parametrize("key", KEYS)
def test_documents_and_sections_share_out_the_lines_of_an_issue(key: str) -> None:
    held = [line.number for section in sections(key) for page in section.pages for line in page.lines]

    assert held == [line.number for page in shipped()[key].pages for line in page.lines]
