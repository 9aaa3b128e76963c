"""Issues of other cities: the same rules read other orders of the title block, several texts on a page."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.bulletins.documents import documents_of
from knowledge.bulletins.layout import split_pages
from knowledge.records import Document, DocumentKind, Line
from tests.knowledge.bulletins import other_cities


def read(text: str, key: str) -> list[Document]:
    lines = [Line(number=i, text=line) for i, line in enumerate(text.split("\n"), 1)]
    found = documents_of(key, int(key[-2:]), split_pages(lines))
    return [document for document in found if document.kind is DocumentKind.DOCUMENT]


def known(document: Document) -> tuple[object, ...]:
    return (
        document.title,
        document.document_number,
        document.registration_number,
        document.issuers,
        document.signed_date,
        document.validity.effective_from,
        document.validity.expires_on,
        document.pages,
    )


def body(document: Document) -> str:
    return "".join("".join(article.text.split()) for article in document.articles[:-1])


# title | number | registration | issuers | signed | effective | expires | pages | body
@pytest.mark.parametrize(("text", "expected"), [
    (other_cities.NINGBO, [
        ("宁波市人民政府关于加强海岛供水保障的实施意见", "甬政发〔2017〕31号", None, ("宁波市人民政府",), date(2017, 4, 28), date(2017, 6, 1), date(2020, 6, 1), (3,), "各区县（市）人民政府，市直及部省属驻甬各单位：为保障海岛居民用水，现提出以下意见：一、海岛供水管网漏损率控制在百分之九以内。二、本意见自2017年6月1日起施行，有效期3年。"),
        ("宁波市人民政府关于同意设立东屿渔业园区的批复", "甬政发〔2017〕33号", None, ("宁波市人民政府",), date(2017, 5, 3), date(2017, 5, 3), None, (3, 4), "象山县人民政府：你县《关于要求设立东屿渔业园区的请示》收悉，同意设立。园区面积为2.7平方公里。"),
    ]),
    (other_cities.TAIZHOU, [
        ("台州市人民政府关于废止部分行政规范性文件的决定", "台政发〔2018〕13号", None, ("台州市人民政府",), date(2018, 3, 9), date(2018, 3, 9), None, (5,), "各县（市、区）人民政府：经研究，决定废止3件行政规范性文件。本决定自公布之日起施行。"),
        ("台州市人民政府办公室关于做好椒江大桥限行工作的通知", "台政办函〔2018〕7号", None, ("台州市人民政府办公室",), date(2018, 3, 12), date(2018, 3, 12), None, (6,), "各县（市、区）人民政府，市政府直属各单位：椒江大桥自2018年4月1日起限行。"),
        ("台州市商务局台州市财政局关于印发《台州市电商园区补助办法（试行）》的通知", "台商务〔2018〕21号", None, ("台州市商务局", "台州市财政局",), date(2018, 3, 15), date(2018, 3, 15), None, (7,), "各县（市、区）商务局、财政局：现将《台州市电商园区补助办法（试行）》印发给你们。第一条园区每年补助8万元。"),
    ]),
    (other_cities.JINHUA, [
        ("金华市公共自行车管理办法", "金华市人民政府令第62号", None, ("金华市人民政府",), date(2016, 11, 9), date(2017, 1, 1), None, (2,), "《金华市公共自行车管理办法》已经2016年11月3日市人民政府第58次常务会议审议通过，现予公布，自2017年1月1日起施行。第一条为了规范公共自行车管理，制定本办法。第二条骑行一小时以内免费。"),
    ]),
    (other_cities.SHAOXING, [
        ("绍兴市人民政府公告", "绍兴市人民政府公告第3号", None, ("绍兴市人民政府",), date(2014, 1, 20), date(2014, 1, 20), None, (2,), "为保障古城消防安全，决定在古城范围内禁止燃放孔明灯。特此公告。"),
        ("绍兴市人民政府通告", "绍兴市人民政府通告〔2014〕5号", None, ("绍兴市人民政府",), date(2014, 2, 11), date(2014, 2, 11), None, (2,), "根据有关规定，越城大道实行单向通行。"),
        ("绍兴市人民政府关于表彰水利建设先进集体的通报", None, None, ("绍兴市人民政府",), date(2014, 2, 19), date(2014, 2, 19), None, (2,), "各区、县（市）人民政府：市政府决定表彰先进集体12个。"),
    ]),
    (other_cities.JIAXING, [
        ("嘉兴市人民政府办公室关于公布嘉兴市突发地质灾害应急预案（2020年修订）的通知", "嘉政办发〔2020〕8号", "ZJFC00-2020-0003", ("嘉兴市人民政府办公室",), date(2020, 2, 27), date(2020, 2, 27), None, (2,), "各县（市、区）人民政府：现予公布，请认真组织实施。"),
        ("关于印发嘉兴市“十四五”水网建设规划（2021—2025年）的通知", "嘉水发〔2020〕16号", None, ("嘉兴市水利局",), date(2020, 3, 2), date(2020, 3, 2), None, (2,), "各县（市、区）水利局：现印发给你们。"),
    ]),
    (other_cities.LISHUI, [
        ("中共丽水市委丽水市人民政府关于推进生态产品价值实现的若干意见", "丽委发〔2019〕2号", None, ("中共丽水市委", "丽水市人民政府",), date(2019, 1, 14), date(2019, 1, 14), None, (2,), "为推进生态产品价值实现，提出意见。"),
        ("丽水市财政局国家税务总局丽水市税务局丽水市民政局关于明确福利企业退税事项的函", "丽财税函〔2019〕11号", None, ("丽水市财政局", "国家税务总局丽水市税务局", "丽水市民政局",), date(2019, 1, 21), date(2019, 1, 21), None, (2,), "各县（市、区）财政局：退税按月办理。"),
    ]),
    (other_cities.QUZHOU, [
        ("衢州市人民政府关于推行公厕开放的通知", "衢政发〔2013〕6号", None, ("衢州市人民政府",), date(2013, 2, 4), date(2013, 2, 4), None, (7,), "各县（市、区）人民政府：今年起在全市推行公厕开放。"),
        ("衢州市人民政府办公室关于开展古树名木普查的通知", "衢政办发〔2013〕14号", None, ("衢州市人民政府办公室",), date(2013, 2, 8), date(2013, 2, 8), None, (7,), "各县（市、区）人民政府：古树名木每年普查一次。"),
    ]),
    (other_cities.ZHOUSHAN, [
        ("舟山市人民政府关于远洋渔船补贴的通知", "舟政发〔2012〕51号", None, ("舟山市人民政府",), date(2012, 9, 6), date(2012, 9, 6), None, (2, 3), "各县（区）人民政府：远洋渔船每艘补贴11万元，由各县（区）财政承担一半。"),
        ("舟山市人民政府关于渔港建设的意见", "舟政发〔2012〕52号", None, ("舟山市人民政府",), date(2012, 9, 10), date(2012, 9, 10), None, (3,), "各县（区）人民政府：建设渔港4座。"),
        ("舟山市公安局关于沈家门夜市的通告", None, None, ("舟山市公安局",), date(2012, 9, 12), date(2012, 9, 12), None, (3,), "沈家门夜市经营至二十三时。"),
    ]),
    (other_cities.WENLING, [
        ("中共温岭市委办公室温岭市人民政府办公室关于印发《温岭市河长制考核办法》的通知", "温市委办〔2015〕9号", None, ("中共温岭市委办公室", "温岭市人民政府办公室",), date(2015, 1, 16), date(2015, 1, 16), None, (4, 5), "各镇（街道）：现将《温岭市河长制考核办法》印发给你们。一、每季度考核一次。二、总分低于70分的通报批评。"),
        ("温岭市市场监督管理局关于规范农贸市场计量器具的通告", "温市监〔2015〕3号", None, ("温岭市市场监督管理局",), date(2015, 1, 22), date(2015, 1, 22), None, (5,), "农贸市场公平秤每月校验一次。特此通告。"),
    ]),
], ids=[
    "title first, folios at the foot, texts run on",
    "number before the title, form feeds, lone folios, other brackets",
    "order signed by the mayor",
    "announcements without a title of their own, a circular without a number",
    "number in brackets and broken, titles with years",
    "party and government, three offices, no addressee",
    "title blocks below their texts",
    "contents, titles broken in mid-word, running headers, a text on two pages",
    "title of another number and issuer below it, in mid-page",
])  # fmt: skip
def test_the_documents_of_another_city_are_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(*known(document), body(document)) for document in read(text, "2020-03")] == expected


def test_what_a_decree_promulgates_is_its_title_and_its_enclosure() -> None:
    (order,) = read(other_cities.JINHUA, "2016-12")

    assert order.enclosed_title == order.title == "金华市公共自行车管理办法"
    assert order.articles[-1].text == "市长林某某二○一六年十一月九日"


@pytest.mark.parametrize("text", [other_cities.NINGBO, other_cities.ZHOUSHAN])
def test_no_character_of_another_city_is_lost_or_doubled(text: str) -> None:
    pages = split_pages([Line(number=i, text=line) for i, line in enumerate(text.split("\n"), 1)])
    documents = documents_of("2020-03", 3, pages)
    held = "".join("".join(article.text.split()) for d in documents for article in d.articles)
    titles = "".join(f"{d.title}{d.document_number}" for d in documents if d.kind is DocumentKind.DOCUMENT)
    printed = "".join("".join(line.text.split()) for page in pages for line in page.lines)

    assert sorted(held + titles.replace("None", "")) == sorted(printed)
