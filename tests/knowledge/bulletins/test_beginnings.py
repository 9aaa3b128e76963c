"""Where a document begins: whether the text above a title block is its own or that of the document before."""

from __future__ import annotations

from tests.knowledge.issues import issue, notice

ADDRESSED = notice(
    "关于印发城市绿道养护方案的通知",
    "现印发给你们。",
    number="嘉政办发〔2018〕3号",
    signed="2018年2月1日",
    issuer="嘉兴市人民政府办公室",
)
ENCLOSED = """\
 附件

城市绿道养护方案

一、绿道每月养护两次。
"""
# no addressee; the sentence above the title block has ended, the one below has not begun with anybody
ANNOUNCEMENT = """\
 为保障龙舟赛安全，决定在南湖水域实行交通管制。

嘉公通告〔2018〕4号

嘉兴市公安局

关于龙舟赛期间交通管制的通告

管制时间为2018年6月18日全天。

嘉兴市公安局

2018年6月11日
"""
WITHOUT_NUMBER = """\
 各县（市、区）人民政府：

为做好秋粮收购，各地要在十月底前备足

嘉兴市人民政府

关于做好秋粮收购的通知

仓容，并公布收购点。

嘉兴市人民政府

2018年9月3日
"""
LETTER = """\
 各县（市、区）人民政府：

请协助做好普查工作。

嘉兴市人民政府

2018年9月19日

嘉兴市人民政府

关于做好第四次经济普查工作

嘉政发〔2018〕41号
"""


def found(*pages: str) -> list[tuple[str | None, str, tuple[int, ...], str]]:
    return [
        (d.document_number, d.title, d.pages, "".join(a.text for a in d.articles[:-1]).replace("\n", ""))
        for d in issue(*pages, key="2018-09").documents
    ]


def test_in_an_issue_whose_title_blocks_float_the_text_above_one_is_its_own() -> None:
    assert found(ADDRESSED, ENCLOSED, ANNOUNCEMENT)[1:] == [
        (
            "嘉公通告〔2018〕4号",
            "嘉兴市公安局关于龙舟赛期间交通管制的通告",
            (4,),
            "为保障龙舟赛安全，决定在南湖水域实行交通管制。管制时间为2018年6月18日全天。",
        )
    ]


def test_a_page_that_begins_with_an_addressee_takes_the_title_without_a_number_that_floats_in_it() -> None:
    assert found(ADDRESSED, WITHOUT_NUMBER)[1:] == [
        (
            None,
            "嘉兴市人民政府关于做好秋粮收购的通知",
            (3,),
            "各县（市、区）人民政府：为做好秋粮收购，各地要在十月底前备足仓容，并公布收购点。",
        )
    ]


def test_a_number_vouches_for_a_title_that_ends_in_other_words() -> None:
    assert [d[:3] for d in found(ADDRESSED, LETTER)[1:]] == [
        ("嘉政发〔2018〕41号", "嘉兴市人民政府关于做好第四次经济普查工作", (3,))
    ]
