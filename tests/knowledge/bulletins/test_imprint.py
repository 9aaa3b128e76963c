from __future__ import annotations

from datetime import date

import pytest

from knowledge.bulletins.imprint import published_on
from tests.knowledge.issues import lines, shipped


def test_the_day_of_publication_is_read_where_an_issue_prints_it() -> None:
    # 2018-06:133; the others print none
    assert {key: bulletin.published for key, bulletin in shipped().items()} == {
        "2015-10": None,
        "2018-06": date(2018, 7, 15),
        "2019-07": None,
        "2019-12": None,
        "2020-06": None,
    }


def test_the_serial_is_read_where_an_issue_prints_it() -> None:
    assert {key: (bulletin.number, bulletin.serial) for key, bulletin in shipped().items()} == {
        "2015-10": (10, None),
        "2018-06": (6, 190),
        "2019-07": (7, 203),
        "2019-12": (12, 208),
        "2020-06": (6, 214),
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("出版日期：2018年7月15日", date(2018, 7, 15)),
        ("出 版 日 期 ： 2013 年 1 月\n5 日", date(2013, 1, 5)),
        ("出刊时间 二○一二年十月十五日", date(2012, 10, 15)),
        ("出版日期：2018年7月45日", None),
        ("2018年7月15日", None),
        ("", None),
    ],
)
def test_the_imprint_may_be_spaced_broken_or_wrong(text: str, day: date | None) -> None:
    assert published_on(lines(text)) == day
