"""A head that only announces a list gives way to the list."""

from knowledge.answers.quoting.announced import with_announced
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.runs import runs_of
from knowledge.answers.quoting.spans import Span, sentence_spans
from knowledge.records import Hit
from tests.knowledge.answers.quoting.passages import passage

HELD = passage("对以下企业提升一档：①当年度上市的；②当年度新上规的。")


def candidates(*spans: Span) -> list[Candidate]:
    hit = Hit(passage=HELD, score=0.5, lexical_score=0.5, dense_score=0.5)
    found = Found(hit=hit, origin=Origin.SEARCHED)
    return [
        Candidate(found=found, span=span, features=(0.0,) * len(FEATURES), score=9.0 - n, share=0.1)
        for n, span in enumerate(spans)
    ]


def test_the_list_takes_the_place_of_its_head() -> None:
    head = next(span for span in sentence_spans([passage("对以下企业提升一档：")]))
    (items,) = runs_of([HELD])
    first, second = with_announced(candidates(head, items))
    assert (first.span, first.score) == (items, 9.0)
    assert second.span is head


def test_a_sentence_that_says_something_stays() -> None:
    sentence = next(span for span in sentence_spans([passage("企业每年评价一次。")]))
    (items,) = runs_of([HELD])
    assert [one.span for one in with_announced(candidates(sentence, items))] == [sentence, items]
