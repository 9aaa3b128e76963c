"""A figure that is claimed of a text is compared with what is written, and neither misleads nor silences."""

from datetime import date

import pytest
from asking import Ask

from knowledge.answers.reasoning.claimed_figures import claimed_in, clauses_on, without_claims

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("餐位上限是本店餐位的50%", "餐位上限是本店餐位的百分之多少"),
        ("补贴最多补100万", "补贴最多补多少元"),
        ("通告有效期三年", "通告有效期几年"),
        ("禁用区是2020年1月1号起施行", "禁用区是什么时候起施行"),
        ("通告有效期到2030年", "通告有效期到什么时候"),
        ("2020年要下降55%", "2020年要下降百分之多少"),
        ("39号通告还有效", "39号通告还有效"),
    ],
)
def test_what_is_claimed_is_asked_for(text: str, asked: str) -> None:
    assert without_claims(text, claimed_in(text)) == asked


@pytest.mark.parametrize(
    ("claim", "said", "stands"),
    [
        ("补贴50万", "最高50万元", True),
        ("补贴500000元", "最高50万元", True),
        ("补贴50万", "50个百分点", None),
        ("占三成五，即35%", "下降百分之三十五", True),
        ("有效期5年", "自2020年6月29日起执行", None),
        ("有效期5年", "2020年6月29日起，有效期五年", True),
        ("占35%", "下降33.5%", False),
        ("占百分之55", "下降55%", True),
        ("占33.50%", "下降百分之三十三点五", True),
        ("3月起施行", "自2020年3月1日起施行", True),
        ("3月1日起施行", "自2020年3月1日起施行", True),
        ("4月1日起施行", "自2020年3月1日起施行", False),
        ("2020年3月起施行", "自2020年3月1日起施行", True),
        ("2020年2月起施行", "自2020年3月1日起施行", False),
    ],
)
def test_a_figure_stands_by_its_value(claim: str, said: str, stands: bool | None) -> None:
    assert claimed_in(claim)[-1].stands_in(said, TODAY) is stands


def test_the_clause_of_the_class_or_year_counts() -> None:
    said = "A级：不超过100万元；B级：不超过50万元。"
    assert clauses_on("B级企业最多补100万", said) == "B级：不超过50万元"
    assert clauses_on("2020年下降35%", "2019年下降35%；2020年下降50%") == "2020年下降50%"


@pytest.mark.parametrize(
    ("text", "lead", "written", "entities"),
    [
        ("外摆位餐位上限是本店餐位的50%，依据哪一条", "写的不是50%", "30%", {}),
        (
            "非道路机械禁用区是2020年1月1号起施行没错吧",
            "写的不是2020年1月1号",
            "2020年3月1日",
            {"date": "2020年1月1号"},
        ),
        ("2020年全市火灾要比基数下降55%，这数对吧", "写的不是55%", "2020年下降50%", {"date": "2020年"}),
        ("电竞B级企业宽带一年最多补100万，对吗", "写的不是100万", "50万元", {}),
        (
            "补缴企业养老保险的规定是2018年7月1号起执行，是不是",
            "写的不是2018年7月1号",
            "2018年10月1日",
            {"date": "2018年7月1号"},
        ),
    ],
)
def test_what_is_written_is_told(
    ask: Ask, text: str, lead: str, written: str, entities: dict[str, str]
) -> None:
    first = ask(text, **entities).sentences[0].replace("**", "")
    assert lead in first
    assert written in first


@pytest.mark.parametrize(
    "text",
    [
        "外摆位餐位上限是本店餐位的30%，对吗",
        "市属国有企业的内设机构一般设5-8个，对吗",
        "电竞B级企业宽带一年最多补50万，对吗",
        "禁养犬的通告有效期5年对吧",
    ],
)
def test_what_is_right_is_not_denied(ask: Ask, text: str) -> None:
    assert "写的不是" not in "".join(ask(text).sentences)


def test_the_rules_on_dogs_tell_of_their_own_figures(ask: Ask) -> None:
    assert ask("禁养的烈性犬有30种对吧").sentences[0].startswith("不是。限养区禁养烈性犬名单共")
    found = ask("禁养通告是2019年发的，有效期三年对不对", date="2019年")
    assert "写的不是2019年、三年" in found.sentences[0]
    assert "有效期5年" in found.sentences[1]


def test_what_has_not_begun_on_a_day_is_told(ask: Ask) -> None:
    found = ask("2020年7月15号拖拉机能不能上路，限行开始没有", date="2020年7月15号")
    assert found.sentences[0].startswith("不适用：")
    assert "2020年8月1日" in found.sentences[0]


def test_the_day_of_expiry_is_not_asked_of_as_that_day(ask: Ask) -> None:
    found = ask("禁养犬通告2025年6月29日到期对吗", date="2025年6月29日")
    assert "已过有效期" in found.sentences[0]
