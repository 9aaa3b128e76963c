import pytest

from knowledge.errors import SettingsError
from knowledge.thresholds import Thresholds


def test_staff_may_set_each_threshold() -> None:
    said = {
        "OUWEN_ANSWER_THRESHOLD": "0.7",
        "OUWEN_NEAREST_THRESHOLD": "0.1",
        "OUWEN_OUT_OF_SCOPE_THRESHOLD": "",
    }
    assert Thresholds.from_environment(said) == Thresholds(answer=0.7, nearest=0.1)
    assert Thresholds.from_environment({}) == Thresholds()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"OUWEN_ANSWER_THRESHOLD": "viel"}, "OUWEN_ANSWER_THRESHOLD is 'viel', expected a number"),
        ({"OUWEN_OUT_OF_SCOPE_THRESHOLD": "1.5"}, "out_of_scope is 1.5, expected 0 to 1"),
        ({"OUWEN_ANSWER_THRESHOLD": "nan"}, "answer is nan, expected 0 to 1"),
    ],
)
def test_what_is_no_threshold_is_refused_by_its_name(said: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Thresholds.from_environment(said)
