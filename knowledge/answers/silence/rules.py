"""The hard rules: what a question names must be held by the evidence, whatever its score."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.answers.context import Sources
from knowledge.answers.cues import speaks_of
from knowledge.answers.limits.amounts import asks_fine, asks_why, lacking_amount, lacking_fine
from knowledge.answers.limits.details import detail_of, lacking_detail
from knowledge.answers.silence.dates import lacking_date, names_date
from knowledge.answers.silence.evidence import Evidence
from knowledge.answers.silence.happened import asks_rule, lacking_rule
from knowledge.answers.silence.kinds import asks_kind, lacking_kind
from knowledge.answers.silence.names import lacking_name, names_anything
from knowledge.answers.silence.places import lacking_place, names_place
from knowledge.records import Passage, Question

Rule = Callable[[Question, Evidence], str | None]


def lacking_topic(question: Question, evidence: Evidence) -> str | None:
    """Return the core topic of the question where the evidence has no word of it."""
    topic = question.topic
    return topic.value if topic and not speaks_of(evidence.words, topic) else None


def _has_topic(question: Question) -> bool:
    return question.topic is not None


# each rule behind what tells whether a question names anything of its kind
_RULES = (
    (names_anything, lacking_name),
    (names_date, lacking_date),
    (names_place, lacking_place),
    (_has_topic, lacking_topic),
    (detail_of, lacking_detail),
    (asks_why, lacking_amount),
    (asks_rule, lacking_rule),
    (asks_fine, lacking_fine),
    (asks_kind, lacking_kind),
)


def rules_for(question: Question) -> Sequence[Rule]:
    """Return the rules, in their order, by which evidence can lack something of a question."""
    return [rule for names, rule in _RULES if names(question)]


def lacking(
    question: Question, passage: Passage, said: str, sources: Sources, rules: Sequence[Rule] | None = None
) -> str | None:
    """Return why `said`, a part of the passage, cannot answer: what it lacks of what the question names.

    `rules` are those for the question, where they are known.
    """
    rules = rules_for(question) if rules is None else rules
    if not rules and not sources.local_issues:
        return None
    bulletin = sources.bulletin_of[passage.bulletin]
    evidence = Evidence(passage, sources.documents[passage.document_key], bulletin, said)
    if sources.local_issues and bulletin.key not in sources.local_issues:
        return f"is of another place: {evidence.document.title}"
    found = next((name for rule in rules if (name := rule(question, evidence))), None)
    return f"lacks {found}" if found else None
