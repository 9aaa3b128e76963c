"""The address of a citation marks the lines that hold its quote, in the order and on the page that it names."""

from __future__ import annotations

import pytest
from asking import Ask

from tests.knowledge.issues import shipped


@pytest.mark.parametrize(
    "text",
    [
        "乐清的低保标准多少钱",
        "瑞安最低工资是多少",
        "2018年8月发的基础养老金是170还是190",
        "秋田犬能养吗",
        "拖拉机什么时候能上路",
        "补缴养老保险的新规定什么时候开始执行",
    ],
)
def test_the_marked_lines_hold_the_whole_quote(ask: Ask, text: str) -> None:
    citations = ask(text).citations
    assert citations
    for citation in citations:
        pages = shipped()[citation.bulletin_key].pages
        printed = {line.number: "".join(line.text.split()) for page in pages for line in page.lines}
        marked = "".join(printed[n] for n in range(citation.lines[0], citation.lines[-1] + 1) if n in printed)
        assert "".join(citation.quote.split()) in marked
        first = next(page for page in pages if page.number == citation.page)
        assert citation.lines[0] in {line.number for line in first.lines}
