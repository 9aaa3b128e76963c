"""Captions of photographs, which are printed one below another without full stops."""

from dataclasses import replace

import pytest

from knowledge.answers.quoting.captions import captions_of
from knowledge.answers.quoting.saying import said
from knowledge.answers.quoting.spans import sentence_spans
from knowledge.records import DocumentKind
from tests.knowledge.answers.quoting.passages import passage

RUN_TOGETHER = "5月3日，某园开园，落地企业12家5月20日，某会召开，截至4月底，完成投资7亿元"


@pytest.mark.parametrize("kind", [DocumentKind.FEATURE, DocumentKind.COVER])
def test_each_caption_begins_with_its_own_day(kind: DocumentKind) -> None:
    held = replace(passage(RUN_TOGETHER), kind=kind)
    first, second = [span.text for span in sentence_spans([held])]
    assert first == "5月3日，某园开园，落地企业12家"
    assert said(second, held) == "5月20日，某会召开，截至4月底，完成投资7亿元。"


@pytest.mark.parametrize(
    "text", ["展期至5月20日，欢迎参观", "2016年5月20日，某会召开", "某会于5月20日，在市区召开"]
)
def test_a_day_that_belongs_to_what_stands_before_it_begins_none(text: str) -> None:
    assert captions_of(text) == [text]
