import numpy as np
import pytest

from bot.settings import Settings
from bot.store import clusters as clustering
from bot.store.clusters import clusters, clusters_of
from knowledge.steady import failing_encoders

WAGE = ["瑞安最低工资多少", "瑞安的最低工资是多少", "瑞安市最低工资标准是多少"]
DOGS = ["哪些狗不能养", "什么狗不能养"]


def test_similar_questions_are_found_together_the_most_asked_first(make_turn):
    texts = [DOGS[0], WAGE[0], WAGE[1], DOGS[1], WAGE[2], WAGE[0]]
    turns = [make_turn(number, question=text) for number, text in enumerate(texts)]
    found = clusters_of(turns, Settings())
    assert [cluster.size for cluster in found] == [4, 2]
    assert {turn.question for turn in found[0].turns} == set(WAGE)
    assert found[0].name in WAGE
    assert found[1].name in DOGS
    assert [turn.id for turn in found[1].turns] == [turns[3].id, turns[0].id]


def test_the_order_of_the_turns_changes_nothing(make_turn):
    turns = [make_turn(number, question=text) for number, text in enumerate([*WAGE, *DOGS, "公积金怎么提取"])]
    assert clusters_of(turns, Settings()) == clusters_of(turns[::-1], Settings())


def test_no_question_one_question_and_empty_ones(make_turn):
    assert clusters_of([], Settings()) == []
    assert clusters_of([make_turn(1, question="  ")], Settings()) == []
    (only,) = clusters_of([make_turn(1)], Settings())
    assert (only.name, only.size) == ("瑞安最低工资多少", 1)


def test_beyond_the_limit_the_oldest_are_left_out(make_turn, monkeypatch):
    monkeypatch.setattr(clustering, "CLUSTERED_LIMIT", 2)
    turns = [make_turn(1, question="哪些狗不能养"), make_turn(2), make_turn(3, question="公积金怎么提取")]
    named = {cluster.name for cluster in clusters_of(turns, Settings())}
    assert named == {"瑞安最低工资多少", "公积金怎么提取"}


class FailingEncoder:
    name, dimension = "of-the-clusters", 2

    def __init__(self, gives: object) -> None:
        self.gives = gives

    def encode_questions(self, texts: list[str]) -> object:
        if isinstance(self.gives, Exception):
            raise self.gives
        return self.gives


@pytest.mark.parametrize("gives", [RuntimeError("no memory"), np.full((2, 2), np.nan), np.zeros((2, 3))])
def test_while_the_encoder_fails_each_question_stands_alone(make_turn, gives: object):
    """The page of the inbox is shown all the same."""
    turns = [make_turn(1, question=WAGE[0]), make_turn(2, question=DOGS[0]), make_turn(3, question=WAGE[0])]
    found = clusters(turns, FailingEncoder(gives))  # type: ignore[arg-type]
    assert [(cluster.name, cluster.size) for cluster in found] == [(WAGE[0], 2), (DOGS[0], 1)]
    assert FailingEncoder.name in failing_encoders()
    assert clusters(turns, FailingEncoder(np.eye(2))) == found  # type: ignore[arg-type]
    assert FailingEncoder.name not in failing_encoders()
