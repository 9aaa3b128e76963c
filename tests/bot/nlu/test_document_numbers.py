"""Tests of bot.nlu.document_numbers."""

import pytest

from bot.nlu.document_numbers import find_document_numbers
from bot.nlu.mentions import without_overlaps


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("请问温政发〔2015〕58号", "温政发〔2015〕58号"),
        ("民政局的温政发【2015】58号", "温政发〔2015〕58号"),
        ("温政发二零一五年五十八号文件", "温政发〔2015〕58号"),
        ("温政发 2015 年 58 号", "温政发〔2015〕58号"),
        ("温公通〔2020〕39", "温公通〔2020〕39号"),
        ("温人社发2018第118号", "温人社发〔2018〕118号"),
        ("温政发58号", "温政发58号"),
        ("2015年58号文", "〔2015〕58号"),
        ("zjcc01 2020 0008", "ZJCC01-2020-0008"),
    ],
)
def test_every_spelling_gives_one_form(text: str, value: str) -> None:
    assert [found.value for found in without_overlaps(find_document_numbers(text))] == [value]


@pytest.mark.parametrize("text", ["轨道交通7号线", "12345", "温州市2015年", "财政部门2号楼"])
def test_what_is_no_number_of_a_document(text: str) -> None:
    assert list(find_document_numbers(text)) == []
