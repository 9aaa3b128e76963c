"""Each finder of bot.nlu.quantities on what it finds and on what it must leave alone."""

from collections.abc import Callable, Iterable

import pytest

from bot.nlu.mentions import Mention, without_overlaps
from bot.nlu.quantities import (
    find_ages,
    find_amounts,
    find_days,
    find_heights,
    find_hours,
    find_months,
    find_pay_periods,
    find_people,
    find_tiers,
)

CASES = [
    (find_heights, "肩高一米二", ["120"]),
    (find_heights, "一米六五高", ["165"]),
    (find_heights, "半米高", ["50"]),
    (find_heights, "体高超过60", ["60+"]),
    (find_heights, "身高六十多的", ["60+"]),
    (find_heights, "两尺高的狗", ["66.7"]),
    (find_heights, "桌子60厘米宽，离墙1.5米远", []),
    (find_heights, "跑3千米", []),
    (find_ages, "我老爸七十五六了", ["75..76"]),
    (find_ages, "虚岁七十九能领吗", ["77..78"]),
    (find_ages, "快八十了", ["80-"]),
    (find_ages, "80岁以上", ["80"]),
    (find_ages, "年过70岁", ["70+"]),
    (find_ages, "70到79岁", ["70..79"]),
    (find_ages, "90后和80后", []),
    (find_ages, "百岁老人", ["100"]),
    (find_ages, "一百岁和九旬老人", ["100", "90"]),
    (find_ages, "几百岁了还喝百岁山，八月下旬", []),
    (find_ages, "今年60万元", []),
    (find_amounts, "一千八九够吗", ["1800..1900"]),
    (find_amounts, "2k够吗", ["2000"]),
    (find_amounts, "一万二一年", ["12000"]),
    (find_amounts, "十块一天", ["10"]),
    (find_amounts, "2万元", ["20000"]),
    (find_amounts, "到手不到两千", ["2000-"]),
    (find_amounts, "4k电视和两块地", []),
    (find_amounts, "2018年，公交409路，这一块，千里", []),
    (find_hours, "七个半小时", ["7.5"]),
    (find_hours, "半个钟头", ["0.5"]),
    (find_hours, "八个多小时", ["8+"]),
    (find_hours, "一小时，24小时热线，48小时内", []),
    (find_days, "干了3天，每月22天", ["3", "22"]),
    (find_days, "三天前，7天内，第三天，一天", []),
    (find_months, "干了三个月", ["3"]),
    (find_months, "半个月", ["0.5"]),
    (find_months, "一年半", ["18"]),
    (find_months, "工作了两年", ["24"]),
    (find_months, "一个月，不到一个月，三个月内，上半年，前三个月", []),
    (find_people, "一家三口", ["3"]),
    (find_people, "家里总共四个人", ["4"]),
    (find_people, "五口之家", ["5"]),
    (find_people, "母子俩", ["2"]),
    (find_people, "我和老婆孩子三个人", ["3"]),
    (find_people, "我爷爷1938年生，三个人打架", []),
    (find_pay_periods, "一月多少", ["month"]),
    (find_pay_periods, "一月不到一千六", ["month"]),
    (find_amounts, "一元二次方程", []),
    (find_pay_periods, "试用期一年，每天8小时，近一年", []),
    (find_tiers, "最高那档和第二档", ["二档", "一档"]),
    (find_tiers, "哪一档，这一档", []),
]


@pytest.mark.parametrize(("find", "text", "values"), CASES)
def test_values(find: Callable[[str], Iterable[Mention]], text: str, values: list[str]) -> None:
    found = without_overlaps(find(text))
    assert sorted(mention.value for mention in found) == sorted(values)
