"""Slices on made-up articles: what is joined, cut and kept."""

from __future__ import annotations

from knowledge.bulletins.sections.entries import contents_of
from knowledge.bulletins.sections.text import SectionText
from knowledge.passages import passages_of
from knowledge.records import (
    Article,
    Bulletin,
    Document,
    DocumentKind,
    Line,
    Page,
    Paragraph,
)


def bulletin_of(*articles: Article, pages: tuple[Page, ...] = ()) -> Bulletin:
    document = Document(
        key="2021-03/01",
        bulletin="2021年第3期",
        kind=DocumentKind.DOCUMENT,
        title="通知",
        pages=(2,),
        articles=articles,
    )
    return Bulletin(key="2021-03", year=2021, number=3, serial=None, pages=pages, documents=(document,))


def article(text: str, label: str = "", trail: tuple[str, ...] = (), line: int = 1) -> Article:
    paragraph = Paragraph(text=text, spans=((line, len(text)),))
    return Article(label=label, trail=trail, paragraphs=(paragraph,), page=2)


def test_short_items_of_a_list_join_what_leads_to_them() -> None:
    # 2020-06:2431–2440
    parent = ("第三十一条对责任单位的责任追究方式分为",)
    passages = passages_of(
        bulletin_of(
            article("第三十一条对责任单位的责任追究方式分为：", "第三十一条", (), 2431),
            article("（一）责令整改；", "（一）", parent, 2433),
            article("（二）警示约谈；", "（二）", parent, 2435),
            article("（四）其他相关法律、法规、规章等规定的责任追究。", "（四）", parent, 2439),
        )
    )

    assert [(p.text, p.lines, p.trail) for p in passages] == [
        ("第三十一条对责任单位的责任追究方式分为：（一）责令整改；（二）警示约谈；", (2431, 2433, 2435), ()),
        ("（四）其他相关法律、法规、规章等规定的责任追究。", (2439,), parent),
    ]


def test_a_bare_heading_lives_on_in_the_trail_below_it() -> None:
    passages = passages_of(
        bulletin_of(
            article("一、总体要求", "一、", (), 1),
            article("（一）指导思想。", "（一）", ("一、总体要求",), 3),
            article("1.坚持以人为本，全面推进各项工作。", "1.", ("一、总体要求", "（一）指导思想"), 5),
        )
    )

    assert [(p.text, p.trail) for p in passages] == [
        ("1.坚持以人为本，全面推进各项工作。", ("一、总体要求", "（一）指导思想")),
    ]


def test_a_short_item_joins_no_stranger() -> None:
    passages = passages_of(
        bulletin_of(
            article("（1）企业架构符合现代企业制度。", "（1）", ("一、条件", "1.企业"), 1),
            article("二、免税。", "二、", (), 3),
        )
    )

    assert [p.text for p in passages] == ["（1）企业架构符合现代企业制度。", "二、免税。"]


def test_a_long_article_is_cut_into_slices_that_name_it() -> None:
    sentences = [f"第{i}句" + "字" * 146 + "。" for i in range(5)]
    passages = passages_of(bulletin_of(article("一、要求。" + "".join(sentences), "一、")))

    assert [p.text for p in passages] == [
        "一、要求。" + sentences[0] + sentences[1],
        sentences[2] + sentences[3],
        sentences[4],
    ]
    assert [p.trail for p in passages] == [(), ("一、要求",), ("一、要求",)]


def test_the_pages_of_the_bulletin_tell_the_page_of_a_slice() -> None:
    first, second = "甲" * 200 + "。", "乙" * 200 + "。"
    paragraph = Paragraph(text=first + second, spans=((1, 201), (3, 402)))
    pages = tuple(
        Page(number=number, counted=True, lines=(Line(number=line, text=text),))
        for number, line, text in ((6, 1, first), (7, 3, second))
    )
    long = Article(label="一、", trail=(), paragraphs=(paragraph,), page=6)

    assert [(p.page, p.lines) for p in passages_of(bulletin_of(long, pages=pages))] == [(6, (1,)), (7, (3,))]


def test_an_entry_of_a_list_is_never_dropped_for_being_short() -> None:
    line = Line(number=1, text="李毅任局长。")
    printed = SectionText(lines=(line,), page_of_line={1: 33}, year=2021, number=3, month=3)
    (entry,) = contents_of(DocumentKind.APPOINTMENTS, printed).articles

    assert [p.text for p in passages_of(bulletin_of(entry))] == ["李毅任局长。"]
