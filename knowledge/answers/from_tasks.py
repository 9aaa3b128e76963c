"""Which office leads a task, answers for it or drafts it, and who heads a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights, content_terms, everyday_terms
from knowledge.answers.held_terms import held_terms
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.tasks import Task, tasks_of
from knowledge.answers.wording import say
from knowledge.records import Answer, Document, Question, Topic
from knowledge.vocabulary import load_yaml

_CONSIDERED, _DOCUMENTS = 20, 6
# the share of what the title does not tell of a question that a task must tell: by its name, or in its text
_TOLD, _NAMED, _TOLD_IN_TEXT = 0.55, 0.35, 0.7
_AHEAD = 1.2
# 无废城市
_RUN = re.compile(r"[一-鿿]{4,}")
_CERTAIN = 0.9


def answer_from_tasks(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer with those who have the task that a question names; None where none is clearly meant.

    A group that is not among those found is said not to be there.
    """
    cues: dict[str, str] = load_yaml("records.yml")["tasks"]
    group = re.search(cues["heads"], question.text) is not None
    if not group and not re.search(cues["asked"], question.text):
        return None
    asked = _Asked.of(
        re.sub(f"{cues['heads']}|{cues['asked']}|{cues['fillers']}", "，", question.text), weights
    )
    drafted = "起草" in question.text
    scored = [
        (asked.score(one), one.task)
        for one in _tasks(question, sources)
        if one.task.is_group is group and (not drafted or "起草" in one.task.roles)
    ]
    scored.sort(key=lambda one: -one[0])
    if not scored or not scored[0][0]:
        # those who head another group must not be named for this one
        return not_there(question) if group and scored else None
    (score, best), rivals = scored[0], [s for s, task in scored[1:] if task.roles != scored[0][1].roles]
    if rivals and score < _AHEAD * rivals[0]:
        return None
    return _answer(question, sources, best)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A task with the title of its document, and the terms of that, of its words and of its name."""

    task: Task
    title: str
    above: frozenset[str]
    words: frozenset[str]
    name: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The terms of a question that passages have, with their weights, official ones, and its long words."""

    terms: dict[str, float]
    official: dict[str, float]
    runs: tuple[str, ...]

    @classmethod
    def of(cls, plain: str, weights: TermWeights) -> _Asked:
        def known(terms: Sequence[str]) -> dict[str, float]:
            return {term: weights.weight(term) for term in terms if term in weights.frequencies}

        return cls(
            terms=known(content_terms(plain)),
            official=known(everyday_terms(plain)),
            runs=tuple(_RUN.findall(plain)),
        )

    def score(self, one: _Told) -> float:
        """Return how surely a task is meant, 0 where its name or words tell too little."""
        whole, told = self._told(one.above, one.words)
        if not whole or told < _TOLD * whole:
            return 0.0
        _, named = self._told(one.above, one.name)
        verbatim = any(run in one.task.words and run not in one.title for run in self.runs)
        sure = named >= _NAMED * whole or (verbatim and told >= _TOLD_IN_TEXT * whole)
        return (told + named) / whole if sure else 0.0

    def _told(self, title: frozenset[str], held: frozenset[str]) -> tuple[float, float]:
        """Return the weight of the terms that the title has not, and of those of them that are held."""
        own = {term: weight for term, weight in self.terms.items() if term not in title}
        own = own or self.terms
        official = sum(weight for term, weight in self.official.items() if term in held)
        whole = sum(own.values())
        return whole, min(whole, official + sum(weight for term, weight in own.items() if term in held))


def _tasks(question: Question, sources: Sources) -> list[_Told]:
    hits = sources.searcher.hits(question.text, _CONSIDERED)
    keys = list(dict.fromkeys(hit.passage.document_key for hit in hits))[:_DOCUMENTS]
    return [one for key in keys for one in _of_document(sources.documents[key], sources)]


def _of_document(document: Document, sources: Sources) -> tuple[_Told, ...]:
    return sources.drawn("tasks", document, lambda: tuple(_read(document, sources)))


def _read(document: Document, sources: Sources) -> Iterator[_Told]:
    above = held_terms(document.title)
    for task in tasks_of(document, sources.passages_in.get(document.key, [])):
        words, name = held_terms(task.words), held_terms(task.name)
        yield _Told(task=task, title=document.title, above=above, words=words, name=name)


def _answer(question: Question, sources: Sources, task: Task) -> Answer:
    sentence = say("tasks.group" if task.is_group else "tasks.held", name=task.name, roles=task.roles)
    citations = cited_by_page((task.passage, *task.beside), sources)
    return quoted(question, sources, [sentence], citations, _CERTAIN, Topic.BULLETIN)
