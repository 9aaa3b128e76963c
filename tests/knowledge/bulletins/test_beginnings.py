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


def test_a_list_of_older_texts_in_a_document_is_no_list_of_the_issue() -> None:
    found = issue(
        """\
 各有关单位：

现废止下列文件。

                    温州市人民政府

                    2016年8月20日

1.关于加强乡村资产管理的意见（温

政办〔2010〕48号）

2.关于城市绿化的通知（温

温政发〔2016〕49号

温州市人民政府

关于废止一批行政规范性文件的通知

政办〔2005〕169号）

3.关于地价管理的通知（温

政办〔2004〕136号）
"""
    ).documents

    assert [(d.document_number, d.title) for d in found] == [
        ("温政发〔2016〕49号", "温州市人民政府关于废止一批行政规范性文件的通知")
    ]


def test_a_text_that_is_passed_on_begins_no_document_though_its_issuer_is_printed_in_full() -> None:
    first = notice(
        "转发市财政局关于海塘养护资金管理办法的通知",
        "经市政府同意，现转发给你们。",
        number="温政办〔2020〕56号",
        signed="2020年2月1日",
        issuer="温州市人民政府办公室",
    )
    second = """\
 温州市财政局

关于海塘养护资金管理办法

海塘养护资金专款专用。

          温州市财政局

          2020年1月20日
"""

    assert [d.document_number for d in issue(first, second).documents] == ["温政办〔2020〕56号"]
