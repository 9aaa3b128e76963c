import json
from pathlib import Path

import pytest
from asking import Ask, question

from knowledge.answers.quoting.found import Origin
from knowledge.answers.silence.certainty import CERTAINTY_FILE, CertaintyError, load_certainty, save_certainty
from knowledge.answers.silence.nearest import nearest
from knowledge.answers.silence.outcome import Outcome, outcome_of
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from knowledge.thresholds import Thresholds

THRESHOLDS = Thresholds(answer=0.5, nearest=0.4, out_of_scope=0.3, told=0.2)


@pytest.mark.parametrize(
    ("confidence", "near", "belongs", "origin", "expected"),
    [
        (0.5, 0.0, 0.9, Origin.SEARCHED, Outcome.GIVEN),
        (0.49, 0.4, 0.9, Origin.SEARCHED, Outcome.NEAREST),
        (0.49, 0.39, 0.9, Origin.SEARCHED, Outcome.NOTHING),
        (0.9, 0.9, 0.29, Origin.SEARCHED, Outcome.NOTHING),
        (0.5, 0.9, 0.3, Origin.SEARCHED, Outcome.GIVEN),
        (0.2, 0.0, 0.0, Origin.NUMBERED, Outcome.GIVEN),
        (0.1, 0.9, 0.9, Origin.NUMBERED, Outcome.NOTHING),
    ],
)
def test_what_becomes_of_an_answer(
    confidence: float, near: float, belongs: float, origin: Origin, expected: Outcome
) -> None:
    assert outcome_of(confidence, near, belongs, question("外摆位"), origin, THRESHOLDS) is expected


def test_titles_are_distinct_at_most_three_and_each_leads_to_its_document(
    knowledge_base: KnowledgeBase, ask: Ask
) -> None:
    keys = [document.key for document in knowledge_base.documents]
    answer = nearest(question("随便问问"), [keys[1], keys[1], *keys[2:9]], knowledge_base.sources)
    assert answer is not None
    assert answer.status is AnswerStatus.CLARIFY
    assert len(answer.choices) == len(set(answer.choices)) == 3
    assert answer.sentences[0].startswith("没有找到确切的答案。最接近的是：\n《")
    for title in answer.choices:
        chosen = ask(f"《{title}》说了什么", intent="ask_bulletin")
        assert chosen.status is AnswerStatus.ANSWERED
        assert chosen.citations[0].title == title


def test_sections_of_a_month_are_no_choice(knowledge_base: KnowledgeBase) -> None:
    sections = [d.key for d in knowledge_base.documents if "记事" in d.title]
    assert nearest(question("随便问问"), sections, knowledge_base.sources) is None


def test_why_there_is_no_answer_is_kept(ask: Ask) -> None:
    answer = ask("2011年每年对多少个老旧小区实施消防增配改造", intent="ask_bulletin")
    assert answer.status is not AnswerStatus.ANSWERED
    assert answer.rejected[0].reason == "lacks 2011年"


def test_confidence_is_stored_by_name(tmp_path: Path) -> None:
    shipped = load_certainty()
    save_certainty(shipped, tmp_path / "certainty.json")
    assert json.loads((tmp_path / "certainty.json").read_text()) == json.loads(CERTAINTY_FILE.read_text())


def test_confidence_of_other_signals_is_refused(tmp_path: Path) -> None:
    model = {"bias": 0, "weights": {"own": 1}}
    (tmp_path / "certainty.json").write_text(json.dumps({"answer": model, "document": model}))
    with pytest.raises(CertaintyError, match=r"has 1 signals, expected .*: run ouwen train-confidence"):
        load_certainty(tmp_path / "certainty.json")
