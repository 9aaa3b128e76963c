"""What takes back the question before, and what is meant instead."""

import pytest

from knowledge.dialogue.correcting import correction_of


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("不对，我问的是乐清", "乐清"),
        ("说错了，是小时工", "小时工"),
        ("不好意思，说错了，是小时工", "小时工"),
        ("不是低保，是最低工资", "最低工资"),
        ("不是鹿城，说错了，是瑞安", "瑞安"),
        ("我说的是洞头不是龙湾", "洞头"),
        ("不，瑞安的", "瑞安的"),
        ("错了，我要的是2018年的", "2018年的"),
    ],
)
def test_what_is_denied_is_left_out(message: str, meant: str) -> None:
    correction = correction_of(message)
    assert correction is not None
    assert correction.text == meant
    assert "".join(message[first:last] for first, last in correction.spans).startswith(meant)


@pytest.mark.parametrize(
    "message",
    [
        "不对",
        "你说错了",
        "最低工资不是2000吗",
        "是不是要办证",
        "不是本地人能领吗",
        "我家不是低保户，能领高龄津贴吗",
        "瑞安最低工资多少",
    ],
)
def test_what_is_no_correction(message: str) -> None:
    assert correction_of(message) is None
