import pytest

from knowledge.evaluation.latency import latencies


def test_stages_come_in_their_order_with_their_percentiles():
    timings = [{"search_ms": float(value), "total_ms": value + 1.0} for value in range(101)]
    search, total = latencies(timings)
    assert (search.stage, search.p50, search.p99, search.count) == ("search", 50.0, 99.0, 101)
    assert (total.stage, total.p50) == ("total", 51.0)


def test_a_stage_that_some_questions_do_not_reach_counts_those_that_do():
    nlu, rerank = latencies([{"nlu_ms": 1.0}, {"nlu_ms": 3.0, "rerank_ms": 8.0}])
    assert (nlu.p50, nlu.count) == (2.0, 2)
    assert (rerank.p50, rerank.p99, rerank.count) == (pytest.approx(8.0), pytest.approx(8.0), 1)
