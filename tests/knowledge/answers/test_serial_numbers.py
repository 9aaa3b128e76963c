"""A document that is named by its serial number alone is the only one held that has it."""

import pytest
from asking import Ask


@pytest.mark.parametrize(
    ("text", "phrase", "sentence", "number"),
    [
        ("58号文是2015年10月23日起执行的对吧", "2015年10月23日", "2015年11月1日", "温政发〔2015〕58号"),
        ("2018年9月补缴的按115号文吗", "2018年9月", "2018年9月时还没有执行", "温人社发〔2018〕115号"),
    ],
)
def test_the_only_one_with_the_number_is_meant(
    ask: Ask, text: str, phrase: str, sentence: str, number: str
) -> None:
    answer = ask(text, intent="ask_bulletin", date=phrase)
    assert sentence in "".join(answer.sentences).replace("**", "")
    assert answer.citations[0].document_number == number


def test_a_number_that_no_document_has_names_none(ask: Ask) -> None:
    assert ask("999号文从哪天起执行", intent="ask_bulletin").citations == ()
