"""The answers of the shipped issues as a caller hears them: every rule kept, no key figure lost."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from actions.speech import Speech, speech_of
from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from knowledge.speaking import violations
from tests.knowledge.answers.asking import shipped_knowledge
from tests.knowledge.dialogue.talking import talk
from tests.knowledge.speaking.reading_back import printed_figures, said_figures

REPOSITORY = Path(__file__).resolve().parents[2]
QUESTIONS = (
    "平阳打暑假工，按钟点算，一小时最低多少",
    "温州最低工资分几档，各是多少",
    "2018年8月发的基础养老金是170还是190",
    "瑞安和平阳的最低工资差多少",
    "瑞安一家三口低保一年多少钱",
    "鹿城的低保多少",
    "秋田犬能养吗",
    "禁养的烈性犬有哪些",
    "2020年6月财政总收入累计多少",
    "2019年12月有哪些人事任免",
    "2018年6月发了哪些文件",
    "我在鹿城一个月1500元合法吗",
)
# （三）办理, 2.办理: the number of a point that stands alone is not said
LABEL = re.compile(r"^(?:（[一二三四五六七八九十\d]+）|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、)")

# **1元/月**: what was asked
KEY = re.compile(r"\*\*(.+?)\*\*")
MOST_SENTENCES = 2
# one of these is in every warning as a voice says it
WARNED = "调整|到期|替代|变动|没能读出|不再执行|当时的情况|不一定正好"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shipped_knowledge(tmp_path_factory.mktemp("index"))


def lost(answer: Answer, speech: Speech) -> list[str]:
    """The first sentences of the answer, one a question, whose figures are lost.

    Those that are key (in bold) are said at once, the others at once or in the details.
    """
    heard = said_figures(speech.text)
    told = heard + said_figures("\n".join(speech.details))
    first = [
        LABEL.sub("", re.split(r"[。！？\n]", "\n".join(part.sentences))[0])
        for part in answer.parts or (answer,)
    ]
    return [
        sentence
        for sentence in first
        if printed_figures(" ".join(KEY.findall(sentence))) - heard or printed_figures(sentence) - told
    ]


def wrong(answer: Answer) -> list[object]:
    """What a caller would hear wrongly, or not hear at all."""
    speech = speech_of(answer)
    warned = [c for c in answer.caveats if not re.search(WARNED, speech.text)]
    broken = [found for text in (speech.text, *speech.details) for found in violations(text)]
    many = [speech.text] if len(re.findall("[。！？]", speech.text)) > MOST_SENTENCES else []
    return [*broken, *lost(answer, speech), *warned, *many]


def test_a_wage_as_a_caller_hears_it(base: KnowledgeBase) -> None:
    assert speech_of(talk(base, QUESTIONS[0]).answer).text == (
        "平阳县非全日制最低小时工资是每小时十三点八元，二零一五年十一月一日起。"
        "依据是市政府二零一五年的通知，很可能已经调整，请向当地人力社保局核实。"
    )


def test_tiers_as_a_caller_hears_them(base: KnowledgeBase) -> None:
    speech = speech_of(talk(base, QUESTIONS[1]).answer)
    assert speech.text.startswith(
        "最低工资标准按地区分三档，二零一五年十一月一日起：市区：每月一千八百六十元；"
        "乐清市、瑞安市、洞头区，灵昆街道除外：每月一千六百六十元；"
        "永嘉县、平阳县、苍南县、文成县、泰顺县：每月一千五百三十元。"
    )
    assert speech.details[1] == (
        "乐清市、瑞安市、洞头区，灵昆街道除外：每月一千六百六十元，每小时十五点二元。"
    )


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_figure_and_no_warning_is_lost(base: KnowledgeBase, text: str) -> None:
    assert wrong(talk(base, text).answer) == []


@pytest.mark.shared
def test_no_figure_and_no_warning_of_the_question_set_is_lost(base: KnowledgeBase) -> None:
    folder = Path(os.environ.get("OUWEN_SHARED") or REPOSITORY.parent / "shared")
    questions = folder / "questions" / "dev.jsonl"
    if not questions.is_file():
        pytest.skip(f"{questions} is not here: OUWEN_SHARED names the folder of the question sets")
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    found = {row["id"]: wrong(talk(base, *row["turns"]).answer) for row in rows}
    assert {name: what for name, what in found.items() if what} == {}
