import pytest

from knowledge.evaluation.bootstrap import Interval, paired_difference


def test_a_constant_gain_has_no_width():
    assert paired_difference([0.75, 1.0], [0.25, 0.5]) == Interval(difference=0.5, low=0.5, high=0.5)


def test_the_interval_of_a_coin():
    # 100 questions, 60 won: mean .6, standard error √(.6 · .4 / 100) = .049
    interval = paired_difference([1.0] * 60 + [0.0] * 40, [0.0] * 100)
    assert interval.difference == pytest.approx(0.6)
    assert interval.low == pytest.approx(0.6 - 1.96 * 0.049, abs=0.01)
    assert interval.high == pytest.approx(0.6 + 1.96 * 0.049, abs=0.01)
    assert interval.sure


def test_values_are_paired():
    # each question alike in both: no difference, however much questions differ
    values = [0.0, 1.0] * 50
    assert paired_difference(values, values) == Interval(difference=0.0, low=0.0, high=0.0)
    assert not paired_difference([1.0, 0.0], [0.0, 1.0]).sure


def test_the_seed_decides():
    ours, theirs = [1.0, 0.0, 1.0, 1.0, 0.0], [0.0, 0.0, 1.0, 0.0, 0.0]
    assert paired_difference(ours, theirs, seed=3) == paired_difference(ours, theirs, seed=3)
    assert paired_difference(ours, theirs, resamples=7) != paired_difference(
        ours, theirs, resamples=7, seed=1
    )


@pytest.mark.parametrize(("ours", "theirs"), [([1.0], []), ([], [])])
def test_what_cannot_be_paired_is_refused(ours: list[float], theirs: list[float]):
    with pytest.raises(ValueError, match="values beside"):
        paired_difference(ours, theirs)
