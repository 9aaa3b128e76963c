"""Details of a core topic that no standard tells: a fine, papers, where to go; a text may."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from knowledge.answers.silence.evidence import Evidence
from knowledge.asking import asks
from knowledge.records import Question, Topic
from knowledge.text import clauses_of
from knowledge.vocabulary import load_yaml
from knowledge.vocabulary.patterns import any_of

# 对吗   |   是不是   |   没错吧
_LONGEST_TAG = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A detail by its `name`; `held` is what a text that tells it must have.

    One that `follows` is asked of the topic spoken of before where no other is named: 被抓到会怎么处理.
    """

    name: str
    asked: re.Pattern[str]
    held: re.Pattern[str]
    unless: re.Pattern[str] | None
    topics: tuple[str, ...]
    department: str | None
    follows: bool


def names_following_detail(text: str) -> bool:
    """Return whether a text asks for a detail of whatever topic was spoken of."""
    asking = _asking(text)
    return any(detail.follows and detail.asked.search(asking) for detail in _details())


def detail_of(question: Question) -> Detail | None:
    """Return the detail of its core topic that a question asks for; None where it asks for none."""
    if question.topic in (None, Topic.BULLETIN):
        return None
    asking = _asking(question.text)
    return next((detail for detail in _details() if _is_asked(detail, asking, question)), None)


def lacking_detail(question: Question, evidence: Evidence) -> str | None:
    """Return the detail that the question asks for where what would be said does not tell it."""
    detail = detail_of(question)
    return detail.name if detail and not detail.held.search(evidence.said) else None


def _is_asked(detail: Detail, asking: str, question: Question) -> bool:
    if detail.topics and question.topic is not None and question.topic.value not in detail.topics:
        return False
    return bool(detail.asked.search(asking)) and not (detail.unless and detail.unless.search(question.text))


def _asking(text: str) -> str:
    """Return the clauses that ask, the whole text where none does or where they only want a yes (…，对吗)."""
    asking = "，".join(clause for clause in clauses_of(text) if asks(clause))
    return text if len(asking) <= _LONGEST_TAG else asking


@functools.cache
def _details() -> tuple[Detail, ...]:
    return tuple(_detail(entry) for entry in load_yaml("details.yml")["details"])


def _detail(entry: dict[str, Any]) -> Detail:
    return Detail(
        name=entry["name"],
        asked=any_of(entry["asked"]),
        held=any_of(entry.get("held") or entry["asked"]),
        unless=any_of(entry["unless"]) if "unless" in entry else None,
        topics=tuple(entry.get("topics", ())),
        department=entry.get("department"),
        follows=entry.get("follows", False),
    )
