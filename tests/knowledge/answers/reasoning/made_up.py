"""Notices with made-up figures in layouts unlike the shipped ones, and what is said from them."""

from __future__ import annotations

from datetime import date

from knowledge.answers import analyse
from knowledge.answers.context import Sources
from knowledge.answers.figures import unsupported_figures
from knowledge.answers.from_dog_rules import answer_from_dog_rules
from knowledge.answers.from_standards import answer_from_standards
from knowledge.answers.proof import proven
from knowledge.records import Answer
from tests.knowledge.answers.publishing import published, sources

TODAY = date(2022, 1, 10)


def answered(found: Sources, text: str, today: date = TODAY, **entities: str) -> Answer | None:
    """The answer of standards or dog rules, every figure of which is proven; entities apart by |."""
    asked = analyse(text, today, {name: value.split("|") for name, value in entities.items()})
    answer = answer_from_standards(asked, found) or answer_from_dog_rules(asked, found)
    if answer is None:
        return None
    answer = proven(answer, found)
    assert unsupported_figures(answer, asked) == []
    return answer


def said(found: Sources, text: str, today: date = TODAY, **entities: str) -> str:
    answer = answered(found, text, today, **entities)
    return "".join(answer.sentences).replace("**", "") if answer else ""


def steps(found: Sources, text: str, **entities: str) -> list[str]:
    answer = answered(found, text, **entities)
    return [calculation.expression for calculation in answer.calculations] if answer else []


WAGES = sources(
    published(
        "关于调整最低工资标准的通知",
        "从2019年8月1日起，最低月工资标准为：市区（鹿城区、龙湾区、瓯海区）2015元/月；乐清市1805元/月；泰顺县1665元/月。"
        "非全日制工作最低小时工资标准分别为18.4元、16.5元、15元。",
        signed="2019年7月1日",
        key="2019-07",
    ),
    published(
        "关于调整最低工资标准的通知",
        "从2021年8月1日起，最低月工资标准调整为：市区2280元/月；乐清市2070元/月；泰顺县1840元/月。"
        "非全日制工作最低小时工资标准分别调整为22元、20元、18元。",
    ),
)
SUBSISTENCE = sources(
    published(
        "关于调整最低生活保障标准的通知",
        "从2021年7月1日起，鹿城区最低生活保障标准由每人每月501元调整为571元；乐清市最低生活保障标准由每人每月451元调整为571元。",
    )
)
AGES = sources(
    published(
        "关于调整基础养老金和高龄津贴标准的通知",
        "从2021年7月1日起，市区城乡居民基础养老金标准由每人每月281元调整为301元。",
        "从2021年7月1日起，80周岁至89周岁老年人高龄津贴每人每月61元，90周岁至99周岁老年人每人每月121元。",
    )
)
DOGS = sources(
    published(
        "温州市公安局关于限养区禁养犬的通告",
        "烈性犬：1.藏獒、2.杜宾犬。",
        "大型犬是指肩高超过45厘米的犬只。",
        "本通告自发布之日起生效，有效期5年。",
        issuer="温州市公安局",
    )
)
