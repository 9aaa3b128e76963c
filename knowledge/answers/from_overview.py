"""What is asked as a whole: what the rules of a core topic are, what a text of a given title says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from knowledge.answers.asked_period import periods_of, without_dates
from knowledge.answers.context import Sources
from knowledge.answers.from_contents import answer_from_contents_of
from knowledge.answers.from_dog_rules import answer_from_dog_rules
from knowledge.answers.from_standards import answer_from_standards
from knowledge.records import Answer, Aspect, Document, DocumentKind, Measure, Question, Topic
from knowledge.regions import find_regions
from knowledge.vocabulary import load_yaml

# so much of a question may be left that neither its topic nor the words of asking explain
_UNEXPLAINED = 1
_SHORTEST_TITLE = 6
# what is said of a topic as a whole, in this order
_MAIN = {
    Topic.MINIMUM_WAGE: (Measure.MONTHLY_WAGE,),
    Topic.LOW_INCOME: (Measure.SUBSISTENCE,),
    Topic.PENSION: (Measure.BASIC_PENSION, Measure.OLD_AGE_ALLOWANCE),
}
# what a notice on these sets is said whole by its standards
_SET_WHOLE = (Topic.DOGS, Topic.MINIMUM_WAGE, Topic.LOW_INCOME)
_SECTIONS = (DocumentKind.CHRONICLE, DocumentKind.NEWS, DocumentKind.STATISTICS, DocumentKind.ISSUED_LIST)


def answer_from_overview(question: Question, sources: Sources) -> Answer | None:
    """Answer a general question about a text by its title or about a core topic; else None."""
    if re.search(load_yaml("records.yml")["outline"]["whole"], question.text):
        document = _titled(question, sources)
        if document is not None:
            return _of_notice(question, sources, document)
    return _of_topic(question, sources) if _is_general(question) else None


def _of_notice(question: Question, sources: Sources, document: Document) -> Answer | None:
    """Answer what a text says: its standards where they are all that it sets, else its contents."""
    if question.topic in _SET_WHOLE:
        answer = _of_topic(question, sources)
        if answer and all(s.citation.document_key == document.key for s in answer.standards):
            return answer
    return answer_from_contents_of(question, sources, document)


def _titled(question: Question, sources: Sources) -> Document | None:
    """Return the document or section whose whole title the question says, of the year said or the newest."""
    kinds = (DocumentKind.DOCUMENT, *_SECTIONS)
    named = [d for d in sources.documents.values() if d.kind in kinds and _names(question.text, d)]
    longest = max((len(d.title) for d in named), default=0)
    years = {period.last.year for period in periods_of(question) if period.has_year}
    held = [d for d in named if len(d.title) == longest]
    of_year = [d for d in held if int(d.key[:4]) in years]
    return max(of_year or held, key=lambda d: d.key, default=None)


def _names(text: str, document: Document) -> bool:
    return len(document.title) >= _SHORTEST_TITLE and "".join(document.title.split()) in text


def _is_general(question: Question) -> bool:
    """Return whether a question asks what the rules of its topic are, and nothing else of it."""
    cues = _cues()
    topic = question.topic.value if question.topic else ""
    asked = "|".join(one for one in (cues["asked"], cues["asked_of"].get(topic)) if one)
    if topic not in cues["topics"] or not re.search(asked, question.text):
        return False
    left = question.text
    for mention in reversed(find_regions(left)):
        left = left[: mention.start] + left[mention.end :]
    left = re.sub(f"{asked}|{cues['topics'][topic]}", "", without_dates(left))
    return len(re.sub(f"{cues['fillers']}|[^一-鿿]", "", left)) <= _UNEXPLAINED


def _of_topic(question: Question, sources: Sources) -> Answer | None:
    if question.topic is Topic.DOGS:
        listed = replace(question, aspect=Aspect.LIST, measure=Measure.BANNED_BREED)
        return answer_from_dog_rules(listed, sources)
    asked = (question.measure,) if question.measure and question.topic is Topic.PENSION else ()
    measures = asked or _MAIN.get(question.topic, ()) if question.topic else ()
    plain = [replace(question, aspect=Aspect.VALUE, measure=measure) for measure in measures]
    found = [answer for one in plain if (answer := answer_from_standards(one, sources))]
    return _joined(found) if found else None


def _joined(answers: list[Answer]) -> Answer:
    """Return the answers as one: what each says, with all citations."""
    return replace(
        answers[0],
        sentences=tuple(said for answer in answers for said in answer.sentences),
        standards=tuple(standard for answer in answers for standard in answer.standards),
        citations=tuple(dict.fromkeys(cited for answer in answers for cited in answer.citations)),
    )


def _cues() -> dict[str, Any]:
    cues: dict[str, Any] = load_yaml("records.yml")["overview"]
    return cues
