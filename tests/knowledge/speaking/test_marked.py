"""A pattern with marks finds what it finds without them: no sign that it needs is missing."""

import random

import pytest

from knowledge.speaking import characters, days, figures, pauses
from knowledge.speaking.marked import Marked

SIGNS = (
    *"0123456789%‰±-—–−~～至到+×÷=＝≈≥≤<>/／·•.．。，、；：:∶（）[]*†#_|…⋯ \t\n年月日元人岁万亿第二比为每×x",
    *(
        "2019",
        "2018",
        "-08",
        "-01",
        "8月",
        "一点",
        "八点三十分",
        "5%",
        "1/3",
        "12:30",
        "元/月",
        "km/h",
        "人·月",
        "等",
    ),
    *(
        "2018—2020年",
        "18年8月",
        "三-四",
        "米/m²",
        "5-3=2",
        "八 六",
        "2018-08，",
        "2018年—2020年",
        "····",
        "----",
        "八点-九点",
        "2018-08-01",
    ),
)
MARKED = [
    pytest.param(pattern, id=f"{module.__name__}.{name}")
    for module in (characters, days, figures, pauses)
    for name, pattern in vars(module).items()
    if isinstance(pattern, Marked)
]


_chance = random.Random(8)
TEXTS = ["".join(_chance.choices(SIGNS, k=_chance.randint(1, 12))) for _ in range(3_000)]


@pytest.mark.parametrize("marked", MARKED)
def test_nothing_is_found_without_a_mark(marked):
    found = [text for text in TEXTS if marked.pattern.search(text)]
    assert found
    assert [text for text in found if marked.sub("〇", text) != marked.pattern.sub("〇", text)] == []
