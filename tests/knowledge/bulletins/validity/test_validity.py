from __future__ import annotations

from datetime import date

import pytest

from knowledge.bulletins.validity import TERM, validity_of
from knowledge.records import Validity, ValidityStatus

SIGNED = date(2020, 6, 29)


@pytest.mark.parametrize(
    ("text", "title", "effective", "expires", "from_signed"),
    [
        ("本通告自发布之日起生效，有效期5年。", "关于公布限养区禁养烈性犬、大型犬的通告", SIGNED, date(2025, 6, 29), True),
        ("本办法自2020年7月1日起实施，有效期10年。", "的通知", date(2020, 7, 1), date(2030, 7, 1), False),
        ("5.本意见自2019年12月24日起施行，有效期2年。", "的通知", date(2019, 12, 24), date(2021, 12, 24), False),
        ("本意见自2020年7月1日起施行，至2025年6月30日止。", "的若干意见", date(2020, 7, 1), date(2025, 6, 30), False),
        ("5.本政策自2020年2月1日起施行，有效期至2021年12月31日。", "的通知", date(2020, 2, 1), date(2021, 12, 31), False),
        ("本意见自发文之日起施行，有效期暂至2022年12月31日，", "的实施意见", SIGNED, date(2022, 12, 31), True),
        ("本《细则》自印发之日起施行，有效期至2020年12月31日。", "的通知", SIGNED, date(2020, 12, 31), True),
        ("3.本政策有效期至2024年12月31日，由温州市人民政府负责解释", "的实施意见", SIGNED, date(2024, 12, 31), True),
        ("五、本通知从2018年10月1日起执行。", "的通知", date(2018, 10, 1), None, False),
        ("调整后的标准从2019年10月1日起执行。", "关于调整全市城乡居民最低生活保障标准的通知", date(2019, 10, 1), None, False),
        ("决定从2015年11月1日起，调整全市最低工资标准。", "关于调整全市最低工资标准的通知", date(2015, 11, 1), None, False),
        ("一、限行时间：2020年8月1日起。", "关于对拖拉机实施全市道路限行的通告", date(2020, 8, 1), None, False),
        ("自印发之日起实施。", "的通知", SIGNED, None, True),
        ("现提出如下实施意见。", "的实施意见", SIGNED, None, True),
    ],
)  # fmt: skip
def test_validity_is_read_from_the_words(
    text: str, title: str, effective: date, expires: date | None, from_signed: bool
) -> None:
    assert validity_of(text, title, SIGNED) == (
        Validity(effective_from=effective, expires_on=expires),
        from_signed,
    )


@pytest.mark.parametrize(
    "text",
    [
        "内，已取得特殊工时行政许可并在有效期内，",  # 2019-07:5030
        "①属于有效期内的国家级高新技术企业；",  # 2018-06:756
        "自其取得执业登记之日起，3年内免征房产税",  # 2019-07:1414
        "人力社保部门自受理之日起10个工作日内",  # 2019-07:5176
        "执行期为2020年至2022年。",  # 2019-12:807
    ],
)
def test_other_terms_set_neither_beginning_nor_end(text: str) -> None:
    assert validity_of(text, "的通知", SIGNED) == (Validity(effective_from=SIGNED), True)


def test_a_date_in_the_text_of_a_plan_is_no_day_of_effect() -> None:
    text = "从2019年1月1日起的奖补项目"

    assert validity_of(text, "关于印发行动方案的通知", SIGNED) == (Validity(effective_from=SIGNED), True)


@pytest.mark.parametrize(
    ("years", "expires"), [("五", date(2025, 6, 29)), ("十", date(2030, 6, 29)), ("3", date(2023, 6, 29))]
)
def test_a_term_may_be_written_in_chinese(years: str, expires: date) -> None:
    validity, _ = validity_of(f"有效期为{years}年。", "的通告", SIGNED)

    assert validity.expires_on == expires


def test_without_a_signed_date_there_is_no_beginning() -> None:
    assert validity_of("自发布之日起生效，有效期5年。", "的通告", None) == (Validity(), True)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2020, 6, 28), ValidityStatus.NOT_YET),
        (date(2020, 6, 29), ValidityStatus.IN_FORCE),
        (date(2025, 6, 29), ValidityStatus.IN_FORCE),
        (date(2025, 6, 30), ValidityStatus.EXPIRED),
    ],
)
def test_both_ends_of_a_validity_are_days_in_force(day: date, status: ValidityStatus) -> None:
    assert Validity(effective_from=SIGNED, expires_on=date(2025, 6, 29)).status(day) is status


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("有效期5年", True),
        ("有效期为三年", True),
        ("试行期18个月", True),
        ("有效期至2022年底", True),
        ("实施期限为2018年至2020年。", True),
        ("五年内有效", True),
        ("有效期至2022年12月31日", False),  # the day itself is printed
        ("在有效期内", False),
    ],
)
def test_the_words_that_set_a_last_day_without_naming_it_are_known(text: str, sets: bool) -> None:
    assert bool(TERM.search(text)) is sets
