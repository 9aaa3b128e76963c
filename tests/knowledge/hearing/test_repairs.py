"""Tests of knowledge.hearing: repairs where the words make no sense, and nothing else."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from knowledge.hearing import Repair, repair
from knowledge.text import normalise, sentences

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("OUWEN_SHARED", ROOT.parent / "shared"))


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("外百位", "外摆位"),
        ("移动机戒", "移动机械"),
        ("得国木羊犬", "德国牧羊犬"),
        ("特书工时", "特殊工时"),
        ("被正地农民", "被征地农民"),
        ("拖拉鸡", "拖拉机"),
        ("最低公资标准", "最低工资标准"),
        ("纽波力顿犬", "纽波利顿犬"),
        ("养老互理员", "养老护理员"),
        ("母军论英雄", "亩均论英雄"),
    ],
)
def test_misheard_terms_are_repaired_inside_a_sentence(heard: str, meant: str) -> None:
    assert repair(f"请问{heard}的规定") == Repair(text=f"请问{meant}的规定", changes=((heard, meant),))


@pytest.mark.parametrize(
    ("typed", "text", "changes"),
    [
        ("dibao", "低保", (("dibao", "低保"),)),
        ("Rui'an 最低工资", "瑞安 最低工资", (("Rui'an", "瑞安"),)),
        ("ruian多少", "瑞安多少", (("ruian", "瑞安"),)),
        ("zuidi gongzi", "最低工资", (("zuidi gongzi", "最低工资"),)),
        ("yueqing zuidigongzi shi duoshao", "乐清最低工资是多少", None),
        ("wenzhou dibao hello", "温州 低保 hello", None),
    ],
)
def test_latin_pinyin_is_spelled(typed: str, text: str, changes: tuple[tuple[str, str], ...] | None) -> None:
    repaired = repair(typed)
    assert repaired.text == text
    assert repaired.changes == (changes or ((typed, text),))


@pytest.mark.parametrize(
    "text",
    [
        "这是科技局的职责", "瑞安市最低工资标准是1660元/月", "外摆位和特殊工时", "示范街道的使用范围", "三百位老人", "本地保护",
        "金贤珍的温州市城市建设投资集团有限公司副总经理职务；", "PPP项目、AQI、60cm、CPI", "hello can you help me",
        "<script>alert(1)</script>", "' OR 1=1; DROP TABLE docs", "http://ruian.gov.cn/dibao", "", "🐶🐶",
    ],
)  # fmt: skip
def test_good_input_is_left_alone(text: str) -> None:
    assert repair(text) == Repair(text=text)


def test_the_sentences_of_the_bulletins_are_left_alone() -> None:
    texts = [
        re.sub(r"\s", "", normalise(path.read_text("utf-8")))
        for path in (ROOT / "data/bulletins").glob("*.txt")
    ]
    parts = [part for text in texts for part in sentences(text)]
    changed = [repair(part).changes for part in parts if repair(part).changes]
    assert len(changed) <= len(parts) / 1000, changed


@pytest.mark.shared
def test_real_letters_and_questions_are_left_alone() -> None:
    paths = [SHARED / "questions" / name for name in ("real-citizens.jsonl", "real-out-of-scope.jsonl")]
    if not all(path.is_file() for path in paths):
        pytest.skip(f"{paths} are not there: set OUWEN_SHARED to the folder that holds questions/")
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    texts = [normalise(json.loads(line)["text"]) for line in lines]
    changed = [repair(text).changes for text in texts if repair(text).changes]
    assert len(changed) < len(texts) / 200, changed


def test_no_space_is_left_where_a_filler_was() -> None:
    assert repair("11 嗯").text == "11"


@given(
    st.text(alphabet="外百位得国木羊犬特书工时dibao rui'an 的，1是科技局那个嗯我最低工资养老金\u200b\u202e")
)
def test_repair_never_raises_and_settles(text: str) -> None:
    repaired = repair(normalise(text)).text
    assert repair(normalise(repaired)).text == repaired


@pytest.mark.parametrize(
    "text", ["钱" * 500, "低保" * 250, "嗯" * 500, "那个" * 250, "dibao " * 80, "a" * 400, "的" * 400]
)
def test_endless_repetition_settles(text: str) -> None:
    repaired = repair(normalise(text)).text
    assert repair(repaired).text == repaired


def test_four_of_five_mishearings_are_put_right() -> None:
    lines = (ROOT / "tests/questions/misheard.jsonl").read_text("utf-8").splitlines()
    right = [
        bare(repair(normalise(row["heard"])).text) == bare(row["meant"]) for row in map(json.loads, lines)
    ]
    assert sum(right) / len(right) > 0.8


def bare(text: str) -> str:
    return re.sub(r"[\s，。？！、…]", "", text)


def test_a_place_written_as_it_should_be_is_no_misheard_word() -> None:
    assert repair("瓯海瞿溪的狗能不能养") == Repair(text="瓯海瞿溪的狗能不能养")
