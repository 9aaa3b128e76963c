import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.held import held_out
from knowledge.evaluation.retrieval_set import Article, Query, RetrievalSet
from knowledge.ranker_training.examples import half_of, is_trained_on

NAMES = [f"p{number}" for number in range(40)]
TRAINED = [name for name in NAMES if is_trained_on(name)]
OTHERS = [name for name in NAMES if not is_trained_on(name)]


def task(*positives: set[str]) -> RetrievalSet:
    queries = [Query(id=str(n), text="问", positives=frozenset(names)) for n, names in enumerate(positives)]
    articles = [Article(id=name, title="", text="文") for name in NAMES]
    return RetrievalSet(articles=tuple(articles), queries=tuple(queries), remarks={"x": 1})


def test_no_question_is_trained_on_and_measured():
    whole = task({TRAINED[0]}, {OTHERS[0]}, {OTHERS[1], OTHERS[2]}, {OTHERS[3], TRAINED[1]})
    kept = held_out(whole)
    assert [query.id for query in kept.queries] == ["1", "2"]
    assert kept.articles == whole.articles
    assert kept.remarks == {"x": 1, "questions of the half that the re-ranker is trained on, left out": 2}
    _, learnt = half_of(whole)
    assert [query.id for query in learnt] == ["0"]


def test_a_set_that_is_all_trained_on_is_refused():
    with pytest.raises(EvaluationError, match="none of the 1 questions"):
        held_out(task({TRAINED[0]}))
