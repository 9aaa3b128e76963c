"""The records of the sections against what a person read in the five issues."""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from knowledge.records import Bulletin, DocumentKind, Entry, PostChange
from tests.knowledge.issues import KEYS, shipped

_LABELS = Path(__file__).parent / "section_labels.yml"


@functools.lru_cache(maxsize=1)
def section_labels() -> dict:
    return yaml.safe_load(_LABELS.read_text(encoding="utf-8"))


def rows(key: str, name: str) -> list[tuple[str, ...]]:
    return [tuple(row.split(" | ")) for row in section_labels()[key][name]]


def entries(bulletin: Bulletin, kind: DocumentKind) -> list[Entry]:
    return [entry for d in bulletin.documents if d.kind is kind for entry in d.entries]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("change", list(PostChange))
def test_every_person_and_post(key: str, change: PostChange) -> None:
    found = [a for d in shipped()[key].documents for a in d.appointments if a.change is change]

    assert [(a.person, a.post) for a in found] == rows(key, change.value)
    # no section of the five prints the day of the decision
    assert [a.decided_on for a in found] == [None] * len(found)


@pytest.mark.parametrize("key", KEYS)
def test_every_row_of_the_statistics_under_its_columns(key: str) -> None:
    found = [i for d in shipped()[key].documents for i in d.indicators]
    expected = [
        (name, unit, tuple(None if value == "—" else Decimal(value) for value in values.split()))
        for name, unit, values in rows(key, "statistics")
    ]

    assert [(i.name, i.unit, i.values) for i in found] == expected
    assert {i.columns for i in found} == {tuple(section_labels()[key]["columns"])}


@pytest.mark.parametrize("key", KEYS)
def test_every_listed_document(key: str) -> None:
    found = [d for document in shipped()[key].documents for d in document.listed_documents]

    assert [(d.document_number, d.title) for d in found] == rows(key, "listed")


@pytest.mark.parametrize("key", KEYS)
def test_every_item_of_news_with_its_day(key: str) -> None:
    found = entries(shipped()[key], DocumentKind.NEWS)

    assert [(str(entry.day), entry.title) for entry in found] == rows(key, "news")
    assert all(entry.text.endswith(("。", "。”")) for entry in found)


@pytest.mark.parametrize("key", KEYS)
def test_every_day_of_the_chronicle(key: str) -> None:
    labels, found = section_labels()[key], entries(shipped()[key], DocumentKind.CHRONICLE)
    year, month = (int(part) for part in key.split("-"))
    expected = [date(year, month, day) for day, count in labels["days"].items() for _ in range(count)]

    assert [entry.day for entry in found] == expected
    assert (found[0].text, found[-1].text) == (labels["first_entry"], labels["last_entry"])


@pytest.mark.parametrize("key", KEYS)
def test_a_record_stands_on_the_page_and_the_lines_of_its_article(key: str) -> None:
    for document in shipped()[key].documents:
        printed = {
            number: article.page
            for article in document.articles
            for paragraph in article.paragraphs
            for number, _ in paragraph.spans
        }
        records = (
            *document.appointments,
            *document.indicators,
            *document.listed_documents,
            *document.entries,
        )
        for record in records:
            assert set(record.lines) <= set(printed)
            assert record.page in document.pages
            assert list(record.lines) == sorted(record.lines)
