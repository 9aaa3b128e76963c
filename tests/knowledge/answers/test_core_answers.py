"""The core topics on the shipped issues: what is said, what is not said, and what is cited."""

import re
from datetime import date

import pytest
from asking import Ask

from knowledge.records import AnswerStatus, Calculation, ValidityStatus


def said(answer: object) -> str:
    return "".join(answer.sentences).replace("**", "")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("place", "monthly", "hourly"),
    [
        ("鹿城区", "1860元/月", "17元/小时"),
        ("浙南产业集聚区", "1860元/月", "17元/小时"),
        ("灵昆街道", "1860元/月", "17元/小时"),
        ("洞头区", "1660元/月", "15.2元/小时"),
        ("元觉街道", "1660元/月", "15.2元/小时"),
        ("虹桥镇", "1660元/月", "15.2元/小时"),
        ("苍南县", "1530元/月", "13.8元/小时"),
        ("龙港市", "1530元/月", "13.8元/小时"),
    ],
)
def test_minimum_wage_of_a_place(ask: Ask, place: str, monthly: str, hourly: str) -> None:
    answer = ask("最低工资多少", region=place)
    assert answer.status is AnswerStatus.ANSWERED
    assert f"是 **{monthly}**（2015年11月1日起）" in answer.sentences[0]
    assert f"**{hourly}**" in answer.sentences[1]
    assert [c.document_number for c in answer.citations] == ["温政发〔2015〕58号"]
    assert "距今已11年" in answer.caveats[0]


def test_longgang_is_told_of_its_county_then(ask: Ask) -> None:
    assert "龙港市当时属苍南县" in said(ask("最低工资多少", region="龙港市"))


def test_minimum_wage_without_a_place_is_the_table_of_tiers(ask: Ask) -> None:
    answer = ask("最低工资多少")
    assert [row[1:] for row in answer.table[1:]] == [
        ("1860元/月", "17元/小时"),
        ("1660元/月", "15.2元/小时"),
        ("1530元/月", "13.8元/小时"),
    ]
    assert answer.choices[:4] == ("鹿城区", "龙湾区", "瓯海区", "洞头区")
    assert len(answer.choices) == 12


def test_only_places_that_the_notice_holds_for_are_offered(ask: Ask) -> None:
    places = {"永嘉县", "平阳县", "苍南县", "文成县", "泰顺县", "瑞安市", "乐清市", "龙港市"}
    assert set(ask("低保标准是多少").choices) == places


def test_only_the_hourly_wage_where_hours_are_asked(ask: Ask) -> None:
    assert said(ask("小时工最低多少", region="平阳县", pay_period="hour")).count("元/") == 1


@pytest.mark.parametrize(
    ("text", "entities", "sentence", "calculation"),
    [
        (
            "最低工资差多少",
            {"region": "平阳县+瑞安市"},
            "每月差 130元（瑞安市1660元/月，平阳县1530元/月",
            "1660 − 1530 = 130",
        ),
        ("最低工资一年多少", {"region": "鹿城区"}, "一年是 22320元", "1860 × 12 = 22320"),
        ("小时工30小时最低给多少", {"region": "乐清市", "hours": "30"}, "至少 456元", "15.2 × 30 = 456"),
        ("低保涨了多少", {"region": "瑞安市"}, "涨了 84元/人·月", "804 − 720 = 84"),
        (
            "小时工给13块够不够最低标准",
            {"region": "平阳县", "amount": "13", "pay_period": "hour"},
            "低于标准",
            "13.8 − 13 = 0.8",
        ),
        (
            "82岁基础养老金加高龄补贴一共多少",
            {"age": "82", "region": "市区"},
            "一共 240元/月",
            "190 + 50 = 240",
        ),
    ],
)
def test_calculations_show_their_steps(
    ask: Ask, text: str, entities: dict[str, str], sentence: str, calculation: str
) -> None:
    answer = ask(text, **entities)
    assert sentence in said(answer)
    assert [c.expression for c in answer.calculations] == [calculation]
    assert isinstance(answer.calculations[0], Calculation)


@pytest.mark.parametrize("text", ["82岁高龄补贴加基础养老金一共多少", "82岁基础养老金加高龄补贴一共多少"])
def test_of_a_sum_the_part_that_has_a_condition_is_named(ask: Ask, text: str) -> None:
    answer = said(ask(text, age="82", region="市区"))
    assert re.search(r"其中[^。]*年满80周岁[^。]*老年人才有高龄补贴。", answer)


def test_pay_that_reaches_the_minimum_is_said_to(ask: Ask) -> None:
    assert "达到了" in said(ask("一个月给1530最低工资合法吗", region="泰顺县", amount="1530"))


def test_subsistence_with_the_amount_before(ask: Ask) -> None:
    answer = ask("低保标准多少钱", region="乐清市")
    assert "**804元/人·月**（2019年10月1日起）" in answer.sentences[0]
    assert answer.sentences[1] == "调整前为737元/人·月。"


@pytest.mark.parametrize("place", ["鹿城区", "洞头区", "市区"])
def test_place_that_the_notice_does_not_cover_gets_no_figure(ask: Ask, place: str) -> None:
    answer = ask("低保标准多少", region=place)
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert f"没有{place}的" in said(answer)
    assert "龙港市" in said(answer)
    assert "804" not in said(answer) + answer.citations[0].quote


def test_two_places_of_which_one_is_not_covered(ask: Ask) -> None:
    answer = ask("低保标准多少", region="鹿城区+瑞安市")
    assert answer.status is AnswerStatus.PARTIAL
    assert "瑞安市城乡居民最低生活保障标准是 804元/人·月" in said(answer)
    assert "没有鹿城区的" in said(answer)


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("2018年8月", "190元/月"),
        ("2018年6月", "170元/月"),
        ("2020年", "190元/月"),
    ],
)
def test_basic_pension_on_a_day(ask: Ask, phrase: str, sentence: str) -> None:
    first = ask("基础养老金多少", date=phrase, region="市区").sentences[0]
    assert f"**{sentence}**" in first


def test_day_before_everything_that_is_known(ask: Ask) -> None:
    answer = ask("最低工资多少", date="2014年", region="瑞安市")
    assert answer.sentences[0].startswith("收录的公报里没有2014年时的")


def test_old_age_allowance_asks_for_the_age(ask: Ask) -> None:
    assert "**50元/月**（2018年4月1日起）" in ask("80岁老人高龄补贴多少", age="80").sentences[0]
    assert ask("79岁老人高龄补贴多少", age="79").sentences[0].startswith("79岁还不到")


@pytest.mark.parametrize(
    ("tier", "amount"), [("一档", "805元/月"), ("二档", "685元/月"), ("三档", "535元/月")]
)
def test_tier_of_the_land_lost_guarantee(ask: Ask, tier: str, amount: str) -> None:
    assert f"{tier}是 **{amount}**" in ask("被征地农民保障金多少", tier=tier).sentences[0]


def test_all_tiers_where_none_is_named(ask: Ask) -> None:
    assert "一档805元/月、二档685元/月、三档535元/月" in said(ask("被征地农民保障金多少"))


def test_banned_breed_of_an_expired_notice(ask: Ask) -> None:
    answer = ask("秋田犬能养吗", breed="秋田犬")
    assert said(answer) == "不能在限养区饲养：秋田犬列在禁养烈性犬名单第17项。"
    assert "2025年6月29日到期" in answer.caveats[0]
    assert answer.standards[0].validity.status(date(2026, 11, 21)) is ValidityStatus.EXPIRED


@pytest.mark.parametrize(
    ("height", "verdict"),
    [("60", "没有超过60厘米"), ("60.5", "已超过60厘米"), ("55", "没有超过60厘米")],
)
def test_exactly_the_limit_is_not_over_it(ask: Ask, height: str, verdict: str) -> None:
    assert verdict in said(ask(f"{height}厘米高的金毛能养吗", breed="金毛寻回犬", height=height))


def test_list_of_breeds(ask: Ask) -> None:
    answer = ask("哪些狗不能养")
    assert "共25种：藏獒、拳师犬、爱尔兰猎狼犬" in said(answer)
    assert len(answer.standards) == 26


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("禁养犬通告的有效期是从哪天到哪天", "2020年6月29日起执行，已于2025年6月29日到期"),
        ("禁养犬通告是哪天发布的、哪个单位发布的", "由 温州市公安局 于 2020年6月29日 发布"),
        ("最低工资标准从哪天起执行", "2015年11月1日"),
        ("补缴养老金的新规矩从哪天算起", "2018年10月1日"),
        ("被征地农民的新规矩从哪天算起", "2018年7月1日"),
    ],
)
def test_life_of_the_document_of_a_topic(ask: Ask, text: str, sentence: str) -> None:
    assert sentence in said(ask(text))


def test_document_that_did_not_hold_yet(ask: Ask) -> None:
    answer = ask(
        "2018年9月办理的补缴适用温人社发〔2018〕115号吗",
        date="2018年9月",
        document_number="温人社发〔2018〕115号",
    )
    assert said(answer).startswith("不适用")
    assert "2018年10月1日" in said(answer)


def test_foreign_place_is_sent_to_its_own_office(ask: Ask) -> None:
    answer = ask("最低工资多少", foreign_place="杭州")
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert answer.sentences == (
        "我只收录温州市的公报，没有杭州的最低工资标准。",
        "请咨询当地人力社保部门，或拨打当地12345。",
    )


def test_a_place_named_twice_is_one(ask: Ask) -> None:
    assert ask("最低工资多少", region="平阳县+平阳县").regions == ("平阳县",)


def test_whether_there_are_tiers_is_no_question_for_one_of_them(ask: Ask) -> None:
    assert "缴费标准不再分档" in said(ask("新参加被征地农民基本生活保障，还分档吗"))
    assert "**" not in "".join(ask("新参加被征地农民基本生活保障，分一二三档吗").sentences)


def test_the_floor_of_base_pay_is_the_minimum_wage(ask: Ask) -> None:
    assert said(ask("底薪标准", region="瑞安市")).startswith("瑞安市最低月工资标准是 1660元/月")
