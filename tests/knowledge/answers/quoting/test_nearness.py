"""Of two sentences as near, the one whose figure is said of just what is asked."""

from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.nearness import nearer_first
from knowledge.answers.quoting.spans import sentence_spans
from knowledge.records import Hit, Question
from tests.knowledge.answers.quoting.passages import passage

MEETINGS = "评审委员会各小组联络员碰头会一般每月召开一次。评审委员会一般每半年召开一次。"


@pytest.mark.parametrize(
    ("question", "behind", "first"),
    [
        ("评审委员会多久开一次会", 0.1, "评审委员会一般每半年召开一次。"),
        ("评审委员会多久开一次会", 2.0, "评审委员会各小组联络员碰头会一般每月召开一次。"),
        ("评审委员会各小组联络员碰头会多久开一次", 0.1, "评审委员会各小组联络员碰头会一般每月召开一次。"),
        ("评审委员会是干什么的", 0.1, "评审委员会各小组联络员碰头会一般每月召开一次。"),
    ],
)
def test_the_nearer_goes_first(question: str, behind: float, first: str) -> None:
    held = passage(MEETINGS)
    found = Found(
        hit=Hit(passage=held, score=0.5, lexical_score=0.5, dense_score=0.5), origin=Origin.SEARCHED
    )
    candidates = [
        Candidate(found=found, span=span, features=(0.0,) * len(FEATURES), score=9.0 - n * behind, share=0.4)
        for n, span in enumerate(sentence_spans([held]))
    ]
    asked = asked_by(Question(text=question, today=date(2026, 11, 21)), Weights([held]))
    assert nearer_first(asked, candidates)[0].span.text == first
