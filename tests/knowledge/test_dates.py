"""Tests of knowledge.dates."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from knowledge.dates import DateKind, DateRange, add_months, find_dates, iso_day, parse_date, resolve_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年12月9日", date(2019, 12, 9)),
        ("2019 年 12 月 9 日", date(2019, 12, 9)),
        ("2019-12-09", date(2019, 12, 9)),
        ("2020.6.29", date(2020, 6, 29)),
        ("20200629", date(2020, 6, 29)),
        ("二〇一九年十二月九日", date(2019, 12, 9)),
        ("二零二零年六月二十九日", date(2020, 6, 29)),
        ("2019年2月30日", None),
        ("2019年12月", None),
        ("去年8月1日", None),
        ("今天", None),
    ],
)
def test_parse_date(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@given(st.dates())
def test_parse_date_reads_what_officials_write(day: date) -> None:
    if day.year >= 1900 and day.year < 2100:
        assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day
        assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2020, 6, 29), 5, date(2025, 6, 29)),
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2020, 2, 29), -1, date(2019, 2, 28)),
    ],
)
def test_years_later(day: date, years: int, expected: date) -> None:
    assert add_months(day, 12 * years) == expected


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("去年", (2025, 1, 1), (2025, 12, 31)),
        ("前年", (2024, 1, 1), (2024, 12, 31)),
        ("今年", (2026, 1, 1), (2026, 12, 31)),
        ("上个月", (2026, 10, 1), (2026, 10, 31)),
        ("2018年8月", (2018, 8, 1), (2018, 8, 31)),
        ("18年8月", (2018, 8, 1), (2018, 8, 31)),
        ("一八年", (2018, 1, 1), (2018, 12, 31)),
        ("2018-08", (2018, 8, 1), (2018, 8, 31)),
        ("2016年底", (2016, 12, 1), (2016, 12, 31)),
        ("2018年1-6月", (2018, 1, 1), (2018, 6, 30)),
        ("2015年前三季度", (2015, 1, 1), (2015, 9, 30)),
        ("15年前三个季度", (2015, 1, 1), (2015, 9, 30)),
        ("2015年前十个月", (2015, 1, 1), (2015, 10, 31)),
        ("2019年2月最后一天", (2019, 2, 28), (2019, 2, 28)),
        ("2019年上半年", (2019, 1, 1), (2019, 6, 30)),
        ("2019年夏天", (2019, 6, 1), (2019, 8, 31)),
        ("2018年春季", (2018, 3, 1), (2018, 5, 31)),
        ("2018年冬天", (2018, 12, 1), (2018, 12, 31)),
        ("2019年第三季度", (2019, 7, 1), (2019, 9, 30)),
        ("去年8月", (2025, 8, 1), (2025, 8, 31)),
        ("8月", (2026, 8, 1), (2026, 8, 31)),
        ("12月31日", (2025, 12, 31), (2025, 12, 31)),
        ("三年前", (2023, 1, 1), (2023, 12, 31)),
        ("昨天", (2026, 11, 20), (2026, 11, 20)),
        ("现在", (2026, 11, 21), (2026, 11, 21)),
        ("2016年以前", (1, 1, 1), (2015, 12, 31)),
    ],
)
def test_resolve_date(phrase: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert resolve_date(phrase, TODAY) == DateRange(first=date(*first), last=date(*last))


def test_last_month_in_january_lies_in_the_year_before() -> None:
    expected = DateRange(first=date(2025, 12, 1), last=date(2025, 12, 31))
    assert resolve_date("上个月", date(2026, 1, 5)) == expected


@pytest.mark.parametrize("phrase", ["调整前", "以前", "之前", "原来", "那时候", "瑞安", "2018年2月30日", ""])
def test_resolve_date_gives_none_for_what_has_no_days(phrase: str) -> None:
    assert resolve_date(phrase, TODAY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年8月发的基础养老金是170还是190", [("2018年8月", DateKind.PERIOD)]),
        ("18年最低工资多少", [("18年", DateKind.PERIOD)]),
        ("乐清低保调整前多少", [("调整前", DateKind.BEFORE)]),
        ("比以前涨了多少", [("以前", DateKind.BEFORE)]),
        ("没涨之前呢", [("没涨之前", DateKind.BEFORE)]),
        ("那时候瑞安多少，现在呢", [("那时候", DateKind.THEN), ("现在", DateKind.NOW)]),
        (
            "自2015年11月1日起，2016年以前",
            [("2015年11月1日", DateKind.PERIOD), ("2016年以前", DateKind.BEFORE)],
        ),
        ("今年的 2017年的补贴", [("今年", DateKind.PERIOD), ("2017年", DateKind.PERIOD)]),
        ("缴费15年够吗", []),
        ("我工作18年以上", []),
        ("办理之前需要什么", []),
        ("60岁以前", []),
        ("有效期5年", []),
        ("一个月多少，三个月呢", []),
        ("温政发〔2015〕58号", []),
    ],
)
def test_find_dates(text: str, expected: list[tuple[str, DateKind]]) -> None:
    assert [(m.phrase, m.kind) for m in find_dates(text)] == expected
    assert all(text[m.start : m.end] == m.phrase for m in find_dates(text))


@given(st.text(alphabet="0129年月日底前去今之以一二〇-./ 号度"))
def test_dates_never_raise(text: str) -> None:
    for mention in find_dates(text):
        resolve_date(mention.phrase, TODAY)
    parse_date(text)


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("2015年11月1号以后", (2015, 11, 1), (9999, 12, 31)),
        ("8月以后", (2026, 8, 1), (9999, 12, 31)),
        ("10月1日之前", (1, 1, 1), (2026, 9, 30)),
        ("零八年", (2008, 1, 1), (2008, 12, 31)),
        ("98年", (1998, 1, 1), (1998, 12, 31)),
        ("旧年", (2025, 1, 1), (2025, 12, 31)),
        ("三个月前", (2026, 8, 1), (2026, 8, 31)),
        ("半年前", (2026, 5, 1), (2026, 5, 31)),
        ("两天前", (2026, 11, 19), (2026, 11, 19)),
        ("上上个月", (2026, 9, 1), (2026, 9, 30)),
        ("上星期", (2026, 11, 9), (2026, 11, 15)),
    ],
)
def test_everyday_phrases(phrase: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert resolve_date(phrase, TODAY) == DateRange(first=date(*first), last=date(*last))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("低保19年涨了吗", ["19年"]),
        ("没涨的时候呢", ["没涨的时候"]),
        ("那一年呢", ["那一年"]),
        ("那一年多少", []),
        ("疫情那年", []),
        ("养老保险交15年够吗，社保15年", []),
        ("90后、80年代、直接过去、原来如此", []),
        ("一月多少", []),
    ],
)
def test_everyday_phrases_in_a_text(text: str, phrases: list[str]) -> None:
    assert [mention.phrase for mention in find_dates(text)] == phrases


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-08-01", date(2018, 8, 1)),
        ("1899-12-31", None),
        ("2200-01-01", None),
        ("2018-02-30", None),
        ("20180801", None),
        ("", None),
        (20180801, None),
        (None, None),
    ],
)
def test_iso_day(value: object, expected: date | None) -> None:
    assert iso_day(value) == expected
