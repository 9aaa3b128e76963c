from __future__ import annotations

from bot.reader.contents import issue_html, issues_html
from tests.bot.reader.made_up import ISSUE, Held, library


def test_the_list_of_issues_counts_pages_and_documents() -> None:
    text = issues_html(library(Held(ISSUE)))
    assert (
        '<li><a href="2020-01/">2020年第1期</a> <span class="origin">总第208期，2页，1篇</span></li>' in text
    )


def test_the_contents_of_an_issue_lead_to_documents_and_pages() -> None:
    text = issue_html(ISSUE, library(Held(ISSUE)))
    assert '<a href="pages/1">《某市人民政府关于某事的通知》</a> <span class="badge may_have_changed"' in text
    assert "某政发〔2020〕1号，2020年1月2日，第1—2页" in text
    assert '<a href="pages/2">1月份政务简讯</a> <br> <span class="origin">政务简讯，第2页</span>' in text
    assert '<li><a href="pages/2">2</a></li>' in text
