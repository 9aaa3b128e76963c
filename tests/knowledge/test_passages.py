from __future__ import annotations

import functools
import re
from collections import Counter

import pytest

from knowledge.bulletins.layout import RawPage, split_pages
from knowledge.records import (
    Document,
    DocumentKind,
    Passage,
)
from tests.knowledge.issues import KEYS, numbered_block, printed, shipped, shipped_passages, shipped_standards

LONGEST = 360
# what stands above the rows of the statistics table, and the days of the chronicle
TABLE_HEAD = re.compile(r"^(?:温州市统计局制|指标单位当月.*|同比|累计|±%)$")
DAY = re.compile(r"^\d{1,2}日$")


def compact(text: str) -> str:
    return re.sub(r"\s", "", text)


@functools.lru_cache(maxsize=8)
def sources(key: str) -> dict[int, str]:
    return {line.number: compact(line.text) for line in printed(key)}


@functools.lru_cache(maxsize=1)
def by_document() -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in shipped_passages():
        found.setdefault(passage.document_key, []).append(passage)
    return found


def of_document(document: Document) -> list[Passage]:
    return by_document().get(document.key, [])


@functools.lru_cache(maxsize=8)
def raw_pages(key: str) -> list[RawPage]:
    return split_pages(printed(key))


def documents() -> list[Document]:
    return [d for bulletin in shipped().values() for d in bulletin.documents]


def body_lines(document: Document) -> dict[int, str]:
    """The lines of a document without furniture, vertical tables, title block and enclosed title."""
    raw = raw_pages(document.key.split("/")[0])
    pages = [page for page in raw if page.number in document.pages and not page.vertical]
    found = {line.number: compact(line.text) for page in pages for line in page.lines}
    for page in pages[: 1 if document.document_number else 0]:
        block = numbered_block(page.lines)
        assert block is not None
        found = {n: text for n, text in found.items() if n not in block.lines}
    return found


def headings(document: Document) -> list[str]:
    """The headings above the passages of a document, and the title of what it encloses."""
    trails = {compact(part) for p in of_document(document) for part in p.trail}
    return [*trails, unmarked(document.enclosed_title or "")]


def unmarked(text: str) -> str:
    return re.sub(r"[\s《》（）()—－-]", "", text)


@pytest.mark.parametrize("key", KEYS)
def test_the_text_of_a_passage_is_its_source_lines(key: str) -> None:
    source = sources(key)
    passages = [p for p in shipped_passages() if p.id.startswith(f"{key}/")]

    # at its ends a slice may hold only a part of a line; nothing stands between two of its lines
    assert [p.id for p in passages if compact(p.text) not in "".join(source[n] for n in p.lines)] == []
    for passage in passages:
        inner = "".join(source[n] for n in passage.lines[1:-1])
        assert inner in compact(passage.text), passage.id


@pytest.mark.parametrize("key", KEYS)
def test_nothing_of_a_document_is_lost_or_doubled(key: str) -> None:
    """The passages of a document, one after another, are its lines, one after another.

    Excepted: page furniture, the title block, the title of an enclosure, tables set vertically, bare
    headings (they live on in the trails below them), captions and heads of tables (likewise), the days of
    the chronicle, the heads of the lists of appointments, the head of the statistics table.
    """
    for document in shipped()[key].documents:
        passages, body = of_document(document), body_lines(document)
        order = list(dict.fromkeys(n for p in passages for n in p.lines))

        assert "".join(compact(p.text) for p in passages) == "".join(sources(key)[n] for n in order)

        tabled = {n for table in document.tables for n in table.lines}
        missing = [body[n] for n in body if n not in {*order, *tabled}]
        above = headings(document)
        unexplained = [
            text
            for text in missing
            if not any(text.rstrip("。：:") in heading or unmarked(text) in heading for heading in above)
            and not DAY.match(text)
            and not (
                document.kind is DocumentKind.STATISTICS
                and (TABLE_HEAD.match(text) or text == document.title)
            )
        ]
        assert unexplained == [], document.key


@pytest.mark.parametrize("key", KEYS)
def test_a_line_belongs_to_one_document(key: str) -> None:
    owners = Counter(
        (n, p.document_key) for p in shipped_passages() if p.bulletin == shipped()[key].name for n in p.lines
    )

    assert [line for line, count in Counter(n for n, _ in owners).items() if count > 1] == []


@pytest.mark.parametrize("key", KEYS)
def test_the_page_of_a_passage_is_the_page_of_its_first_line(key: str) -> None:
    page_of = {line.number: page.number for page in shipped()[key].pages for line in page.lines}
    passages = [p for p in shipped_passages() if p.id.startswith(f"{key}/")]

    assert [p.id for p in passages if p.page != page_of[p.lines[0]]] == []
    # 2015-10:706: the end of an article that began on page 6 is cited with page 7, 8…
    assert {p.page for p in of_document(next(d for d in documents() if d.key == "2015-10/02"))} == set(
        range(3, 13)
    )


def test_the_quote_of_a_standard_is_contiguous_in_its_lines() -> None:
    for standard in shipped_standards():
        citation = standard.citation
        source = sources(citation.bulletin_key)
        text = "".join(source[n] for n in citation.lines)

        assert compact(citation.quote) in text
        # no line too many: the first and the last hold a part of the quote
        assert compact(citation.quote) not in "".join(source[n] for n in citation.lines[1:])
        assert compact(citation.quote) not in "".join(source[n] for n in citation.lines[:-1])


def test_ids_are_unique_and_count_within_a_document() -> None:
    ids = [p.id for p in shipped_passages()]

    assert len(ids) == len(set(ids))
    for document in documents():
        assert [p.id for p in of_document(document)] == [
            f"{document.key}#{i}" for i in range(1, len(of_document(document)) + 1)
        ]


def test_passages_are_short_enough_to_read_and_cut_at_sentence_ends() -> None:
    long = [p for p in shipped_passages() if len(p.text) > LONGEST]

    # only one sentence (or a table without stops) may be longer
    assert [p.id for p in long if len(re.findall(r"[。；]", p.text[:-2])) > 0] == []
