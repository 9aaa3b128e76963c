"""Which branch of which document a question asks for: 基本原则有哪五条, 创建流程包括哪几步."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights, content_terms, everyday_terms, grams
from knowledge.answers.held_terms import held_terms
from knowledge.answers.outline import Branch, branches_of, head_of, name_of, short_title
from knowledge.numerals import read_number
from knowledge.records import Document, DocumentKind, Question
from knowledge.vocabulary import load_yaml

_CONSIDERED, _DOCUMENTS = 12, 4
# the share of what the title does not tell that the heading must, and of the whole question
_OWN, _ALL = 0.5, 0.6
# … where the question has the whole heading
_ALL_NAMED, _SHORTEST_NAME = 0.4, 4
# a term counts for the parts that stands in so many of them
_COMMON, _LONGEST_NAME = 0.6, 24
_NAMED, _COUNTED = 0.6, 0.3
_STEPS, _PART_OF_STEPS = 0.8, 0.2
# what a term weighs that no passage has, of its weight by rarity
_UNKNOWN = 0.4
# 哪五条, 五大工程, 十二条政策
_COUNT = re.compile(
    r"(?:哪|这|的)?(?P<count>[二两三四五六七八九十]{1,3}|\d{1,2})(?:大|个|条|项|步|种|类|点|块|章|方面|部分)"
)


_DEMANDS = "要求"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A branch with how well it fits, above 0, and whether the question has its whole heading."""

    branch: Branch
    score: float
    is_named: bool


def cues() -> dict[str, str]:
    """Return the words by which parts of documents are asked for."""
    found: dict[str, str] = load_yaml("records.yml")["outline"]
    return found


def documents_asked(question: Question, sources: Sources) -> list[Document]:
    """Return the documents that may be meant: by number, by the conversation, else by search."""
    if question.document_number:
        document = sources.document_by_number(question.document_number)
        return [document] if document else []
    if question.follow_up and question.document_keys:
        return [sources.documents[key] for key in question.document_keys if key in sources.documents]
    hits = sources.searcher.hits(question.text, _CONSIDERED)
    keys = dict.fromkeys(h.passage.document_key for h in hits if h.passage.kind is DocumentKind.DOCUMENT)
    return [sources.documents[key] for key in list(keys)[:_DOCUMENTS]]


def choices_for(
    question: Question, documents: Sequence[Document], sources: Sources, weights: TermWeights
) -> list[Choice]:
    """Return the branches that a question may ask for, best first."""
    asked = _Asked.of(question.text)
    told = [_told_of(document, sources) for document in documents]
    found = [choice for one in told for choice in _choices(asked, one, weights)]
    return sorted(found, key=lambda choice: -choice.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A branch with the terms of its heading and its parts, those above it and those of the title."""

    branch: Branch
    head: frozenset[str]
    above: frozenset[str]
    title: frozenset[str]


def _told_of(document: Document, sources: Sources) -> tuple[_Told, ...]:
    """Return the branches of a document that may be meant: with a heading, and all their parts read."""
    return sources.drawn("branches", document, lambda: tuple(_read(document)))


def _read(document: Document) -> Iterator[_Told]:
    title = held_terms(f"{document.title}{document.enclosed_title or ''}")
    for branch in branches_of(document):
        if branch.head and branch.is_whole:
            head = held_terms(branch.opening) | _common(branch)
            yield _Told(branch=branch, head=head, above=held_terms("，".join(branch.trail)), title=title)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The words of a question that name something, the count it gives, and whether it asks for steps."""

    text: str
    terms: tuple[str, ...]
    official: tuple[str, ...]
    count: int | None
    steps: bool

    @classmethod
    def of(cls, text: str) -> _Asked:
        plain = re.sub(cues()["fillers"], "，", text)
        match = _COUNT.search(text)
        count = read_number(match["count"]) if match else None
        return cls(
            text=text,
            terms=tuple(_terms(plain)),
            official=tuple(everyday_terms(plain)),
            count=int(count) if count else None,
            steps=re.search(cues()["steps"], text) is not None,
        )

    def names(self, branch: Branch) -> bool:
        """Return whether the question has the whole heading of a branch, beside the title: 创建流程."""
        name, title = name_of(branch.head) if branch.head else "", short_title(branch.document)
        return len(name) >= _SHORTEST_NAME and name in self.text and name not in title


def _terms(plain: str) -> list[str]:
    """Return the terms of a question; 要求 is a word there, and not 要."""
    return [*content_terms(plain.replace(_DEMANDS, "，")), *([_DEMANDS] if _DEMANDS in plain else [])]


def _choices(asked: _Asked, told: Sequence[_Told], weights: TermWeights) -> Iterator[Choice]:
    for one in told:
        counted = not asked.count or asked.count == len(one.branch.parts)
        score = _score(asked, one, weights) if counted else None
        if score is not None:
            yield Choice(branch=one.branch, score=score, is_named=asked.names(one.branch))


def _score(asked: _Asked, told: _Told, weights: TermWeights) -> float | None:
    """Return how well a branch fits, None where too little of the question stands above its parts."""
    branch, head, above, title = told.branch, told.head, told.above, told.title
    own = [term for term in asked.terms if term not in title]
    share = _share(own, asked.official, head | above, weights)
    whole = _share(asked.terms, asked.official, head | above | title, weights)
    steps = _steps(branch) if asked.steps else 0.0
    bonus = (_COUNTED if asked.count else 0.0) + steps
    if asked.names(branch):
        return whole + share + _NAMED + bonus if whole >= _ALL_NAMED else None
    if steps:
        is_told = bool(head & {*asked.terms, *asked.official})
        return whole + share + bonus if whole >= (_ALL_NAMED if is_told else _ALL) else None
    if share < _OWN or not head & {*own, *asked.official} or whole + bonus < _ALL:
        return None
    return whole + share + bonus


def _steps(branch: Branch) -> float:
    """Return how surely a heading is that of a procedure: 办理程序 more than 初次申请."""
    name = name_of(branch.head) if branch.head else ""
    if re.search(cues()["step_headings"], name):
        return _STEPS
    return _PART_OF_STEPS if re.search(cues()["part_of_steps"], name) else 0.0


def _common(branch: Branch) -> frozenset[str]:
    """Return the terms that stand in the headings of most parts: 行动 of 实施…行动."""
    heads = [set(grams(head)) for part in branch.parts if len(head := head_of(part)) <= _LONGEST_NAME]
    every: set[str] = set().union(*heads)
    least = _COMMON * len(branch.parts)
    return frozenset(sys.intern(term) for term in every if sum(term in head for head in heads) >= least)


def _share(
    terms: Sequence[str], official: Sequence[str], held: frozenset[str], weights: TermWeights
) -> float:
    """Return the share of `terms` that is held, each official term that is held in place of others.

    Terms that no passage has weigh less: many of them only join two words of the question.
    """
    whole = sum(weights.weight(term) * (1.0 if term in weights.frequencies else _UNKNOWN) for term in terms)
    told = sum(weights.weight(term) for term in (*terms, *official) if term in held)
    return min(1.0, told / whole) if whole else 0.0
