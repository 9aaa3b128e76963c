"""The second place that is said with the best one."""

from dataclasses import replace

import pytest

from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.companion import said_of, shown_of
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.wants import Want
from knowledge.records import Hit
from tests.knowledge.answers.quoting.passages import passage

FIRST = "收到申请后，主管部门应当登记。"
SECOND = "办理时限为受理之日起若干日内。"


def candidate(
    text: str, score: float, document: str = "2019-12/01", reason: str | None = None, number: int = 1
) -> Candidate:
    held = passage(FIRST + SECOND, number=number, document=document)
    hit = Hit(passage=held, score=0.5, lexical_score=0.5, dense_score=0.5)
    return Candidate(
        found=Found(hit=hit, origin=Origin.SEARCHED),
        span=Span(kind=SpanKind.SENTENCE, passages=(held,), text=text, trail=()),
        features=(0.0,) * len(FEATURES),
        score=score,
        share=0.3,
        reason=reason,
    )


def texts(*candidates: Candidate) -> list[str]:
    return [one.span.text for one in said_of(candidates)]


def test_a_sentence_as_near_is_said_behind_the_best() -> None:
    assert texts(candidate(FIRST, 9.0), candidate(SECOND, 8.5)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "other",
    [
        candidate(SECOND, 7.4),
        candidate(SECOND, 7.8, number=2),
        candidate(SECOND, 8.8, document="2020-06/01"),
        candidate(SECOND, 8.8, reason="lacks 龙港市"),
        candidate("主管部门应当登记。", 8.8),
        candidate(SECOND * 12, 8.8),
    ],
    ids=["further", "further and elsewhere", "of another document", "rejected", "said already", "too long"],
)
def test_the_best_stands_alone_beside(other: Candidate) -> None:
    assert texts(candidate(FIRST, 9.0), other) == [FIRST]


def test_nothing_is_said_where_the_gates_reject_all() -> None:
    assert texts(candidate(FIRST, 9.0, reason="lacks 龙港市")) == []


def test_a_list_stands_alone() -> None:
    best = candidate(FIRST, 9.0)
    listed = replace(best, span=replace(best.span, kind=SpanKind.RUN, items=(FIRST,)))
    assert texts(listed, candidate(SECOND, 8.9)) == [FIRST]


def measured(text: str, score: float, **features: float) -> Candidate:
    row = tuple(features.get(name, 0.0) for name in FEATURES)
    return replace(candidate(text, score), features=row)


@pytest.mark.parametrize(
    ("other", "want", "said"),
    [
        (measured(SECOND, 8.6, above=0.1), Want.MEANS, [FIRST, SECOND]),
        (measured(SECOND, 8.2, above=0.5), Want.MEANS, [FIRST, SECOND]),
        (measured(SECOND, 8.2, above=0.1), Want.MEANS, [FIRST]),
        (measured(SECOND, 8.9, above=0.5, no_sign=1.0), Want.MEANS, [FIRST, SECOND]),
        (measured(SECOND, 8.9, above=0.5, no_sign=1.0), Want.DURATION, [FIRST]),
        (measured(SECOND, 8.9, above=0.5, no_unit=1.0), Want.COUNT, [FIRST]),
    ],
    ids=["near", "says as much", "says less", "no sign asked", "no duration in it", "another unit"],
)
def test_a_second_place_is_told_only_where_it_helps(other: Candidate, want: Want, said: list[str]) -> None:
    best = measured(FIRST, 9.0, above=0.5)
    assert [one.span.text for one in shown_of([best, other], want)] == said
