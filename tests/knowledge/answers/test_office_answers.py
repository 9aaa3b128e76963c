"""Who holds an office, and the questions about its holder that are no such question."""

import pytest
from asking import Ask


@pytest.mark.parametrize("text", ["现在的市长是谁", "请问市长叫什么名字", "温州市长是哪位"])
def test_who_holds_the_office(ask: Ask, text: str) -> None:
    assert ask(text).sentences[0].startswith("2020年6月的公报里，市长是 **")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018年6月29日市长会见了哪位院士", "会见中国工程院院士程京"),
        ("2018年6月市长会见了哪位院士", "会见中国工程院院士程京"),
        ("2018年6月29日市长出席了什么仪式", "奠基仪式"),
    ],
)
def test_what_the_holder_did_is_told_by_the_chronicle(ask: Ask, text: str, said: str) -> None:
    date = text[: text.find("市长")]
    answer = ask(text, date=date)
    assert said in answer.sentences[0]
    assert "**" not in answer.sentences[0]
