import logging

import numpy as np
import pytest

from knowledge.steady import failing_encoders, shortfalls, vectors_or_none

NOT_FINITE = np.full((1, 4), np.nan, dtype=np.float32)


def broken(texts):
    raise RuntimeError("the model is gone")


@pytest.mark.parametrize(
    "encode", [broken, lambda texts: NOT_FINITE, lambda texts: np.ones(4), lambda texts: np.ones((3, 4))]
)
def test_an_encoder_that_fails_is_told_once_and_gives_nothing(encode, caplog):
    with caplog.at_level(logging.ERROR, logger="knowledge.steady"):
        assert vectors_or_none("made up", encode, ["最低工资"]) is None
        assert vectors_or_none("made up", encode, ["最低工资"]) is None
    assert len(caplog.records) == 1
    assert "made up" in failing_encoders()
    assert vectors_or_none("made up", lambda texts: np.ones((1, 4)), ["最低工资"]).tolist() == [[1, 1, 1, 1]]
    assert "made up" not in failing_encoders()


def test_each_failure_counts_as_a_shortfall():
    before = shortfalls()
    vectors_or_none("made up", broken, ["最低工资"])
    vectors_or_none("made up", lambda texts: NOT_FINITE, ["最低工资"])
    assert shortfalls() == before + 2
    vectors_or_none("made up", lambda texts: np.ones((1, 4)), ["最低工资"])
    assert shortfalls() == before + 2
