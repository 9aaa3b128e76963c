"""Every day that an answer says stands in a quote of it."""

import pytest
from asking import Ask


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        ("最低工资多少", {"region": "瑞安市"}, "决定从2015年11月1日起"),
        ("低保标准多少", {"region": "瑞安市"}, "从2019年10月1日起执行"),
        ("高龄补贴多少", {"age": "80"}, "从2018年4月1日起"),
        ("被征地农民二档保障金多少", {"tier": "二档"}, "决定从2018年7月1日起"),
        ("秋田犬能养吗", {"breed": "秋田犬"}, "有效期5年"),
    ],
)
def test_day_of_effect_or_expiry_is_quoted(ask: Ask, text: str, entities: dict[str, str], words: str) -> None:
    quotes = [citation.quote for citation in ask(text, **entities).citations]
    assert any(words in quote for quote in quotes)


def test_quote_is_widened_in_its_own_passage_and_not_repeated(ask: Ask) -> None:
    citations = ask("最低工资多少", region="瑞安市").citations
    assert len(citations) == 1
    assert citations[0].quote.endswith("三档。")


def test_term_in_another_passage_is_a_citation_of_its_own(ask: Ask) -> None:
    citations = ask("秋田犬能养吗", breed="秋田犬").citations
    assert [citation.quote[:10] for citation in citations] == ["1.藏獒、2.拳师犬", "本通告自发布之日起生"]


def test_contents_of_a_document_named_by_its_number(ask: Ask) -> None:
    answer = ask("温政办〔2018〕63号说了什么", document_number="温政办〔2018〕63号", intent="ask_bulletin")
    assert "于 **2018年6月1日** 发布" in answer.sentences[0]
    assert answer.sentences[1] == "主要内容：一、主要目标；二、工作重点；三、保障措施。"


def test_short_follow_up_does_not_leave_its_document(ask: Ask) -> None:
    from knowledge.answers import Context

    context = Context(text="拖拉机什么时候限行", document_keys=("2020-06/08",))
    assert ask("农用的呢", intent="follow_up", context=context).citations == ()
