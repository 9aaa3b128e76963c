"""From cases to examples: the signals of the best evidence for each question, and whether it is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answers import analyse
from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.companion import said_of
from knowledge.answers.silence.signals import signals
from knowledge.confidence_training.cases import Case, CaseKind
from knowledge.confidence_training.choosers import Choosers
from knowledge.dates import find_dates
from knowledge.records import Question
from knowledge.regions import find_foreign_places, find_regions
from knowledge.text import normalise

# so much of the words that answer must be said
_LEAST_SAID, _LEAST_HELD = 0.6, 0.5
# 温政办〔2018〕63号
_NUMBER = re.compile(r"[一-鿿]{1,8}〔\d{4}〕\d+号")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case with the signals of its best evidence, None where no evidence passes the gates."""

    case: Case
    signals: tuple[float, ...] | None
    right: bool
    right_document: bool


def examples_of(cases: Iterable[Case], sources: Sources, seed: int, today: date) -> Iterator[Example]:
    """Yield the example of each case, its spans scored by weights that saw none of its document.

    A withheld document is taken out of the candidates.
    """
    weights = Weights(sources.passages)
    choosers = Choosers(sources, weights, seed)
    for case in cases:
        question = question_of(case.text, today)
        candidates = choosers.of(case.document).candidates(question)
        if case.kind is CaseKind.WITHHELD:
            candidates = _without(case, candidates)
        said = said_of(candidates)
        yield Example(
            case=case,
            signals=signals(question, said, candidates, weights) if said else None,
            right=case.kind is CaseKind.ANSWERED and is_right(case, said),
            right_document=bool(said) and _is_of(case, said[0]),
        )


def question_of(text: str, today: date) -> Question:
    """Return the analysed question with the entities that the dialogue model finds by rule."""
    plain = normalise(text)
    entities = {
        "region": [mention.name for mention in find_regions(plain)],
        "foreign_place": [mention.name for mention in find_foreign_places(plain)],
        "date": [mention.phrase for mention in find_dates(plain)],
        "document_number": _NUMBER.findall(plain),
    }
    return analyse(plain, today, entities, "ask_bulletin")


def _is_of(case: Case, candidate: Candidate) -> bool:
    return case.kind is CaseKind.ANSWERED and candidate.span.passage.document_key == case.document


def is_right(case: Case, said: Sequence[Candidate]) -> bool:
    """Return whether what would be said has the words that answer, in their document or word for word."""
    spans = [candidate.span for candidate in said]
    told = "".join("".join("".join((*span.trail, span.lead, span.text)).split()) for span in spans)
    shares = [_share("".join(words.split()), told) for words in case.answers]
    own = any(span.passage.document_key == case.document for span in spans)
    least = _LEAST_SAID if own else 1.0
    return bool(shares) and sum(shares) / len(shares) >= least


def _share(words: str, said: str) -> float:
    """Return the share of the pairs of characters of `words` that `said` has, under a half none."""
    if words in said:
        return 1.0
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    held = sum(pair in said for pair in pairs) / (len(pairs) or 1)
    return held if held > _LEAST_HELD else 0.0


def _without(case: Case, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of other documents that do not say it either, their shares made up to 1."""
    kept = [c for c in candidates if c.span.passage.document_key != case.document and not is_right(case, [c])]
    whole = sum(candidate.share for candidate in kept) or 1.0
    return [replace(candidate, share=candidate.share / whole) for candidate in kept]
