"""A page as it is read: every printed line once, in paragraphs where paragraphs are known."""

from __future__ import annotations

import pytest

from knowledge.page_text import Block, BlockKind, PageTexts
from knowledge.records import Page
from tests.knowledge.issues import KEYS, shipped


def page(key: str, number: int) -> Page:
    return next(page for page in shipped()[key].pages if page.number == number)


def blocks(key: str, number: int, *, as_printed: bool = False) -> list[Block]:
    return PageTexts(shipped()[key]).blocks(page(key, number), as_printed=as_printed)


def text(block: Block) -> str:
    return "".join(piece for _, piece in block.joined())


def kinds(found: list[Block]) -> list[str]:
    return [block.kind.value for block in found]


@pytest.mark.parametrize("key", KEYS)
def test_no_line_is_lost_or_doubled(key: str) -> None:
    texts = PageTexts(shipped()[key])
    for page in shipped()[key].pages:
        printed = [line.number for line in page.lines if line.text.strip()]
        for as_printed in (True, False):
            found = texts.blocks(page, as_printed=as_printed)
            numbers = [line.number for block in found for line in block.lines]
            assert sorted(numbers) == printed
            assert not as_printed or numbers == printed
        joined = "".join(text(block) for block in texts.blocks(page, as_printed=True))
        raw = "".join(line.text for line in page.lines)
        assert "".join(joined.split()) == "".join(raw.split())


def test_a_title_that_floats_below_its_text_is_read_above_it() -> None:
    found = blocks("2015-10", 2)
    assert kinds(found) == ["number", "title", "paragraph", "paragraph", "signature", "signature"]
    assert text(found[1]) == "温州市人民政府关于调整全市最低工资标准的通知"
    assert text(found[3]).startswith("为保障劳动者的基本生活和合法权益，根据《浙江省人民政府")
    assert kinds(blocks("2015-10", 2, as_printed=True))[-2:] == ["number", "title"]


def test_short_labelled_lines_are_headings() -> None:
    found = blocks("2020-06", 31)
    assert [text(block) for block in found if block.kind is BlockKind.HEADING] == ["一、烈性犬", "二、大型犬"]


def test_the_days_of_the_chronicle_head_their_entries() -> None:
    found = [text(block) for block in blocks("2015-10", 38) if block.kind is BlockKind.HEADING]
    assert found[:3] == ["8日", "9日", "10日"]


def test_a_rebuilt_table_takes_its_lines() -> None:
    tables = [block for block in blocks("2018-06", 12) if block.table]
    assert [block.table.caption for block in tables if block.table] == ["二、行业分类"]
    assert len(tables[0].lines) == 43
