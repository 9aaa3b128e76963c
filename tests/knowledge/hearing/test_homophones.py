"""Tests of knowledge.hearing.homophones: misheard words in sentences, and good words that sound alike."""

from __future__ import annotations

import pytest

from knowledge.hearing.homophones import repair_homophones


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        # two characters: a word of this bot anywhere, another only beside one
        ("第保怎么申请", "低保怎么申请"),
        ("低保标准是按什么笔例算的", "低保标准是按什么比例算的"),
        ("最低工资标淮是多少", "最低工资标准是多少"),
        ("饿犬能不能养", "恶犬能不能养"),
        ("养劳金一个月多少", "养老金一个月多少"),
        ("瑞安最抵工资多少", "瑞安最低工资多少"),
        # every character of a familiar word, one misheard word beside another
        ("臧熬那种大狗能不能样", "藏獒那种大狗能不能养"),
        ("拖啦鸡限行几号开始", "拖拉机限行几号开始"),
        ("拖辣机县行吗", "拖拉机限行吗"),
        # southern speakers: n/l, f/h, zh/z, in/ing
        ("拉圾分类怎么分", "垃圾分类怎么分"),
        ("近养犬种有哪些", "禁养犬种有哪些"),
        ("高岭补贴多少", "高龄补贴多少"),
        # shape
        ("末来社区是什么", "未来社区是什么"),
        ("最低工贤多少", "最低工资多少"),
    ],
)
def test_misheard_words_are_put_right(heard: str, meant: str) -> None:
    assert repair_homophones(heard).text == meant


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("瑞案的最低工资", "瑞安的最低工资"),
        ("太顺县最低工资", "泰顺县最低工资"),
        ("永加的最低工资", "永嘉的最低工资"),
        ("鹿城去低保多少", "鹿城区低保多少"),
        ("灵坤街道最低工资", "灵昆街道最低工资"),
    ],
)
def test_places_are_put_right_beside_a_topic(heard: str, meant: str) -> None:
    assert repair_homophones(heard).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "龙岗的最低工资多少", "东阳最低工资", "瑞案在哪里", "我在永佳公司上班，最低工资多少",
        "我叫李保地，想问低保", "我叫文浩，想问低保", "张智明能不能领高龄补贴", "王工之的工资没发", "吴补贴了我两千块",
        "恶狗伤人谁赔", "农村养大狼狗算不算", "低保发多少钱", "交多少社保", "官网哪里查", "狗粮多少钱", "丧假几天",
        "权利和权力", "租房补助和住房补贴", "公司标准", "第二保安公司", "他工作不认真被扣工资", "退休的人适不适用最低工资",
        "养老护理员和护理院", "医疗保健", "使用范围", "温州时尚", "经乡镇同意",
        "迪宝公司的工资", "能样品吗", "我叫张傲，想问低保",
    ],
)  # fmt: skip
def test_names_and_words_that_make_sense_stay(text: str) -> None:
    assert repair_homophones(text).text == text
