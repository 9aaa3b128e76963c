"""Of two sentences as near, the one that says more of what is asked in its own words."""

from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.fullness import fuller_first
from knowledge.answers.quoting.spans import sentence_spans
from knowledge.records import Hit, Question
from tests.knowledge.answers.quoting.passages import passage

BATCH = "命名东门街道等8个街道为第三批书香先进街道。命名西门街道等17个街道为第三批书香达标街道。"
FIRST, SECOND = "命名东门街道等8个街道为第三批书香先进街道。", "命名西门街道等17个街道为第三批书香达标街道。"


@pytest.mark.parametrize(
    ("question", "behind", "first"),
    [
        ("第三批书香达标的街道有几个", 0.1, SECOND),
        ("第三批书香达标的街道有几个", 2.0, FIRST),
        ("第三批书香先进的街道有几个", 0.1, FIRST),
        ("第三批书香的街道有几个", 0.1, FIRST),
    ],
)
def test_the_fuller_goes_first(question: str, behind: float, first: str) -> None:
    held = passage(BATCH, "书香街道先进、达标名单")
    found = Found(
        hit=Hit(passage=held, score=0.5, lexical_score=0.5, dense_score=0.5), origin=Origin.SEARCHED
    )
    candidates = [
        Candidate(found=found, span=span, features=(0.0,) * len(FEATURES), score=9.0 - n * behind, share=0.4)
        for n, span in enumerate(sentence_spans([held]))
    ]
    asked = asked_by(Question(text=question, today=date(2026, 11, 21)), Weights([held]))
    assert fuller_first(asked, candidates)[0].span.text == first
