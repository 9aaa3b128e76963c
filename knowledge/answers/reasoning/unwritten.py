"""What is asked beside a standard and is not written in its notice: probation, board, social insurance."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.answers.wording import say
from knowledge.records import Answer, Question, Topic
from knowledge.vocabulary import load_yaml


def unwritten_terms(question: Question, sources: Sources, document_key: str) -> list[str]:
    """Return the names of what the question speaks of and the text of the document does not."""
    terms: dict[str, str] = load_yaml("beside_standards.yml").get(
        (question.topic or Topic.BULLETIN).value, {}
    )
    text = "".join(passage.text for passage in sources.passages_in.get(document_key, ()))
    asked = [(name, re.compile(pattern)) for name, pattern in terms.items()]
    return [name for name, term in asked if term.search(question.text) and not term.search(text)]


def with_unwritten(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return the answer with a sentence on what its notice does not say of the case asked about."""
    if not answer.standards:
        return answer
    key = answer.standards[0].citation.document_key
    names = unwritten_terms(question, sources, key)
    if not names:
        return answer
    said = say("unwritten.said", names="、".join(names))
    return replace(answer, sentences=(*answer.sentences, said))
