"""Of what texts say of themselves, that of the text which is asked about."""

from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.own_text import of_own_text
from knowledge.answers.quoting.spans import sentence_spans
from knowledge.records import Hit, Question
from tests.knowledge.answers.quoting.passages import passage

LOANS = passage("5.本政策有效期至2031年12月31日。小额贷款企业可享受奖补。", document="2030-06/03")
SHIPS = passage("本政策有效期至2034年12月31日。渔船更新的船东可享受奖补。", document="2030-06/04")


@pytest.mark.parametrize(
    ("question", "until"),
    [
        ("渔船更新奖补政策的有效期到什么时候", "2034年12月31日"),
        ("小额贷款奖补政策的有效期到什么时候", "2031年12月31日"),
        ("那个奖补政策的有效期到什么时候", "2031年12月31日"),
    ],
)
def test_the_text_that_is_asked_about_goes_first(question: str, until: str) -> None:
    hits = [Hit(passage=held, score=0.5, lexical_score=0.5, dense_score=0.5) for held in (LOANS, SHIPS)]
    spans = [
        (Found(hit=hit, origin=Origin.SEARCHED), s) for hit in hits for s in sentence_spans([hit.passage])
    ]
    order = sorted(spans, key=lambda one: not one[1].text.lstrip("5.").startswith("本"))
    candidates = [
        Candidate(found=found, span=span, features=(0.0,) * len(FEATURES), score=9.0 - n, share=0.1)
        for n, (found, span) in enumerate(order)
    ]
    asked = asked_by(Question(text=question, today=date(2036, 11, 21)), Weights([LOANS, SHIPS]))
    assert until in of_own_text(asked, candidates)[0].span.text
