from __future__ import annotations

import pytest

from knowledge.records import Bound
from knowledge.standards.provisions.moments import moments_of
from knowledge.standards.provisions.quantities import quantities_of


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [
        ("-" if q.amount is None else str(q.amount), q.unit, q.bound.value, text[q.start : q.end])
        for q in quantities_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "amount", "unit", "bound", "printed"),
    [
        ("奖励30万元", "30", "万元", "exact", "30万元"),
        ("最高不超过10万元/年", "10", "万元/年", "at_most", "最高不超过10万元/年"),
        ("单笔最高补偿100万元", "100", "万元", "at_most", "最高补偿100万元"),
        ("每个不超过20万。", "20", "万元", "at_most", "不超过20万"),
        ("处5千元罚款", "5000", "元", "exact", "5千元"),
        ("补助一百万元", "100", "万元", "exact", "一百万元"),
        ("引进2000万美元", "2000", "万美元", "exact", "2000万美元"),
        ("每人每月100元", "100", "元/人·月", "exact", "每人每月100元"),
        ("标准为804元/人·月", "804", "元/人·月", "exact", "804元/人·月"),
        ("每平方米补助30元", "30", "元/平方米", "exact", "每平方米补助30元"),
        ("每年抽查场所不少于620家", "620", "家/年", "at_least", "每年抽查场所不少于620家"),
        ("每年至少开展一次", "1", "次/年", "at_least", "每年至少开展一次"),
        ("处五百元以上五千元以下罚款", "-", "元", "exact", "五百元以上五千元以下"),
        ("每平方米二元以上五元以下", "-", "元/平方米", "exact", "每平方米二元以上五元以下"),
        ("内设机构5-8个", "-", "个", "exact", "5-8个"),
        ("10～20亿元项目", "-", "亿元", "exact", "10～20亿元"),
        ("收入2000万元（含）至1亿元的", "-", "亿元", "exact", "2000万元（含）至1亿元"),
        ("排名列20-65%（含）", "-", "%", "exact", "20-65%（含）"),
        ("排名前20%（含）的企业", "20", "%", "at_most", "排名前20%（含）"),
        ("不超过投资总额的30%", "30", "%", "at_most", "不超过投资总额的30%"),
        ("床位不低于总床位的5％", "5", "%", "at_least", "不低于总床位的5％"),
        ("贴息不超过2个百分点", "2", "百分点", "at_most", "不超过2个百分点"),
        ("百分之三十", "30", "%", "exact", "百分之三十"),
        ("千分之二点五", "2.5", "‰", "exact", "千分之二点五"),
        ("万分之五", "5", "‱", "exact", "万分之五"),
        ("三分之二以上成员", "-", "比例", "at_least", "三分之二以上"),
        ("经过半数同意", "-", "比例", "exact", "过半数"),
        ("不低于1:3的比例", "-", "比例", "at_least", "不低于1:3"),
        ("自受理之日起10个工作日内", "10", "工作日", "at_most", "10个工作日内"),
        ("二十四小时内", "24", "小时", "at_most", "二十四小时内"),
        ("最长不得超过半年", "0.5", "年", "at_most", "最长不得超过半年"),
        ("高度不低于一点八米", "1.8", "米", "at_least", "不低于一点八米"),
        ("投产未满1年的", "1", "年", "at_most", "未满1年"),
        ("年满60周岁的", "60", "岁", "at_least", "年满60周岁"),
        ("面积6公顷以上", "6", "公顷", "at_least", "6公顷以上"),
        ("长度十千米以上", "10", "公里", "at_least", "十千米以上"),
        ("坝高15m及以上", "15", "米", "at_least", "15m及以上"),
        ("设置50个房间以上的", "50", "个", "at_least", "50个房间以上"),
        ("100张床（含）以上", "100", "张", "at_least", "100张床（含）以上"),
        ("基准利率的3倍计算", "3", "倍", "exact", "3倍"),
        ("达到注册资本5倍以上", "5", "倍", "at_least", "达到注册资本5倍以上"),
    ],
)
def test_a_quantity_with_its_unit_and_bound(
    text: str, amount: str, unit: str, bound: str, printed: str
) -> None:
    assert read(text) == [(amount, unit, bound, printed)]


@pytest.mark.parametrize(
    "text",
    [
        "第三条",
        "2019年6月5日",
        "国发〔2019〕5号",
        "一次性奖励",
        "附件：1.2018年重点工作",
        "一年级",
        "三轻一重",
        "五水共治",
        "二〇一九年",
        "编号20190001234567890123456789年",
    ],
)
def test_ordinals_dates_and_names_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_the_members_of_a_list_stand_apart() -> None:
    assert [printed for *_, printed in read("分别给予50万元、150万元、300万元")] == [
        "50万元",
        "150万元",
        "300万元",
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("每年4月底前报送", ["每年4月底前"]),
        ("适用于2019年1月1日至2023年12月31日的项目", ["2019年1月1日至2023年12月31日"]),
        ("申报期为1－10月份", ["1－10月份"]),
        ("实施时间为2018-2020年", ["2018-2020年"]),
        ("执行期为2020年至2022年", ["2020年至2022年"]),
        ("10月以后申报，次年1－3月兑付", ["10月以后", "次年1－3月"]),
        ("于12月底前和下一年6月底前", ["12月底前", "下一年6月底前"]),
        ("禁渔期为5月1日12时至9月16日12时", ["5月1日12时至9月16日12时"]),
        ("第三季度", []),
    ],
)
def test_days_as_printed(text: str, printed: list[str]) -> None:
    found = [q for q in moments_of(text) if q.unit == "日期"]

    assert [text[q.start : q.end] for q in found] == printed
    assert {(q.amount, q.bound) for q in found} <= {(None, Bound.EXACT)}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("每日22时至次日6时禁止作业", ["每日22时至次日6时"]),
        ("开放时间为7:00—21:30", ["7:00—21:30"]),
        ("上午8点30分至下午5点", ["上午8点30分至下午5点"]),
        ("按3:1的比例", []),
    ],
)
def test_hours_as_printed(text: str, printed: list[str]) -> None:
    assert [text[q.start : q.end] for q in moments_of(text) if q.unit == "时间"] == printed
