"""The tables of the shipped issues against what a person read, and what must hold for every table."""

from __future__ import annotations

import functools
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from knowledge.records import Document, Passage, Table
from tests.knowledge.issues import KEYS, printed, shipped, shipped_passages

LABELS = Path(__file__).parent / "table_labels.yml"


@functools.lru_cache(maxsize=1)
def labels() -> dict[str, list[dict]]:
    return yaml.safe_load(LABELS.read_text(encoding="utf-8"))


def tabled(key: str) -> list[tuple[Document, Table]]:
    return [(document, table) for document in shipped()[key].documents for table in document.tables]


def span(table: Table) -> str:
    return f"{table.lines[0]}-{table.lines[-1]}"


def compact(text: str) -> str:
    return re.sub(r"\s", "", text)


def passages_of(key: str, table: Table) -> list[Passage]:
    taken = set(table.lines)
    return [p for p in shipped_passages() if p.id.startswith(f"{key}/") and taken & set(p.lines)]


@pytest.mark.parametrize("key", KEYS)
def test_the_tables_are_those_that_a_person_found(key: str) -> None:
    found = [(d.document_number, span(t), t.page, t.caption, t.readable) for d, t in tabled(key)]

    assert found == [
        (label["document"], label["lines"], label["page"], label["caption"], label.get("readable", True))
        for label in labels()[key]
    ]


@pytest.mark.parametrize("key", KEYS)
def test_rebuilt_rows_are_those_that_a_person_read(key: str) -> None:
    for (_, table), label in zip(tabled(key), labels()[key], strict=True):
        if not table.readable:
            assert (table.columns, table.rows) == ((), ())
            continue
        rows = [list(row) for row in table.rows]
        assert (list(table.columns), len(rows)) == (label["columns"], label["count"])
        assert rows == label.get("rows", rows)
        assert rows[:3] == label.get("first", rows[:3])
        assert rows[-3:] == label.get("last", rows[-3:])
        assert {int(row[0]): row[1] for row in rows[3:-3]} == label.get(
            "names", {int(r[0]): r[1] for r in rows[3:-3]}
        )


@pytest.mark.parametrize("key", KEYS)
def test_every_row_is_as_long_as_the_columns(key: str) -> None:
    for _, table in tabled(key):
        assert {len(row) for row in table.rows} <= {len(table.columns)}
        assert table.readable is bool(table.rows)


@pytest.mark.parametrize("key", KEYS)
def test_a_line_stands_in_one_table_and_in_no_prose(key: str) -> None:
    owners = Counter(number for _, table in tabled(key) for number in table.lines)
    assert [number for number, count in owners.items() if count > 1] == []

    for document, table in tabled(key):
        taken = set(table.lines)
        for article in document.articles:
            numbers = {number for paragraph in article.paragraphs for number, _ in paragraph.spans}
            assert not numbers & taken or numbers <= taken
            if numbers & taken:
                assert table.readable
                assert article.trail[-1] == "、".join(table.columns)


@pytest.mark.parametrize("key", KEYS)
def test_the_passage_of_a_row_is_its_source_lines(key: str) -> None:
    source = {line.number: compact(line.text) for line in printed(key)}
    for _, table in tabled(key):
        found = passages_of(key, table)
        assert [p.text for p in found if not table.readable] == []
        assert [p.id for p in found if compact(p.text) != "".join(source[n] for n in p.lines)] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_cell_of_a_readable_table_stands_in_one_passage_under_its_columns(key: str) -> None:
    for _, table in tabled(key):
        texts = [compact(p.text) for p in passages_of(key, table)]
        for row in table.rows:
            assert [text for text in texts if all(compact(cell) in text for cell in row)] != []
        assert {p.trail[-1] for p in passages_of(key, table)} <= {"、".join(table.columns)}


def test_a_row_is_understood_by_its_trail() -> None:
    found = next(p for p in shipped_passages() if p.lines[0] == 940 and p.id.startswith("2019-07/"))

    assert (found.trail, found.text, found.page) == (
        (
            "附件",
            "备注：★为牵头单位",
            "温州市五大战略性新兴产业专项行动分工表",
            "序号、产业名称、2019年规模目标（亿元）、2020年规模目标（亿元）、2021年规模目标（亿元）、年均增长率、"
            "专项行动组成员单位",
        ),
        "2 智能装备 总产值555亿元 总产值639亿元 总产值735亿元 15% ★市经信局；市发改委、市科技局、市投资促进局、"
        "市级功能区管委会，龙湾区、瓯海区、乐清市、瑞安市政府",
        9,
    )


def test_lists_of_names_stay_quotable() -> None:
    # 2015-10:1470–1500 and 2020-06:3074–3090: lists, no tables
    texts = [p.text for p in shipped_passages()]

    assert any(
        text.startswith("二、学前教育达标乡镇（街道）鹿城区双屿街道，瓯海区三垟街道") for text in texts
    )
    assert any("17.秋田犬、18.阿富汗猎犬" in text for text in texts)
