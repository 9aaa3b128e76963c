"""Tests of the lexicon of everyday words: its fields, its sources, and how it expands a question."""

import re
from collections import Counter
from pathlib import Path

import pytest

from knowledge.text import normalise
from knowledge.vocabulary import expand, synonyms

BULLETINS = Path(__file__).parents[3] / "data" / "bulletins"
# 《劳动合同法》 or 机构名称：医疗保障局 or 温政发〔2015〕58号 or 2019年第7期
SOURCE = re.compile(r"《[^《》]+》|机构名称：\S+|(?P<bulletin>[^《：]+〔\d{4}〕\d+号|\d{4}年第\d+期)")


@pytest.fixture(scope="module")
def bulletins() -> str:
    texts = (path.read_text(encoding="utf-8") for path in sorted(BULLETINS.glob("*.txt")))
    return re.sub(r"\s", "", "".join(normalise(text) for text in texts))


def test_the_lexicon_covers_the_fields_of_city_life_and_of_everyday_law() -> None:
    fields = Counter(synonym.field for synonym in synonyms())
    assert fields.keys() >= {
        "wages", "pension", "assistance", "dogs", "traffic", "environment", "city management",
        "housing and community", "medicine", "elderly care", "schools", "business, industry", "rural", "fire",
        "government", "statistics", "departments", "wages and work", "social insurance", "medical insurance",
        "low income and relief", "disabled", "veterans", "housing and property management", "tenancy",
        "land and demolition", "building", "environment and noise", "rubbish and city cleanliness", "pets",
        "trees and parks", "water, electricity, gas, heating", "telecom, post", "traffic and parking",
        "education", "health", "food and market", "consumer rights", "household registration and id",
        "entry and exit", "marriage and family", "inheritance", "debts and contracts", "torts", "policing",
        "criminal law", "litigation and arbitration", "business registration", "tax", "finance and fraud",
        "agriculture and rural land", "children", "funerals, religion and culture", "tourism",
        "migrants, government, personnel", "Wenzhou and dialect words",
    }  # fmt: skip
    assert len(synonyms()) >= 1500
    assert min(fields.values()) >= 10


def test_an_everyday_word_has_one_row_and_at_most_three_official_words_other_than_itself() -> None:
    everyday = Counter(synonym.everyday for synonym in synonyms())
    assert [word for word, count in everyday.items() if count > 1] == []
    assert [s.everyday for s in synonyms() if s.everyday in s.official or len(s.official) > 3] == []
    assert [s.everyday for s in synonyms() if len(s.everyday) < 2] == ["狗"]


def test_no_everyday_word_says_a_sum_or_a_day() -> None:
    # 12345 and 110 are telephone numbers, N+1 and 714 names
    figures = re.compile(r"\d+(?:\.\d+)?(?:元|万|%|年|月|日)")
    assert [s.everyday for s in synonyms() if figures.search(s.everyday + "".join(s.official))] == []


def test_every_row_names_its_sources() -> None:
    unknown = [s.everyday for s in synonyms() if not all(map(SOURCE.fullmatch, s.source.split("；")))]
    assert unknown == []


def test_official_words_of_bulletins_stand_there_in_documents_that_are_there(bulletins: str) -> None:
    for synonym in synonyms():
        sources = [SOURCE.fullmatch(source) for source in synonym.source.split("；")]
        named = [found["bulletin"] for found in sources if found and found["bulletin"]]
        if named:
            printed = [word for word in synonym.official if normalise(word) in bulletins]
            assert printed, synonym.everyday
            assert len(named) < len(sources) or printed == list(synonym.official), synonym.everyday
        assert [number for number in named if "〔" in number and normalise(number) not in bulletins] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("起码工资多少", ("最低工资标准",)),
        ("吃低保的一个月多少", ("最低生活保障",)),
        ("农用车什么时候能开", ("拖拉机", "道路限行")),
        ("最低工资标准", ()),
        ("补缴企业职工基本养老保险费", ()),
        ("温人社发〔2018〕115号", ()),
        ("我被炒鱿鱼了", ("解除劳动合同", "经济补偿")),
        ("人社局", ("人力资源和社会保障局", "人力资源社会保障行政部门")),
        ("居委会", ("居民委员会",)),
        ("狗", ("犬只", "养犬")),
        ("爱狗", ("犬只", "养犬")),
        ("", ()),
    ],
)
def test_expand_adds_official_words_not_used(text: str, expected: tuple[str, ...]) -> None:
    assert expand(text) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("扣了我工资", "扣工资"),
        ("交的社保", "交社保"),
        ("没签过合同", "没签合同"),
        ("欠了我的工资", "欠工资"),
    ],
)
def test_fillers_within_an_everyday_word_are_passed_over(text: str, plain: str) -> None:
    assert expand(text) == expand(plain) != ()


@pytest.mark.parametrize(
    "text", ["证券公司哪家好", "怎么玩手机游戏", "机动车", "欠的人还在", "的的的", "了", "不"]
)
def test_words_that_mean_other_things_elsewhere_are_left_alone(text: str) -> None:
    assert expand(text) == ()
