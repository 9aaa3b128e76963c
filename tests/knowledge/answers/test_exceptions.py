"""A place of which a standard takes a part out: that part is said beside it, with its own amount where known."""

from datetime import date

import pytest
from asking import Ask

from knowledge.answers.places import display_in, excepted_parts
from knowledge.records import Citation, Measure, Standard, Topic, Validity

CITED = Citation(
    title="关于调整最低工资标准的通知",
    document_number=None,
    issuers=(),
    signed_date=None,
    bulletin="2018年第6期",
    bulletin_key="2018-06",
    page=1,
    quote="",
    passage_id="2018-06/01#1",
    lines=(),
    validity=Validity(),
)


def wage(region_text: str, *excluded: str) -> Standard:
    return Standard(
        topic=Topic.MINIMUM_WAGE,
        measure=Measure.MONTHLY_WAGE,
        subject="最低月工资标准",
        regions=("市区",),
        excluded_regions=excluded,
        region_text=region_text,
        validity=Validity(effective_from=date(2018, 7, 1)),
        citation=CITED,
    )


@pytest.mark.parametrize(
    ("text", "hourly"),
    [("最低工资多少", True), ("最低月工资多少", False), ("一年最低工资多少", False)],
)
def test_the_part_taken_out_is_named_and_told(ask: Ask, text: str, hourly: bool) -> None:
    said = "".join(ask(text, region="洞头区").sentences)
    assert "洞头区（灵昆街道除外）" in said
    assert "洞头区灵昆街道是1860元/月" in said
    assert ("15.2元/小时" in said, "17元/小时" in said) == (hourly, hourly)


def test_what_is_not_said_of_the_place_is_not_said_of_its_part(ask: Ask) -> None:
    said = "".join(ask("小时工最低多少", region="洞头区", pay_period="hour").sentences)
    assert "洞头区灵昆街道是17元/小时。" in said
    assert "元/月" not in said


@pytest.mark.parametrize("place", ["灵昆街道", "元觉街道", "瑞安市", "鹿城区"])
def test_a_place_without_exceptions_has_none(ask: Ask, place: str) -> None:
    assert "除外" not in "".join(ask("最低工资多少", region=place).sentences)


def test_a_part_that_is_asked_for_too_is_told_once(ask: Ask) -> None:
    said = "".join(ask("最低工资多少", region="洞头区+灵昆街道").sentences)
    assert said.count("1860") == 1


def test_a_pay_is_judged_with_the_part_beside_it(ask: Ask) -> None:
    said = "".join(ask("我一个月拿1700违反最低工资吗", region="洞头区", amount="1700").sentences)
    assert "洞头区（灵昆街道除外）" in said
    assert "洞头区灵昆街道是1860元/月。" in said


def test_the_words_of_the_notice_go_before_those_of_the_record(ask: Ask) -> None:
    assert "市区（不含洞头区）被征地" in ask("被征地农民保障金多少", region="市区").sentences[0]
    assert "市区（鹿城区、" in ask("最低工资多少", region="市区").sentences[0]
    assert display_in(wage("市区（不含洞头区）", "洞头区"), "市区") == "市区（不含洞头区）"
    assert display_in(wage("除洞头区外的市区", "洞头区"), "市区") == "市区（洞头区除外）"
    assert display_in(wage("市区"), "市区") == "市区"


def test_only_parts_of_the_place_are_taken_out_of_it() -> None:
    assert excepted_parts(wage("市区，不含洞头区", "洞头区"), "市区") == ["洞头区"]
    assert excepted_parts(wage("市区，不含洞头区", "洞头区"), "鹿城区") == []


def test_what_the_whole_city_takes_out_is_not_told_of_a_place_in_it(ask: Ask) -> None:
    said = "".join(
        ask("全温州小时工最低都是17块，乐清也一样吗", region="温州市+乐清市", amount="17").sentences
    )
    assert "乐清市" in said
    assert "灵昆" not in said
