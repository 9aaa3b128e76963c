"""Tests of knowledge.hearing.stutters: what was begun twice is said once, what is said twice stays."""

from __future__ import annotations

import pytest

from knowledge.hearing.stutters import repair_stutters


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("最低最低工资是多少", "最低工资是多少"),
        ("瑞安的，瑞安的低保", "瑞安的低保"),
        ("乐清乐清的低保", "乐清的低保"),
        ("什么什么时候调整", "什么时候调整"),
        ("多少多少钱一个月", "多少钱一个月"),
        ("低低保怎么申请", "低保怎么申请"),
        ("最最低工资", "最低工资"),
        ("我我想问低保", "我想问低保"),
        ("我…我想问低保", "我想问低保"),
        ("瑞…瑞安的低保", "瑞安的低保"),
        ("就就是养老金", "就是养老金"),
        ("最低工资多少钱钱钱", "最低工资多少钱"),
        ("养老金金金怎么领", "养老金怎么领"),
        ("看看看看低保", "看看低保"),
        ("最低工工资多少", "最低工资多少"),
        ("垃圾圾分类", "垃圾分类"),
    ],
)
def test_what_was_stuttered_is_said_once(heard: str, meant: str) -> None:
    assert repair_stutters(heard).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "看看天天妈妈刚刚个个人人稍稍",
        "高高兴兴养了只吉娃娃",
        "多多少少补一点",
        "拉拉能养吗",
        "研究研究这个政策",
        "一个一个办",
        "八十八岁和一三三三",
        "就就业问题问一下",
        "市市场监管局",
        "上海海关",
        "温州市市区低保",
        "我买的这个保险保险公司不赔",
        "老板不给我我可以告他吗",
        "哈哈哈哈",
        "急急急，低保怎么办",
        "喵喵喵",
        "那个那个",
        "瑞安，安阳街道",
        "低保，保障多少",
    ],
)
def test_what_is_said_twice_on_purpose_stays(text: str) -> None:
    assert repair_stutters(text).text == text


def test_each_change_is_told_as_heard_and_meant() -> None:
    assert repair_stutters("低低保多少钱钱钱").changes == (("钱钱钱", "钱"), ("低低", "低"))
