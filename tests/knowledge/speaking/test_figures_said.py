"""No figure is lost or changed in speech: what is said reads back as what is printed."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal

from hypothesis import given, strategies as st

from knowledge.dates import parse_date
from knowledge.numerals import read_number
from knowledge.speaking import spoken, violations
from knowledge.speaking.counting import cardinal, digit_by_digit, telephone, whole_number
from knowledge.text import sentences
from tests.knowledge.issues import shipped_passages, shipped_standards
from tests.knowledge.speaking.reading_back import printed_figures, said_figures


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_whole_number_reads_back(value: int) -> None:
    assert read_number(whole_number(value)) == value


@given(st.decimals(min_value=0, max_value=10**8, places=2))
def test_every_amount_reads_back(amount: Decimal) -> None:
    assert read_number(cardinal(f"{amount:f}")) == amount
    said = spoken(f"标准是{amount:f}元/月。")
    assert violations(said) == []
    assert list(said_figures(said)) == [amount]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    for printed in (f"{day.year}年{day.month}月{day.day}日", day.isoformat()):
        assert parse_date(spoken(printed).replace("零", "〇")) == day


@given(st.integers(min_value=-99, max_value=99), st.integers(min_value=1, max_value=99))
def test_a_sign_is_never_lost(value: int, rest: int) -> None:
    said = spoken(f"同比{value}.{rest}%。")
    assert ("负" in said) == (f"{value}".startswith("-"))


FIGURES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.decimals(0, 500, places=2).map("{:f}".format),
    st.integers(1000, 99_999).map("{:,}".format),
)
UNITS = st.sampled_from(
    [
        "元",
        "元/月",
        "元/人·月",
        "元/小时",
        "%",
        "‰",
        "个",
        "年",
        "岁",
        "公里",
        "km/h",
        "㎡",
        "万元",
        "亿元",
        "人",
        "厘米",
        "个百分点",
        "t/h",
        "mg/m³",
        "级",
        "号",
        "页",
    ]
)
BETWEEN = st.sampled_from(
    [*"，、。（）至—-；：和《》“”+ \n", "／", " × ", " − ", " ÷ ", " ＝ ", "以上", "不超过"]
)
BEFORE = st.sampled_from(["", "标准是", "甲县", "调整为", "每人", "（"])


@given(st.lists(st.tuples(BEFORE, FIGURES, UNITS, BETWEEN), min_size=1, max_size=5))
def test_no_figure_runs_into_another(pieces: list[tuple[str, ...]]) -> None:
    printed = "".join("".join(piece) for piece in pieces)
    assert printed_figures(printed) - said_figures(spoken(printed)) == Counter()


@given(st.text(max_size=60))
def test_any_text_is_said_without_a_violation_but_an_empty_one(text: str) -> None:
    said = spoken(text)
    assert [v for v in violations(said) if v.rule.name != "EMPTY"] == []


def test_every_sentence_of_the_bulletins_keeps_its_figures() -> None:
    printed = {s for p in shipped_passages() for s in (p.title, *p.trail, *sentences(p.text))}
    broken = [s for s in printed if spoken(s) and violations(spoken(s))]
    lost = [
        s for s in printed if printed_figures(s) - said_figures(spoken(s)) and not _is_counted_otherwise(s)
    ]
    assert (broken, lost) == ([], [])


def _is_counted_otherwise(text: str) -> bool:
    """1.2018年 is 一、二零一八年, 6·26 is 六二六: what find_numbers reads as one figure, or as two."""
    return bool(re.search(r"\d\.\d{4}年|\d·\d", text))


def test_every_standard_keeps_its_amount() -> None:
    for standard in shipped_standards():
        if standard.amount is None:
            continue
        printed = f"{standard.amount}{standard.unit}"
        assert violations(spoken(printed)) == []
        assert said_figures(spoken(printed)) == printed_figures(printed)


def test_a_year_and_a_telephone_are_said_by_digit() -> None:
    assert digit_by_digit("2015") == "二零一五"
    assert telephone("0577-12345") == "零五七七，幺二三四五"
