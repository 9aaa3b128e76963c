"""What stands on a page of the reader."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reader.page import OpenPage
from bot.reader.particulars import particulars
from bot.reader.quotes import quotes_in
from tests.bot.reader.made_up import DOCUMENT, ISSUE, Held, library


def opened(number: int, lines: str = "", *, printed: bool = False) -> str:
    page = OpenPage(
        library=library(Held(ISSUE)),
        bulletin=ISSUE,
        page=ISSUE.pages[number - 1],
        quotes=quotes_in([lines]),
        printed=printed,
    )
    return page.html()


def sheet(text: str) -> str:
    return text.split('id="text">')[1].split("</div>")[0]


def test_lines_are_joined_to_paragraphs_and_the_title_that_floats_goes_first() -> None:
    assert sheet(opened(1)).split("\n") == [
        '<h2 class="title"><span id="L5">某市人民政府</span><span id="L6">关于某事的通知</span></h2>',
        '<p class="number"><span id="L7">某政发〔2020〕1号</span></p>',
        '<p class="paragraph"><span id="L1">为保障劳动者的基本生</span>'
        '<span id="L3">活，&lt;b&gt;&amp;&#x27;&quot;提高标准，</span></p>',
        '<p class="line"><span id="L4">单\u202e位：</span></p>',
    ]


def test_the_lines_of_the_print_keep_their_blanks() -> None:
    text = opened(1, printed=True)
    assert '<div class="sheet printed"' in text
    assert re.findall(r'id="L(\d)"', text) == ["1", "3", "4", "5", "6", "7"]
    assert '<span id="L6">关于某事的通  知</span>' in text
    assert '<a href="1" rel="nofollow">合并成段落</a>' in text


def test_a_quote_of_several_lines_is_one_mark() -> None:
    marks = re.findall(r"<mark[^>]*>.*?</mark>", sheet(opened(1, "1-3")))
    assert len(marks) == 1
    assert marks[0].startswith('<mark class="begins ends" data-begins="（引文开始）"')
    assert re.findall(r"L\d+", marks[0]) == ["L1", "L3"]


def test_a_quote_that_runs_over_leads_on_and_back() -> None:
    first, second = opened(1, "3-11"), opened(2, "3-11")
    assert '<a href="2?lines=3-11#L11">引文在第2页继续</a>' in first
    assert '<a href="1?lines=3-11#L3">引文从第1页开始</a>' in second
    assert '<link rel="next" href="2?lines=3-11#L11">' in first


def test_a_quote_of_another_page_or_of_none_is_said() -> None:
    assert '<a href="2?lines=11#L11">引文不在本页，在第2页</a>' in opened(1, "11")
    assert "没有可以标出的引文" in opened(1, "900")


def test_the_neighbours_are_named_once_each_and_only_where_there_are_some() -> None:
    first, second = opened(1), opened(2)
    assert re.findall(r'rel="(prev|next)" href="(\d+)"', first) == [("next", "2"), ("next", "2")]
    assert re.findall(r'rel="(prev|next)" href="(\d+)"', second) == [("prev", "1"), ("prev", "1")]
    assert ("本页没有印页码" in first, "本页没有印页码" in second) == (True, False)


def test_several_quotes_have_a_way_from_one_to_the_next() -> None:
    text = opened(1, "1,4-5")
    assert (
        '<span>引文2处</span><a href="#L1" aria-label="第1处">1</a><a href="#L4" aria-label="第2处">2</a>'
        in text
    )
    assert 'class="jumps"' not in opened(1, "1")


def test_a_rebuilt_table_stands_above_the_lines_that_it_is_made_of() -> None:
    text = opened(2)
    assert "<caption>分工表</caption>" in text
    assert "<tr><td>乙</td><td>&lt;2&gt;</td></tr>" in text
    lines = '<details><summary>表格的原文行</summary><p class="lines"><span id="L15">甲  1</span>'
    assert text.index("</table>") < text.index(lines)
    assert "<details open><summary>" in opened(2, "17")


def test_the_particulars_of_a_document() -> None:
    text = opened(1)
    assert (
        '<span class="badge may_have_changed" title="发布于2020年1月2日，可能已调整">可能已调整</span>'
        in text
    )
    terms = re.findall(r"<dt>(.*?)</dt>((?:<dd>.*?</dd>)+)", text)
    told = {name: re.sub("<[^>]+>", "|", value).strip("|") for name, value in terms}
    assert told["文号"] == "某政发〔2020〕1号"
    assert (told["成文日期"], told["施行日期"]) == ("2020年1月2日", "2020年2月1日")
    assert told["废止的文件"] == "某政发〔2015〕5号|||某政发〔2020〕1号 《某市人民政府关于某事的通知》"
    assert '<a href="../../2020-01/pages/2">第2页</a>' in text


def test_a_section_has_no_badge() -> None:
    text = opened(2)
    assert text.count("1月份政务简讯") == 2
    assert text.count('class="badge') == 2


def test_a_title_printed_inside_a_quote_is_no_part_of_it() -> None:
    marked = re.findall(r"<mark.*?</mark>", sheet(opened(1, "3-11")))
    assert [re.findall(r"L\d", mark) for mark in marked] == [["L3"], ["L4"]]
    assert re.findall(r"<mark.*?</mark>", sheet(opened(1, "5-6"))) != []


def test_a_day_of_effect_that_no_text_names_is_said_to_be_the_signed_one() -> None:
    unstated = replace(DOCUMENT, effective_is_signed_date=True)
    assert "<dd>2020年2月1日（成文之日）</dd>" in particulars(unstated, library(Held(ISSUE)), root="")
    assert "<dd>2020年2月1日</dd>" in opened(1)
