"""What is said around a question is taken off, and nothing else."""

from __future__ import annotations

import pytest

from knowledge.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("喂，你好，我打听个事，外摆位几点收摊啊，我记一下", "外摆位几点收摊啊"),
        ("那个，我想问一下啊，小区里装充电桩要找谁批，麻烦你讲慢点", "小区里装充电桩要找谁批"),
        ("同志你好，麻烦帮我看看，多大的小区要建微型消防站？", "多大的小区要建微型消防站？"),
        ("阿姨问一下哦，剩菜叶子扔哪只桶里", "剩菜叶子扔哪只桶里"),
        ("你好，我也是听邻居讲的，拖拉机从哪天起不能上路，谢谢啊", "拖拉机从哪天起不能上路"),
        ("麻烦转人工", "转人工"),
        ("请问瑞安低保多少", "瑞安低保多少"),
    ],
)
def test_openings_and_closings_are_taken_off(said: str, asked: str) -> None:
    assert without_courtesies(said) == asked


@pytest.mark.parametrize(
    "text",
    [
        "你好",
        "你好啊，有人吗",
        "谢谢您",
        "想问问低保",
        "老师工资多少",
        "领导分工是怎样的",
        "问题楼盘怎么办",
        "哈密瓜多少钱",
        "那个文件还有效吗",
        "咨询服务怎么收费",
        "那瑞安呢？",
        "",
        "？？？",
    ],
)
def test_a_text_that_says_nothing_else_is_left_as_it_is(text: str) -> None:
    assert without_courtesies(text) == text
