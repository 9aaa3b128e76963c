import pytest

from knowledge.answers.silence.amounts import is_amountless


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("罚多少钱", "由主管部门依法处理。", True),
        ("罚多少钱", "给予5万元补助。", True),
        ("罚多少钱", "处5万元罚款。", False),
        ("学费多少钱", "每人奖励5万元。", True),
        ("补多少钱", "给予5万元补助。", False),
        ("找哪个部门", "由主管部门依法处理。", False),
    ],
)
def test_an_amount_must_be_of_the_kind_asked_for(text: str, said: str, expected: bool) -> None:
    assert is_amountless(text, said) is expected
