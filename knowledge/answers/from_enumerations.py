"""Which things a list names that a text counts (哪五个), and how many a heading counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.answers.asked_period import without_dates
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.enumerations import Enumeration, counted_in, listed_in
from knowledge.answers.evidence import TermWeights, content_terms, everyday_terms, grams
from knowledge.answers.wording import say
from knowledge.numerals import read_whole
from knowledge.records import Answer, Document, DocumentKind, Question, Topic
from knowledge.vocabulary import load_yaml

# 哪五个, 是哪5大, 五大产业是哪几个
_COUNT = re.compile(r"(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})(?:大|个|项|类|种|块|条|样|件|方面|家)")
_CONSIDERED, _DOCUMENTS = 20, 4
_TOLD, _AHEAD = 0.6, 1.15
_LONGEST = 400
_CERTAIN = 0.9


def answer_from_enumerations(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer with the list of as many things as asked for, or the count of a heading; else None."""
    cues: dict[str, str] = load_yaml("records.yml")["enumerations"]
    plain = without_dates(question.text)
    several = re.search(cues["list"], plain) is not None
    if not several and not re.search(cues["count"], plain):
        return None
    counts = {read_whole(match["count"]) for match in _COUNT.finditer(plain)}
    found = [
        (score, one)
        for title, one in _enumerations(question, sources)
        if (one.count in counts if counts else one.name == one.text.partition("：")[0])
        and (one.is_whole or not several)
        and (score := _score(re.sub(f"{cues['fillers']}|{_COUNT.pattern}", "，", plain), title, one, weights))
    ]
    found.sort(key=lambda pair: -pair[0])
    if not found or len(found[0][1].text) > _LONGEST:
        return None
    rivals = [score for score, one in found[1:] if one.name != found[0][1].name]
    if rivals and found[0][0] < _AHEAD * rivals[0]:
        return None
    return _answer(question, sources, found[0][1], several=several)


def _enumerations(question: Question, sources: Sources) -> Iterator[tuple[str, Enumeration]]:
    hits = sources.searcher.hits(question.text, _CONSIDERED)
    documents = dict.fromkeys(h.passage.document_key for h in hits if h.passage.kind is DocumentKind.DOCUMENT)
    for document in (sources.documents[key] for key in list(documents)[:_DOCUMENTS]):
        for one in _of_document(document, sources):
            yield document.title, one


def _of_document(document: Document, sources: Sources) -> tuple[Enumeration, ...]:
    passages = sources.passages_in.get(document.key, [])
    return sources.drawn(
        "enumerations",
        document,
        lambda: (*(one for p in passages for one in listed_in(p)), *counted_in(document, passages)),
    )


def _score(plain: str, title: str, one: Enumeration, weights: TermWeights) -> float:
    """Return how much of a question the name of a list and its title tell, 0 for too little."""
    terms = [term for term in content_terms(plain) if term in weights.frequencies]
    named = set(grams(one.name))
    if not named & {*terms, *everyday_terms(plain)}:
        return 0.0
    whole = sum(weights.weight(term) for term in terms)
    told = _weight(terms, named | set(grams(one.text)) | set(grams(title)), weights)
    return (told + _weight(terms, named, weights)) / whole if told >= _TOLD * whole else 0.0


def _weight(terms: Sequence[str], held: set[str], weights: TermWeights) -> float:
    return sum(weights.weight(term) for term in terms if term in held)


def _answer(question: Question, sources: Sources, one: Enumeration, *, several: bool) -> Answer:
    sentence = say("enumerations.said", text=one.text if several else one.text.partition("：")[0])
    citations = [sources.cite(one.passage)]
    return quoted(question, sources, [sentence], citations, _CERTAIN, Topic.BULLETIN)
