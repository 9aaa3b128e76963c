"""The day of a chronicle entry is cited beside the entry, where it is printed."""

import pytest
from asking import Ask


def test_the_day_above_the_entries_is_cited(ask: Ask) -> None:
    answer = ask("2019年12月姚高员市长赴龙港市调研是哪天", intent="ask_bulletin", date="2019年12月")

    assert answer.sentences == ("2019年12月18日，市长姚高员赴龙港市调研。",)
    assert [(c.quote, c.page) for c in answer.citations] == [
        ("△市长姚高员赴龙港市调研。", 26),
        ("18日", 26),
    ]


@pytest.mark.parametrize("text", ["2020年6月30日参加中国眼谷中央孵化园开园仪式的有谁"])
def test_an_entry_that_is_not_the_first_of_its_day_too(ask: Ask, text: str) -> None:
    answer = ask(text, intent="ask_bulletin", date="2020年6月30日")

    assert answer.citations[1].quote == "30日"
