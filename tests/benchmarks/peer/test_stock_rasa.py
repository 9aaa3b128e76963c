"""The peer is stock Rasa, trained on our own examples; its figures are set beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasa.engine.recipes
import yaml

from benchmarks.messages import read_questions
from benchmarks.peer.figures import OURS, PEER, WORKERS, Cell, Figures, Side, demands, figures, rows
from benchmarks.peer.load import Load, problem
from benchmarks.peer.project import project_files
from benchmarks.peer.servers import ROOT

CELL = Cell(age="fresh", users=8)


def test_the_configuration_is_the_default_of_rasa_with_its_tokenizer_for_chinese():
    default = Path(rasa.engine.recipes.__file__).parent / "config_files" / "default_config.yml"
    expected = yaml.safe_load(default.read_text(encoding="utf-8"))
    expected |= {"language": "zh", "assistant_id": "peer"}
    expected["pipeline"][0] = {"name": "JiebaTokenizer"}
    assert yaml.safe_load((ROOT / "benchmarks/peer/config.yml").read_text(encoding="utf-8")) == expected


def test_the_peer_has_our_intents_examples_and_fixed_texts():
    files = project_files(epochs=7)
    ours = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    domain = yaml.safe_load(files["domain.yml"])
    assert {
        part["epochs"] for part in yaml.safe_load(files["config.yml"])["policies"] if "epochs" in part
    } == {7}
    assert [*domain["intents"], "nlu_fallback"] == ours["intents"]
    assert domain["responses"] == ours["responses"]
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        assert yaml.safe_load(files[f"data/nlu/{path.name}"]) == yaml.safe_load(
            path.read_text(encoding="utf-8")
        )
    answers = {
        each["rule"]: each["steps"][1]["action"] for each in yaml.safe_load(files["data/rules.yml"])["rules"]
    }
    assert set(answers) == set(ours["intents"])
    assert (answers["ask_dogs"], answers["greet"]) == ("action_answer", "utter_greet")


def test_the_questions_make_whole_conversations_of_five():
    questions = read_questions()
    assert len(questions) == 60
    assert all(len(question) <= 500 for question in questions)


def test_users_change_to_the_next_conversation_of_their_own():
    senders = Load(url="", users=2, questions=(), senders=("a", "b", "c", "d")).senders_of(1)
    assert [next(senders) for _ in range(3)] == ["b", "d", "b"]
    fresh = Load(url="", users=2, questions=()).senders_of(1)
    assert next(fresh) != next(fresh)


def test_questions_asked_before_come_again_and_new_ones_only_once():
    questions = [str(number) for number in range(30)]
    again = Load(url="", users=2, questions=questions[:10]).questions_of(1)
    assert [next(again) for _ in range(7)] == ["5", "6", "7", "8", "9", "0", "1"]
    once = [list(Load(url="", users=2, questions=questions, once=True).questions_of(user)) for user in (0, 1)]
    assert once[0][:6] == ["0", "1", "2", "3", "4", "10"]
    assert sorted(once[0] + once[1], key=int) == questions


@pytest.mark.parametrize(
    ("status", "replies", "wrong"),
    [
        (200, [{"text": "t"}], ""),
        (200, [{"text": "t", "custom": {"status": "answered"}}], ""),
        (200, [], "no text"),
        (500, [{"text": "t"}], "status 500"),
        (200, [{"text": "t", "custom": {"status": "error"}}], "the payload says error"),
    ],
)
def test_only_real_replies_count(status: int, replies: list[dict[str, object]], wrong: str):
    assert problem(status, replies) == wrong


def measured(milliseconds: list[float]) -> Figures:
    result = {
        "milliseconds": milliseconds, "messages": len(milliseconds), "seconds": 2.0, "errors": {}, "cpu_seconds": 0.1,
        "payloads": 0,
    }  # fmt: skip
    return figures(result, 500.0, 1.0)


def test_ours_and_the_peer_stand_side_by_side():
    sides = {
        OURS: Side(starts=(9.0, 11.0, 10.0), figures={CELL: measured([5.0] * 100)}),
        PEER: Side(starts=(30.0,), figures={CELL: measured([100.0] * 10)}),
    }
    speed, cost, start = rows(sides)
    assert (speed["ours msg/s"], speed["peer msg/s"], speed["msg/s ours/peer"]) == (50.0, 5.0, 10.0)
    assert (speed["ours p99 ms"], speed["peer p99 ms"], speed["p99 ours/peer"]) == (5.0, 100.0, 0.05)
    assert (cost["ours CPU ms/msg"], cost["peer CPU ms/msg"], cost["ours client ms/msg"]) == (
        10.0,
        100.0,
        1.0,
    )
    assert (start["ours, s"], start["peer, s"]) == (10.0, 30.0)
    assert [each.text for each in demands(sides) if not each.reached] == []
    assert len(demands(sides)) == 7


def test_the_same_is_asked_of_one_process_and_of_two():
    side = Side(starts=(9.0,), figures={CELL: measured([5.0] * 100)})
    sides = {OURS: side, WORKERS: side, PEER: Side(starts=(30.0,), figures={CELL: measured([100.0] * 10)})}
    asked = demands(sides)
    assert [each.by for each in asked] == [OURS] * 7 + [WORKERS] * 7
    speed = rows(sides)[0]
    assert (speed["msg/s ours/peer"], speed["msg/s 2 workers/peer"]) == (10.0, 10.0)


def test_a_side_that_answered_nothing_reaches_nothing():
    sides = {OURS: Side(starts=(), figures={CELL: measured([])})}
    missed = [each.text for each in demands(sides) if not each.reached]
    cell = "asked before, 8 users, fresh, at once"
    assert missed == [f"p50, {cell}", f"p99, {cell}", "start to first answer"]
