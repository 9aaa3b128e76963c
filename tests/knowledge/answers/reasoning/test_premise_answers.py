"""What a question takes for granted is confirmed or corrected in the first words."""

import pytest
from made_up import AGES, SUBSISTENCE, WAGES, answered, said

from knowledge.answers.reasoning.claims import Role, claims_of
from tests.knowledge.answers.asking import question


@pytest.mark.parametrize(
    ("text", "entities", "start", "also"),
    [
        ("乐清最低工资2070对吧", {"amount": "2070"}, "对，乐清市最低月工资标准是 2070元/月", ""),
        (
            "乐清最低工资不是2280吗",
            {"amount": "2280"},
            "不是。乐清市最低月工资标准是 2070元/月",
            "2280元是市区的标准",
        ),
        ("乐清最低工资不是1805吗", {"amount": "1805"}, "不是。", "1805元是2021年8月1日以前的标准"),
        ("乐清最低工资是3000吧", {"amount": "3000"}, "不是。", "收录的公报里没有3000元的最低月工资标准"),
        (
            "听说乐清最低工资涨到3000了",
            {"amount": "3000"},
            "公报里没有写到3000元的最低月工资标准。",
            "2070元/月",
        ),
        ("乐清最低工资不是2015吗", {}, "不是。", ""),
    ],
)
def test_amounts(text: str, entities: dict[str, str], start: str, also: str) -> None:
    found = said(WAGES, text, region="乐清市", **entities)
    assert found.startswith(start)
    assert also in found


def test_without_a_place_the_amount_may_be_that_of_one_tier() -> None:
    found = said(WAGES, "最低工资不是2070吗", amount="2070")
    assert found.startswith("要看在哪里：2070元只是乐清市的标准。")
    assert said(WAGES, "最低工资不是3000吗", amount="3000").startswith(
        "不是。收录的公报里没有3000元的最低月工资标准。"
    )


def test_an_amount_in_words_is_judged_like_one_in_figures() -> None:
    found = said(WAGES, "听说最低工资是九千九是吗", amount="9900")
    assert found.startswith("不是。收录的公报里没有9900元的最低月工资标准。")


@pytest.mark.parametrize(
    ("text", "phrase", "start"),
    [
        (
            "乐清低保不是从2021年6月开始涨的吗",
            "2021年6月",
            "不是。乐清市最低生活保障标准自 2021年7月1日 起执行",
        ),
        ("乐清低保是2021年7月开始执行的吧", "2021年7月", "对，乐清市最低生活保障标准自 2021年7月1日 起执行"),
    ],
)
def test_days(text: str, phrase: str, start: str) -> None:
    assert said(SUBSISTENCE, text, region="乐清市", date=phrase).startswith(start)


def test_the_day_of_signing_is_told_apart() -> None:
    found = said(SUBSISTENCE, "低保不是从2021年6月开始的吗", date="2021年6月")
    assert "2021年6月1日是发文的日子。" in found


def test_tiers() -> None:
    assert said(WAGES, "鹿城最低工资不是二档吗", region="鹿城区", tier="二档").startswith(
        "不是。按数额从高到低，鹿城区的最低月工资标准在一档"
    )
    assert said(WAGES, "乐清最低工资是二档吧", region="乐清市", tier="二档").startswith("对，")


def test_an_amount_of_a_day_before_the_adjustment() -> None:
    found = said(AGES, "2021年5月基础养老金是301吗", date="2021年5月", amount="301")
    assert found.startswith("不是。2021年5月时还没有执行现在的标准；调整前的标准是")
    assert "281元/月" in found


def test_a_bare_claim_is_one_on_the_standard() -> None:
    claim = claims_of(question("不是1860吗", amount="1860"))[0]
    assert claim.role is Role.STANDARD


def test_the_standard_is_no_payment() -> None:
    found = answered(SUBSISTENCE, "低保是不是每个月直接发571块", amount="571")
    assert found is not None
    assert found.sentences[0].startswith("不一定，这只是标准，不是实际发的钱。")


@pytest.mark.parametrize(
    ("text", "phrase", "start"),
    [
        ("乐清低保2021年7月1日开始571的，对吗", "2021年7月1日", "对，"),
        (
            "乐清低保2021年9月1日开始571的，对吗",
            "2021年9月1日",
            "不是，开始的时间不对。乐清市最低生活保障标准是",
        ),
        (
            "乐清低保571是从2021年9月1日起调的，对吗",
            "2021年9月1日",
            "不是，开始的时间不对。乐清市最低生活保障标准是",
        ),
        ("听说乐清低保2021年9月涨到571了", "2021年9月", "不是，开始的时间不对。乐清市最低生活保障标准是"),
    ],
)
def test_a_right_amount_from_another_day_is_not_confirmed(text: str, phrase: str, start: str) -> None:
    assert said(SUBSISTENCE, text, region="乐清市", date=phrase, amount="571").startswith(start)


def test_an_amount_that_is_named_twice_is_no_payment() -> None:
    found = said(
        WAGES, "乐清最低工资早就3000了吧，你确认一下是3000对不对", region="乐清市", amount="3000+3000"
    )
    assert found.startswith("不是。乐清市最低月工资标准是 2070元/月")


def test_a_share_is_not_confirmed_with_a_day_or_an_amount() -> None:
    for text, entities in (
        ("乐清低保2021年7月起涨了9%，对吗", {"date": "2021年7月"}),
        ("乐清低保涨了9%到571元，对吗", {"amount": "571"}),
    ):
        assert not said(SUBSISTENCE, text, region="乐清市", **entities).startswith("对，")


def test_what_is_in_force_is_no_payment() -> None:
    text = "泰顺小时工18块从2022年起执行的，对吗"
    found = said(WAGES, text, region="泰顺县", amount="18", date="2022年", pay_period="hour")
    assert found.startswith("不是，开始的时间不对。")


def test_an_amount_to_be_confirmed_is_the_standard_where_nothing_is_said_of_pay() -> None:
    found = said(WAGES, "泰顺小时工20块对吧", region="泰顺县", amount="20", pay_period="hour")
    assert found.startswith("不是。泰顺县非全日制工作最低小时工资标准是 18元/小时")
    paid = question("泰顺老板给我20块一小时，对吧", region="泰顺县", amount="20")
    assert claims_of(paid)[0].role is Role.PAY
