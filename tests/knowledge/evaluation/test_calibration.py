import pytest

from knowledge.evaluation.calibration import Bin, expected_calibration_error, reliability


def test_the_error_of_five_answers():
    table = reliability([0.95, 0.92, 0.55, 0.52, 0.5], [True, False, True, True, False])
    assert [(one.low, one.high, one.count) for one in table] == [(0.5, 0.6, 3), (0.9, 1.0, 2)]
    assert [one.right for one in table] == pytest.approx([2 / 3, 0.5])
    assert [one.confidence for one in table] == pytest.approx([1.57 / 3, 0.935])
    # |1.57 − 2| and |1.87 − 1|, over 5
    assert expected_calibration_error(table) == pytest.approx((0.43 + 0.87) / 5)


def test_who_is_always_sure_and_right_has_no_error():
    table = reliability([1.0, 1.0], [True, True])
    assert table == [Bin(low=0.9, high=1.0, count=2, confidence=1.0, right=1.0)]
    assert expected_calibration_error(table) == 0.0


def test_a_border_belongs_to_the_bin_above():
    assert [one.low for one in reliability([0.0, 0.1, 0.3], [True] * 3)] == [0.0, 0.1, 0.3]


def test_without_answers_there_is_no_error():
    assert reliability([], []) == []
    assert expected_calibration_error([]) is None


def test_what_is_no_confidence_is_refused():
    with pytest.raises(ValueError, match=r"1\.2"):
        reliability([1.2], [True])
    with pytest.raises(ValueError, match="as many"):
        reliability([0.5], [])
