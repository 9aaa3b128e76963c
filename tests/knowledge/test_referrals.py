"""Every matter has its department; danger is seen in everyday words and not in words of policy."""

from __future__ import annotations

import re

import pytest

from knowledge.answers.wording import wording
from knowledge.referrals import _content as content, case, department, guard, phone_numbers, urgent
from knowledge.vocabulary import load_yaml

LONGEST = 90
PLAIN_NO = re.compile(r"抱歉|不能|无法|没有|查不到|超出.{0,4}范围")


def sentences() -> list[str]:
    found = []
    for group in ("urgent", "guards", "cases", "departments"):
        for entry in content()[group]:
            template = (
                content()["templates"][group if "phone" in entry else "without_phone"]
                if "matter" in entry
                else ""
            )
            found.append(entry.get("say") or template.format(**entry))
    return [*found, *(content()[name] for name in ("general", "commands", "wordless"))]


def test_every_sentence_is_short_and_names_a_number_or_what_can_be_asked() -> None:
    assert [said for said in sentences() if len(said) > LONGEST] == []
    assert [said for said in sentences() if not re.search(r"\d{3}|最低工资", said)] == []


def test_every_refusal_plainly_says_no() -> None:
    said = wording()
    of_wording = [*(said["uncovered"][n] for n in ("region", "elsewhere", "topic", "detail", "general"))]
    of_wording.append(said["nearest"]["titles"])
    assert [one for one in (*sentences(), *of_wording) if not PLAIN_NO.search(one)] == []


def test_numbers_to_call_are_known() -> None:
    assert {"110", "119", "120", "12345", "12333", "12348", "95598", "12356"} <= phone_numbers()


def test_words_are_short_patterns() -> None:
    entries = [e for g in ("urgent", "guards", "cases", "departments") for e in content()[g]]
    entries += load_yaml("details.yml")["details"]
    words = [w for e in entries for key in ("words", "asked", "held", "unless") for w in e.get(key, ())]
    assert [w for w in words if len(w) > 100 or not isinstance(w, str)] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("着火了！我家着火了怎么办", "119"),
        ("有人拿刀砍人快来", "110"),
        ("我老公打我，我好怕", "110"),
        ("我不想活了", "12356"),
        ("我被老板欠薪不想活了", "12356"),
        ("老板不想给钱，我活不下去了", "12356"),
        ("我爸突然倒地没有呼吸了", "120"),
        ("小孩掉河里了", "120"),
        ("煤气泄漏了一屋子味道", "119"),
        ("被骗了十万块刚转账出去怎么办", "110"),
        ("孩子走丢了", "110"),
        ("被狗咬了要打几针", "120"),
    ],
)
def test_danger_goes_first(text: str, number: str) -> None:
    found = urgent(text)
    assert found is not None
    assert number in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "火灾防控三年行动的目标是什么",
        "火灾死亡人数2018年要下降多少",
        "着火死的人数三年方案要降到多少",
        "藏獒咬人了，温州到底让不让养藏獒",
        "燃气泄漏专项整治行动怎么开展",
        "反家暴工作推进会是哪天开的会议",
        "老板不给我最低工资我不想干了",
        "工资这么低，老板是不想活了吗",
        "爷爷去世了丧葬费多少",
    ],
)
def test_words_of_policy_are_no_danger(text: str) -> None:
    assert urgent(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("帮我查我邻居是不是低保户", "个人信息"),
        ("我的养老金账户里有多少钱", "个人信息"),
        ("市长手机号码多少", "个人信息"),
        ("帮我查一下王小明的低保有没有批下来", "个人信息"),
        ("王小明的低保有没有批下来", "个人信息"),
    ],
)
def test_persons_are_not_looked_up_even_on_a_core_topic(text: str, words: str) -> None:
    found = guard(text, always=True)
    assert found is not None
    assert words in found.sentence


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("包工头欠我三个月工资一共两万八，电话不接，我该怎么办", "12333"),
        ("工地上摔断腿，老板不认工伤，一直拖着", "12333"),
        ("朋友借我五万不还，有借条，我去哪里起诉", "12348"),
        ("爷爷去世没留遗嘱房子怎么分", "12348"),
        ("我头疼三天了吃什么药", "12320"),
    ],
)
def test_a_case_is_sent_to_who_takes_cases(text: str, number: str) -> None:
    found = case(text)
    assert found is not None
    assert number in found.sentence


@pytest.mark.parametrize(
    "text",
    [
        "没出事也要判刑？温州安监那个事故前追刑责机制",
        "加班费纠纷，综合计算工时的企业要不要审批，温州特殊工时清单怎么弄",
        "民营医院治疗精神疾病有什么扶持",
        "温州律师行业的扶持政策",
        "我家里过期的感冒药该丢哪种桶",
        "我们厂税收没达到承诺，违约金怎么算",
        "厂子税收没达到当初承诺，违约金怎么算",
    ],
)
def test_what_is_published_is_no_case(text: str) -> None:
    assert case(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("驾照到期怎么换", "公安交管部门（12123）"),
        ("医保卡丢了去哪补办", "医保部门（12393）"),
        ("公积金怎么提取", "公积金管理中心（12329）"),
        ("家里停电了什么时候来电", "国家电网（95598）"),
        ("个体户执照怎么办", "市场监管部门（12315）"),
        ("房东不退押金一千五", "住建部门"),
        ("小孩上小学报名要什么", "教育局"),
        ("我要举报村干部贪污", "纪检监察机关（12388）"),
        ("想报名当兵", "人民武装部"),
        ("高铁票怎么退", "12306"),
        ("快递丢了找谁", "12305"),
    ],
)
def test_every_matter_has_its_department(text: str, words: str) -> None:
    found = department(text)
    assert found is not None
    assert words in found.sentence


def test_of_equal_matters_the_last_named_is_meant() -> None:
    found = department("小区电梯老是坏")
    assert found is not None
    assert "12315" in found.sentence


def test_nonsense_has_no_department() -> None:
    assert department("香蕉在月球上开会蓝色的星期八") is None


def test_who_wants_a_ticket_bought_is_told_who_sells_it() -> None:
    held = guard("帮我订一张明天去上海的高铁票")
    assert held is not None
    assert "12306" in held.sentence
    assert guard("去上海的高铁什么时候通车") is None
