"""What may be said of a document, and the words above it that it depends on."""

from knowledge.answers.quoting.lists import list_said
from knowledge.answers.quoting.runs import runs_of
from knowledge.answers.quoting.spans import SpanKind, sentence_spans
from tests.knowledge.answers.quoting.passages import passage


def test_salutation_is_not_said() -> None:
    spans = list(sentence_spans([passage("各县（市、区）人民政府，市各有关单位：现提出如下意见。")]))
    assert [span.text for span in spans] == ["现提出如下意见。"]


def test_clauses_depend_on_what_opens_their_sentence() -> None:
    spans = list(sentence_spans([passage("补贴按以下规定支付：签订后付三成；结束后付一成。")]))
    assert [(span.text, span.lead) for span in spans] == [
        ("补贴按以下规定支付：签订后付三成；", ""),
        ("结束后付一成。", "补贴按以下规定支付："),
        ("补贴按以下规定支付：签订后付三成；结束后付一成。", ""),
    ]
    assert spans[2].kind is SpanKind.PARAGRAPH


def test_heading_in_front_stands_in_the_trail() -> None:
    spans = list(sentence_spans([passage("1.房租补助。按实际租金给予补助。", "二、扶持政策")]))
    assert [(span.text, span.trail) for span in spans] == [
        ("按实际租金给予补助。", ("二、扶持政策", "1.房租补助。"))
    ]


def test_bracket_is_not_cut_in_two() -> None:
    spans = list(sentence_spans([passage("开展试点。（牵头单位：市商务局；责任单位：市农办）")]))
    assert [span.text for span in spans] == ["开展试点。", "（牵头单位：市商务局；责任单位：市农办）"]


def test_item_depends_on_the_open_sentence_above_it() -> None:
    above = passage("（2）提档。对以下企业提升一档：", "2.结果修正")
    item = passage("①被认定为独角兽企业的；", "2.结果修正", "（2）提档", number=2)
    assert [span.lead for span in sentence_spans([above, item])] == ["", "对以下企业提升一档："]


def test_list_is_joined_across_passages() -> None:
    above = passage("（2）提档。对以下企业提升一档：", "2.结果修正")
    items = [
        passage("①独角兽企业；", "2.结果修正", "（2）提档", number=2),
        passage("②隐形冠军企业。", "2.结果修正", "（2）提档", number=3),
    ]
    (run,) = [run for run in runs_of([above, *items]) if run.trail]
    assert run.items == ("①独角兽企业；", "②隐形冠军企业。")
    assert run.lead == "对以下企业提升一档："
    assert [p.id for p in run.passages] == ["2018-06/03#1", "2018-06/03#2", "2018-06/03#3"]


def test_long_list_is_told_by_its_headings() -> None:
    passages = [
        passage(f"（{label}）实施{label}号工程。{'加快推进，' * 30}", "二、主要任务", number=n)
        for n, label in enumerate("一二三", 1)
    ]
    (run,) = runs_of(passages)
    assert run.items == ("（一）实施一号工程。", "（二）实施二号工程。", "（三）实施三号工程。")


def test_an_item_that_announces_more_is_told_with_the_sign_of_the_cut() -> None:
    texts = (
        f"第一条对单位的追究方式分为：（一）责令整改；（二）通报。{'从严落实，' * 60}",
        "第二条有下列情形的从重：（一）隐瞒；",
        "第三条其他从其规定。",
    )
    (run, *_) = runs_of([passage(text, "第六章责任追究", number=n) for n, text in enumerate(texts, 1)])
    assert list_said(run) == (
        "责任追究：第一条对单位的追究方式分为……；第二条有下列情形的从重……；第三条其他从其规定。"
    )


def test_list_within_one_passage() -> None:
    text = "应当按照下列程序进行：（一）提出方案；（二）审核批准；（三）发文实施。"
    (run,) = runs_of([passage(text)])
    assert (run.lead, run.items) == (
        "应当按照下列程序进行：",
        ("（一）提出方案；", "（二）审核批准；", "（三）发文实施。"),
    )
