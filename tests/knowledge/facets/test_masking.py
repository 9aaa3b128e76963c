"""Questions that differ in place, day, breed or number are one question to the reader."""

import pytest

from knowledge.facets.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("瑞安最低工资多少", "Ⓡ最低工资多少"),
        ("杭州的低保", "Ⓕ的低保"),
        ("金毛和哈士奇能养吗", "Ⓑ和Ⓑ能养吗"),
        ("给1350块合法吗", "给Ⓝ块合法吗"),
        ("2017年底基础养老金", "Ⓓ基础养老金"),
        ("谁来管", "谁来管"),
    ],
)
def test_what_differs_from_case_to_case_is_one_sign(text: str, expected: str) -> None:
    assert masked(text) == expected
