"""Saying that a notice does not cover the asked place, and which places it does cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.caveats import department
from knowledge.answers.compose import CERTAIN
from knowledge.answers.context import Sources
from knowledge.answers.lookup import on_day
from knowledge.answers.places import covered_text, display_all
from knowledge.answers.wording import say, spoken_date
from knowledge.records import Answer, AnswerStatus, Citation, Question, Standard


def uncovered(
    question: Question, sources: Sources, known: Sequence[Standard], places: Sequence[str]
) -> Answer:
    """Say that no standard covers `places`, and which places the newest notice does cover; no figure."""
    chosen = on_day(known, question.day)
    return Answer(
        status=AnswerStatus.NOT_IN_BULLETINS,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=uncovered_sentences(question, chosen, places),
        citations=(_opening(chosen[0].citation, sources),),
        confidence=CERTAIN,
    )


def uncovered_sentences(
    question: Question, chosen: Sequence[Standard], places: Sequence[str]
) -> tuple[str, ...]:
    """Return the two sentences: for which places nothing is there, and whom to ask."""
    citation = chosen[0].citation
    signed = spoken_date(citation.signed_date) if citation.signed_date else ""
    name = display_all(places)
    not_there = say(
        "uncovered.region",
        place=name,
        subject=chosen[0].subject,
        document=f"{signed}的通知（{citation.document_number}）",
        covered=covered_text(chosen),
    )
    return not_there, say("uncovered.refer", place=name, department=department(question.topic))


def _opening(citation: Citation, sources: Sources) -> Citation:
    """Return the citation with the opening sentence of its document in place of the amounts."""
    first = sources.passages_in[citation.document_key][0]
    return replace(citation, quote=first.text.split("。")[0] + "。", lines=first.lines)
