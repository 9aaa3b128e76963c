from __future__ import annotations

from datetime import date

import pytest

from knowledge.bulletins.signature import Signature, signature_of
from tests.knowledge.issues import lines, part


@pytest.mark.parametrize(
    ("key", "first", "last", "signed", "taken"),
    [
        ("2015-10", 27, 33, date(2015, 10, 23), [29, 31]),
        ("2018-06", 11967, 11973, date(2018, 6, 13), [11969, 11971]),  # two offices on one line
        ("2019-12", 1547, 1553, date(2019, 12, 18), [1549, 1551]),  # 2019年 12月18日
        ("2019-12", 1756, 1764, date(2019, 12, 24), [1758, 1760, 1762]),  # an office over two lines
        ("2020-06", 3053, 3059, date(2020, 6, 29), [3055, 3057, 3059]),  # two offices, one a line
        ("2018-06", 1434, 1440, date(2018, 6, 1), [1436, 1438]),  # pushed right by full-width spaces
        ("2019-07", 5331, 5339, date(2019, 7, 2), [5335, 5337]),
    ],
)  # fmt: skip
def test_signatures_are_read(key: str, first: int, last: int, signed: date, taken: list[int]) -> None:
    found = signature_of([line for line in part(key, first, last) if line.text.strip()])

    assert found.signed == signed
    assert [line.number for line in found.lines] == taken


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("特此通知。\n某市公安局\n2020年6月29日", ("某市公安局",)),
        ("特此通知。\n某市公安局  某市财政局\n2020年6月29日", ("某市公安局", "某市财政局")),
        ("特此通知。\n某市公安局\n某市财政局\n某市民政局\n2020年6月29日", ("某市公安局", "某市财政局", "某市民政局")),
        ("特此通知。\n　　　　　某市公安局　　2020年6月29日", ("某市公安局",)),
        ("特此通知。\n某市公安局 某市财政局 2020 年 6 月 29 日", ("某市公安局", "某市财政局")),
        ("特此通知。\n某市公安局2020年6月29日", ("某市公安局",)),
        ("特此通知。\n某市第一医院  某市第二医院  2020年6月29日", ("某市第一医院", "某市第二医院")),
        ("特此通知。\n某 市 公 安 局\n2020年6月29日", ("某市公安局",)),
        ("特此通知。\n某市人民政府办公室\n二〇二〇年六月二十九日", ("某市人民政府办公室",)),
        ("特此通知。\n某市人民政府办公室\n二○二○年六月二十九日", ("某市人民政府办公室",)),
        ("特此通知。\n某市人民政府办公室\n二O二O年六月二十九日", ("某市人民政府办公室",)),
        ("特此通知。\n2020年6月29日\n某市公安局", ("某市公安局",)),  # columns swapped
        ("特此通知。\n某市公安局\n（盖章）\n2020年6月29日\n（此件公开发布）", ("某市公安局",)),
        ("特此通知。\n某市公安局\n2020年6月29日\n（此件公开发布）", ("某市公安局",)),
        ("特此通知。\n某市沿海产业集聚区\n（经开区）管委会\n2020年6月29日", ("某市沿海产业集聚区（经开区）管委会",)),
        ("特此通知。\n某市人民政府\n办公室\n2020年6月29日", ("某市人民政府办公室",)),
        ("现予公布。\n市  长  王小明\n2020年6月29日", ()),
        ("特此通知。\n2020年6月29日", ()),
        ("特此通知。\n2020年6月29日\n（此件公开发布）", ()),
    ],
)  # fmt: skip
def test_a_signature_may_stand_in_many_shapes(text: str, issuers: tuple[str, ...]) -> None:
    found = signature_of(lines(text))

    assert (found.signed, found.issuers) == (date(2020, 6, 29), issuers)


def test_an_office_that_the_title_names_is_known_by_its_name() -> None:
    found = signature_of(lines("特此通知。\n某市红十字\n2020年6月29日"), ["某市红十字"])

    assert (found.signed, found.issuers) == (date(2020, 6, 29), ("某市红十字",))


def test_the_issuers_signature_goes_before_one_in_a_table() -> None:
    text = "一、验收记录\n某市城建公司\n2019年1月5日\n特此通知。\n某市公安局\n2020年6月29日"

    assert signature_of(lines(text), ["某市公安局"]).signed == date(2020, 6, 29)


def test_of_two_signatures_the_first_is_that_of_the_notice() -> None:
    text = "请认真执行。\n某市公安局\n2020年6月29日\n某市校车管理办法\n（略）\n某市财政局\n2020年7月30日"

    assert signature_of(lines(text)).signed == date(2020, 6, 29)


@pytest.mark.parametrize(
    "text",
    [
        "有效期至\n2019年12月27日\n的，应当重新申领。",
        "经市政府同意，自2018年7月1日起，温州\n2018年6月13日",
        "温州市公安局\n2020年6月29日，市公安局召开会议",
        "联系市公安局、市司法局、\n2020年6月29日\n起草的规定",
        "某市人民政府办公室  2020年6月29日印发",
        "各单位要认真执行，按照\n某市人民政府2020年6月29日\n印发的方案",
        "",
    ],
)
def test_what_is_no_signature_is_left_in_the_text(text: str) -> None:
    assert signature_of(lines(text)) == Signature()
