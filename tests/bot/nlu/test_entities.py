import random
import time

import pytest

from bot.nlu import entities
from bot.nlu.entities import find_entities

CASES = [
    ("我在瑞安塘下一个月1500合法吗", [("region", "塘下镇"), ("pay_period", "month"), ("amount", "1500")]),
    ("灵昆呢", [("region", "灵昆街道")]),
    ("乐清和瑞安哪个高", [("region", "乐清市"), ("region", "瑞安市")]),
    ("去年杭州的低保", [("date", "去年"), ("foreign_place", "杭州")]),
    ("2018年8月发的基础养老金是多少", [("date", "2018年8月")]),
    ("调整前呢", [("date", "调整前")]),
    ("肩高62公分的金毛能养吗", [("height", "62"), ("breed", "金毛寻回犬")]),
    ("六十多厘米", [("height", "60+")]),
    ("狗站起来一米二", [("height", "120")]),
    ("0.65米高的狗", [("height", "65")]),
    ("半米高的狗", [("height", "50")]),
    ("身高62的狗可以养吗", [("height", "62")]),
    ("刚好60厘米", [("height", "60")]),
    ("80岁以上老人有补贴吗", [("age", "80")]),
    ("年满六十周岁", [("age", "60")]),
    ("八十多岁了", [("age", "80+")]),
    ("我奶奶八十二了能领什么钱", [("age", "82")]),
    ("我妈85没有退休工资", [("age", "85")]),
    ("我今年59岁，明年能领吗", [("date", "今年"), ("age", "59"), ("date", "明年")]),
    ("十三块八一小时合法吗", [("amount", "13.8"), ("pay_period", "hour")]),
    ("老板给我一小时十块钱", [("pay_period", "hour"), ("amount", "10")]),
    ("最低工资不是2000吗", [("amount", "2000")]),
    ("一千八百六对不对", [("amount", "1860")]),
    ("那两千五够不够", [("amount", "2500")]),
    ("月薪1.5万", [("pay_period", "month"), ("amount", "15000")]),
    ("被征地交一档要3万块", [("tier", "一档"), ("amount", "30000")]),
    ("才发一千二，一天做8小时", [("amount", "1200"), ("hours", "8")]),
    ("一天做4个半小时，一个月二十二天", [("hours", "4.5"), ("pay_period", "month"), ("days", "22")]),
    ("按钟点算", [("pay_period", "hour")]),
    ("全日制的呢", [("pay_period", "month")]),
    ("非全日制的呢", [("pay_period", "hour")]),
    ("一天多少钱", [("pay_period", "day")]),
    ("一年下来多少", [("pay_period", "year")]),
    ("第2档", [("tier", "二档")]),
    ("老人到了六十，每月发几块", [("age", "60"), ("pay_period", "month")]),
    ("最高那档呢", [("tier", "一档")]),
    ("最低一档多少", [("tier", "三档")]),
    ("温政发〔2015〕58号", [("document_number", "温政发〔2015〕58号")]),
    ("温政发[2018]13号", [("document_number", "温政发〔2018〕13号")]),
    ("温政发2018年13号文件", [("document_number", "温政发〔2018〕13号")]),
    ("温政办2020 59号文", [("document_number", "温政办〔2020〕59号")]),
    ("温人社发117号讲的是什么", [("document_number", "温人社发117号")]),
    ("温浙集（开）管〔2019〕71号", [("document_number", "温浙集（开）管〔2019〕71号")]),
    ("通告〔2019〕5号", [("document_number", "通告〔2019〕5号")]),
    ("zjcc01-2020 -0008", [("document_number", "ZJCC01-2020-0008")]),
]
# pay that a message names without a unit, and figures beside such words that are no pay
PAY = [
    ("老板给我开1500一个月是不是违法", ["1500"]),
    ("工资才1800够不够最低标准", ["1800"]),
    ("给我82岁的妈妈发多少", []),
    ("干了2018年一整年给多少", []),
]
NOTHING = [
    "12345怎么打",
    "第22种是什么狗",
    "属于哪一档",
    "一共三个档次",
    "是哪一年哪一天定的",
    "给多少",
    "有效期5年",
    "",
    "？",
    "打13800138000",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_entities_by_place_with_canonical_values(text, expected):
    assert [(m.entity, m.value) for m in find_entities(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_are_no_quantity_are_left_alone(text):
    assert find_entities(text) == []


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_spans_lie_in_the_text_in_order(text):
    spans = [(m.start, m.end) for m in find_entities(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_long_message_is_read_at_its_beginning_in_time():
    started = time.process_time()
    found = find_entities("瑞安" + "工资一千五" * 2000)
    assert (found[0].entity, found[0].value) == ("region", "瑞安市")
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("text", "amounts"), PAY)
def test_pay_named_without_a_unit(text: str, amounts: list[str]) -> None:
    assert [found.value for found in find_entities(text) if found.entity == "amount"] == amounts


def test_what_is_looked_for_only_beside_numerals_needs_one(monkeypatch):
    """Texts of units, of what stands before and behind numbers, with few numerals or none."""
    pieces = [
        *"元块kw岁米尺天月年号文〔〕发多几来快满我第上下档高，、~到.,7６二十百千万零○〇壹拾半俩仨",
        *(
            "虚岁",
            "厘米",
            "个月",
            "年半",
            "小时",
            "口人",
            "半年",
            "温政",
            "左右",
            "以上",
            "不到",
            "我妈",
            "今年",
        ),
        *("身高", "工资", "全家", "个人", "低保", "ZJCC"),
    ]
    few = [piece for piece in pieces if not entities._COUNTS.search(piece)]
    some = random.Random(11)
    texts = [
        "".join(some.choices(chosen, k=some.randrange(1, 12)))
        for chosen in (pieces, few)
        for _ in range(1500)
    ]
    found = [find_entities(text) for text in texts]
    monkeypatch.setattr(entities, "_COUNTS", entities.re.compile(""))
    assert [find_entities(text) for text in texts] == found
