"""The hard rules: what a question names must be held by the evidence, whatever its score."""

from __future__ import annotations

from knowledge.answers.context import Sources
from knowledge.answers.cues import speaks_of
from knowledge.answers.limits.amounts import lacking_amount
from knowledge.answers.limits.details import lacking_detail
from knowledge.answers.silence.dates import lacking_date
from knowledge.answers.silence.evidence import Evidence
from knowledge.answers.silence.names import lacking_name
from knowledge.answers.silence.places import lacking_place
from knowledge.records import Passage, Question


def lacking_topic(question: Question, evidence: Evidence) -> str | None:
    """Return the core topic of the question where the evidence has no word of it."""
    topic = question.topic
    return topic.value if topic and not speaks_of(evidence.words, topic) else None


_RULES = (lacking_name, lacking_date, lacking_place, lacking_topic, lacking_detail, lacking_amount)


def lacking(question: Question, passage: Passage, said: str, sources: Sources) -> str | None:
    """Return why `said`, a part of the passage, cannot answer: what it lacks of what the question names."""
    bulletin = sources.bulletin_of[passage.bulletin]
    evidence = Evidence(passage, sources.documents[passage.document_key], bulletin, said)
    if sources.local_issues and bulletin.key not in sources.local_issues:
        return f"is of another place: {evidence.document.title}"
    found = next((name for rule in _RULES if (name := rule(question, evidence))), None)
    return f"lacks {found}" if found else None
