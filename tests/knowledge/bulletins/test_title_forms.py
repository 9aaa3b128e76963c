"""Title blocks in the forms that official texts of other months print; invented, set as the bulletin sets them."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.records import Document, DocumentKind
from tests.knowledge.issues import issue, lines, numbered_block

SIGNED = """\
                    温州市人民政府
                    2016年3月8日
"""
NAMES_A_NUMBER = """\
温州市人民政府关于
修改温政发〔2013〕17号
文件的通知
温政发〔2016〕12号
各县（市、区）人民政府：
"""
NUMBER_IN_A_LINE_OF_ITS_OWN = """\
温州市人民政府关于修改
温政发〔2013〕17号
文件的通知
温政发〔2016〕12号
"""
WITH_A_COMMA = """\
形式支付。
温州市人民政府办公室
关于加强船舶停泊管
理，促进水运发展的意见
温政办〔2018〕179号
ZJCC01-2018-0106
"""
BROKEN_OFFICE = """\
温开〔2017〕172号
温州经济技术开发区管理委
员会关于印发《海塘养护办法》的通知
"""
GARRISON = """\
温州市人民政府 温州军分区
关于做好民兵整组工作的通知
温政发〔2014〕66号
"""
TAX_NOTICE = """\
温州市地方税务局关于
调整船舶吨税申报事项的公告
温州市地方税务局公告
2016年第13号
"""
BETWEEN_OLDER_NUMBERS = """\
4.温州市人民政府关于加强地价管理的
通知
（温政发〔1998〕106号）
温政发〔2014〕19号
温州市人民政府
关于废止一批行政规范性文件的
通    知
（温政发〔2000〕6号）
5.温州市人民政府关于加强地价管理的
通知
（温政发〔1998〕102号）
"""
PASSED_ON = """\
温州市人民政府办公室转发市
民政局市财政局关于进一步
加强临时救助工作意见的通知
温政办〔2021〕139号
"""
SPACED_OUT_OFFICE = """\
温 州 市 人 民 政 府 办 公 室
关于开展水库清淤的通知
温政办〔2016〕98号
"""
SURVEY = """\
温州市统计局
国家统计局温州调查队
关于加强统计数据质量管理的意见
温统〔2014〕120号
"""


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        (NAMES_A_NUMBER, "温政发〔2016〕12号", "温州市人民政府关于修改温政发〔2013〕17号文件的通知"),
        (NUMBER_IN_A_LINE_OF_ITS_OWN, "温政发〔2016〕12号", "温州市人民政府关于修改温政发〔2013〕17号文件的通知"),
        (WITH_A_COMMA, "温政办〔2018〕179号", "温州市人民政府办公室关于加强船舶停泊管理，促进水运发展的意见"),
        (BROKEN_OFFICE, "温开〔2017〕172号", "温州经济技术开发区管理委员会关于印发《海塘养护办法》的通知"),
        (GARRISON, "温政发〔2014〕66号", "温州市人民政府温州军分区关于做好民兵整组工作的通知"),
        (TAX_NOTICE, "温州市地方税务局公告2016年第13号", "温州市地方税务局关于调整船舶吨税申报事项的公告"),
        (BETWEEN_OLDER_NUMBERS, "温政发〔2014〕19号", "温州市人民政府关于废止一批行政规范性文件的通知"),
        (PASSED_ON, "温政办〔2021〕139号", "温州市人民政府办公室转发市民政局市财政局关于进一步加强临时救助工作意见的通知"),
        (SPACED_OUT_OFFICE, "温政办〔2016〕98号", "温州市人民政府办公室关于开展水库清淤的通知"),
        (SURVEY, "温统〔2014〕120号", "温州市统计局国家统计局温州调查队关于加强统计数据质量管理的意见"),
    ],
    ids=[
        "names a number", "its number alone in a line", "comma", "broken office", "garrison", "header below",
        "between older numbers", "passed on", "spaced out office", "survey",
    ],
)  # fmt: skip
def test_a_title_beside_its_number(text: str, number: str, title: str) -> None:
    block = numbered_block(lines(text))

    assert block is not None
    assert (block.document_number, block.title) == (number, title)


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (BROKEN_OFFICE, ("温州经济技术开发区管理委员会",)),
        (GARRISON, ("温州市人民政府", "温州军分区")),
        (TAX_NOTICE, ("温州市地方税务局",)),
        (PASSED_ON, ("温州市人民政府办公室",)),
        (SPACED_OUT_OFFICE, ("温州市人民政府办公室",)),
        (SURVEY, ("温州市统计局", "国家统计局温州调查队")),
    ],
)
def test_offices_that_other_months_name(text: str, issuers: tuple[str, ...]) -> None:
    block = numbered_block(lines(text))

    assert block is not None
    assert block.issuers == issuers


def only_document(text: str) -> Document:
    """The one document of an issue, blank lines put back between its lines."""
    found = issue(" " + "\n\n".join(text.strip("\n").split("\n")) + "\n").documents
    assert [document.kind for document in found] == [DocumentKind.DOCUMENT]
    return found[0]


@pytest.mark.parametrize("header", ["温州市人民政府令第163号", "温州市人民政府令\n第 163 号"])
@pytest.mark.parametrize("at_foot", [False, True])
@pytest.mark.parametrize("mayor", ["市  长  张某某", "代市长：张某某"])
def test_an_order_is_named_after_what_it_promulgates(header: str, at_foot: bool, mayor: str) -> None:
    body = f"""\
《温州市渔港管理办法》已经2018年7月17
日市人民政府第39次常务会议审议通过，现予公
布，自2018年9月1日起施行。
                         {mayor}
                         二〇一八年七月二十日"""

    found = only_document(f"{body}\n{header}" if at_foot else f"{header}\n{body}")

    assert (found.title, found.document_number) == ("温州市渔港管理办法", "温州市人民政府令第163号")
    assert (found.signed_date, found.validity.effective_from) == (date(2018, 7, 20), date(2018, 9, 1))


@pytest.mark.parametrize("block", ["ZJCC00-2016-0003\n{}", "{}\nZJCC00-2016-0003"])
def test_a_title_apart_from_its_number_may_have_the_registration_beside_it(block: str) -> None:
    body = "温政发〔2016〕23号\n各县（市、区）人民政府：\n请认真落实海塘养护。\n" + SIGNED
    found = only_document(body + block.format("温州市人民政府\n关于加强海塘养护的通知"))

    assert (found.title, found.document_number) == (
        "温州市人民政府关于加强海塘养护的通知",
        "温政发〔2016〕23号",
    )
    assert found.registration_number == "ZJCC00-2016-0003"


def test_a_notice_with_a_header_is_named_after_the_title_at_the_foot() -> None:
    found = only_document(
        "温州市地方税务局公告2016年第14号\n现将船舶吨税有关事项公告如下：\n一、按月申报。\n"
        "          温州市地方税务局\n          2016年3月8日\n温州市地方税务局\n关于船舶吨税的公告"
    )

    assert found.title == "温州市地方税务局关于船舶吨税的公告"
    assert found.document_number == "温州市地方税务局公告2016年第14号"


@pytest.mark.parametrize("parting", ["  ", "\n"])
def test_the_signature_names_those_of_whom_the_title_names_the_first(parting: str) -> None:
    offices = ("教育局", "公安局", "民政局", "财政局", "卫生健康委员会", "市场监督管理局")
    signed = parting.join(f"温州市{office}" for office in offices)

    found = only_document(
        "温教综〔2018〕135号\n温州市教育局等六部门\n关于规范午托机构的意见\n各县（市、区）教育局：\n请遵照执行。\n"
        f"{signed}\n2018年10月14日"
    )

    assert found.title == "温州市教育局等六部门关于规范午托机构的意见"
    assert found.issuers == tuple(f"温州市{office}" for office in offices)
    assert found.signed_date == date(2018, 10, 14)


def test_a_text_after_the_cover_that_speaks_of_a_list_is_no_front_matter() -> None:
    cover = " 3月8日，全市重点项目集中开工仪式举行\n"
    text = f"""\
 各县（市、区）人民政府：
各地要公布交易目录清单，并依法
温政发〔2016〕24号
温州市人民政府
关于规范公共资源交易的通知
向社会公开。
{SIGNED}"""

    found = issue(cover, "\n\n".join(text.split("\n"))).documents[-1]

    assert found.document_number == "温政发〔2016〕24号"
    assert "公布交易目录清单，并依法向社会公开。" in found.articles[0].text


def test_the_day_of_a_signature_is_no_part_of_the_title_below_it() -> None:
    found = only_document(
        "为保护水源，决定禁止在库区垂钓。\n特此通告。\n          温州市人民政府\n          二〇一二年五月十二日\n"
        "温州市人民政府\n关于禁止在库区垂钓的通告"
    )

    assert (found.title, found.document_number) == ("温州市人民政府关于禁止在库区垂钓的通告", None)
    assert (found.issuers, found.signed_date) == (("温州市人民政府",), date(2012, 5, 12))


def test_a_page_that_follows_a_signature_in_one_line_begins_the_next_text() -> None:
    first = " 各县（市、区）人民政府：\n请巡查海\n温政办〔2015〕150号\n温州市人民政府办公室\n关于海塘巡查的通知\n塘。\n"
    signed = "          温州市人民政府办公室  2015 年5月8日\n"
    second = """\
 为保障鱼类繁殖，决定在库区
实行休渔。
温水政〔2015〕41号
温州市水利局
关于库区休渔的通告
休渔期为三个月。
          温州市水利局
          2015年5月9日
"""

    found = issue(*("\n\n".join(text.split("\n")).rstrip("\n") + "\n" for text in (first + signed, second)))

    assert [(d.document_number, d.pages) for d in found.documents] == [
        ("温政办〔2015〕150号", (2,)),
        ("温水政〔2015〕41号", (3,)),
    ]
