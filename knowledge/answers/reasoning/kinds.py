"""The kinds of reasoning in the order in which they are tried, and the answer that the first gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answers.compose import answered
from knowledge.answers.context import Sources
from knowledge.answers.lookup import on_day
from knowledge.answers.reasoning.allowances import allowances, without_birth_year
from knowledge.answers.reasoning.comparisons import comparisons
from knowledge.answers.reasoning.contributions import monthly_basis, payback
from knowledge.answers.reasoning.days import day_note
from knowledge.answers.reasoning.durations import durations, unwritten_period
from knowledge.answers.reasoning.households import households
from knowledge.answers.reasoning.pay import pay
from knowledge.answers.reasoning.premises import premises
from knowledge.answers.reasoning.rises import rises
from knowledge.answers.reasoning.sums import per_person, sums
from knowledge.answers.reasoning.tiers import tiers
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.tables import offered
from knowledge.answers.uncovered import uncovered_sentences
from knowledge.answers.wording import wording
from knowledge.records import Answer, AnswerStatus, Question, Standard, Topic

Kind = Callable[[Question, Sequence[Standard]], Worked | None]

# what works with a number that the question itself gives: a pay, a household, an income, a claim
_OF_OPERANDS: tuple[tuple[Kind, bool], ...] = ((pay, True), (households, False), (premises, True))
# each kind with whether it works over every measure of the topic, not over the one asked for alone
_KINDS: tuple[tuple[Kind, bool], ...] = (
    *_OF_OPERANDS,
    (per_person, False),
    (sums, True),
    (tiers, False),
    (payback, True),
    (monthly_basis, False),
    (rises, False),
    (comparisons, False),
    (allowances, False),
    (durations, False),
    (unwritten_period, True),
)


def reasoned(
    question: Question, sources: Sources, known: Sequence[Standard], *, operands: bool = False
) -> Answer | None:
    """Return the answer of the first kind of reasoning that the question asks for; None for none.

    Args:
        question: what is asked.
        sources: the records of the bulletins.
        known: the standards of the measure asked for.
        operands: try only what works with a number that the question gives.
    """
    question = without_birth_year(question)
    topic = sources.of_measure(question.topic or Topic.BULLETIN, None)
    for kind, over_topic in _OF_OPERANDS if operands else _KINDS:
        if worked := kind(question, topic if over_topic else known):
            return _answer(question, sources, known, worked)
    return None


def _answer(question: Question, sources: Sources, known: Sequence[Standard], worked: Worked) -> Answer:
    note = [] if worked.settled else day_note(question, worked.standards, sources.settings)
    whole = on_day(known, question.day)
    missing = uncovered_sentences(question, whole, worked.missing) if worked.missing else ()
    sentences = [*worked.sentences, *note, *missing]
    answer = answered(question, sources, worked.standards, sentences, worked.calculations)
    if worked.rows:
        names: dict[str, str] = wording()["columns"]
        answer = replace(answer, table=((names["place"], names["worked"]), *worked.rows))
    if worked.open_place:
        answer = replace(answer, choices=offered(worked.standards))
    return replace(answer, status=AnswerStatus.PARTIAL) if missing else answer
