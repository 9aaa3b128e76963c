"""How a span is said: shortened, with its subject, with yes or no where the words decide it."""

import re
from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.fillers import without_fillers
from knowledge.answers.quoting.labels import labels_in
from knowledge.answers.quoting.polarity import verdict
from knowledge.answers.quoting.saying import said
from knowledge.answers.quoting.shortening import clauses_of, shortened
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.subjects import with_subject
from knowledge.records import Question
from tests.knowledge.answers.quoting.passages import passage


def asked(text: str, *known: str) -> Asked:
    weights = Weights([passage(one) for one in ("无关的话", *known)])
    return asked_by(Question(text=text, today=date(2026, 11, 21)), weights)


def span(text: str, *trail: str, lead: str = "", before: str = "") -> Span:
    return Span(
        kind=SpanKind.SENTENCE, passages=(passage(text),), text=text, trail=trail, lead=lead, before=before
    )


def test_short_sentence_stays_whole() -> None:
    assert shortened(asked("补助多少"), "按实际租金给予补助。") == "按实际租金给予补助。"


def test_long_sentence_is_cut_to_the_clauses_that_answer_with_their_limit() -> None:
    text = f"{'完善政策措施，' * 12}对新认定的示范企业给予一次性奖励5万元，最高不超过20万元，{'加强组织领导，' * 8}"
    assert shortened(asked("示范企业奖励多少钱", text), text) == (
        "……对新认定的示范企业给予一次性奖励5万元，最高不超过20万元……"
    )


def test_why_is_answered_by_the_aim_whole() -> None:
    aim = "为进一步加强河道管理，防止水体污染，改善水质"
    text = f"{aim}，根据《{'河道管理和保护的' * 14}规定》，经研究，决定划定禁止垂钓的河道。"
    assert shortened(asked("河道为什么禁止垂钓", text), text) == f"{aim}……"
    assert shortened(asked("河道哪里禁止垂钓", text), text).endswith("决定划定禁止垂钓的河道。")


def test_clauses_are_not_cut_within_brackets() -> None:
    assert clauses_of("各县（市、区，含功能区）负责，按期完成。") == [
        "各县（市、区，含功能区）负责，",
        "按期完成。",
    ]


def test_heading_that_names_the_subject_goes_first() -> None:
    question = asked("房租补助给多少", "房租补助")
    told = with_subject(
        question, span("按实际租金的三成给予。", "二、政策", "1.房租补助。"), "按实际租金的三成给予。"
    )
    assert told == "房租补助：按实际租金的三成给予。"


def test_item_is_said_behind_the_words_that_announce_it() -> None:
    item = span("①独角兽企业的；", lead="对以下企业提升一档：")
    assert with_subject(asked("哪类企业提升一档"), item, item.text) == "对以下企业提升一档：独角兽企业的；"


def test_sentence_that_points_back_is_said_with_the_one_before() -> None:
    pointing = span("其有效期三年。", before="通行证由交警部门核发。")
    assert (
        with_subject(asked("通行证有效期"), pointing, pointing.text) == "通行证由交警部门核发。其有效期三年。"
    )


@pytest.mark.parametrize(
    ("question", "sentence", "word"),
    [
        ("中断的可以补缴吗", "中断的不得补缴。", "不可以。"),
        ("台资企业也可以参照吗", "台资企业可参照本通知执行。", "可以。"),
        ("提高标准还要补缴吗", "提高标准的，不再补缴。", "不需要。"),
        ("要不要公示方案", "方案应公示。", "需要。"),
        ("能不能占道", "不得占道，经批准占道的可以设置。", ""),
        ("不能补缴吗", "不得补缴。", ""),
        ("可以补缴吗", "除因病外，不得补缴。", ""),
        ("改名要重新申请吗", f"除{'名称变更填写表格并' * 4}备案外，其余变更应重新申请。", ""),
        ("可以露天烧烤吗", "在禁止的区域内露天烧烤的行为。", ""),
        ("补缴多少", "不得补缴。", ""),
        ("收摊以后能留在外面过夜吗", "展棚不得影响通行，结束后收回。", ""),
    ],
)
def test_yes_or_no_only_where_words_on_the_matter_decide_it(question: str, sentence: str, word: str) -> None:
    assert verdict(asked(question, sentence), sentence) == word


def test_heading_with_a_figure_that_is_not_cited_is_not_said() -> None:
    one = span("备案企业增加到九家，比2019年多。", "出口突破20亿美元")
    assert with_subject(asked("出口突破了吗", "出口突破"), one, one.text) == one.text


def test_open_end_is_closed() -> None:
    assert said("亩均税收三成五；", passage("亩均税收三成五；")) == "亩均税收三成五。"


def test_filler_clauses_say_nothing() -> None:
    heard = "喂，你好，我打听个事，信保基金一家最多帮担保多少钱，麻烦你讲慢点"
    assert without_fillers(heard) == "信保基金一家最多帮担保多少钱，"
    assert without_fillers("你好") == "你好"


def test_labels_of_rival_cases() -> None:
    found = {label for family in labels_in("Ａ类和D类企业，规上的，6月5日") for label in family}
    assert {"A类", "D类", "规模以上", "6月", "6月5"} <= found
    assert not re.search("B类", "".join(found))
