"""Samples: the spans that are considered for a question, as features, with those that answer it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from knowledge.answer_training.questions import LabelledQuestion
from knowledge.answers.analysis import analyse
from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.choice import Chooser
from knowledge.answers.quoting.found import found_for
from knowledge.answers.quoting.scorer import Matrix
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.records import DocumentKind, Question

# 温政办〔2018〕63号
_NUMBER = re.compile(r"[一-鿿（）]{2,12}〔\d{4}〕\d+号")
# of the words that answer a span must hold so much, and nearly as much as the span that holds most
_LEAST, _NEARLY = 0.5, 0.9
# a list longer than this is no answer to a question for one thing
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One question: features (spans, features), and for each span the share (0..1) of the answer it holds.

    `group` is the document that answers; `documents` that of each span. `wanted` (spans,) sums to 1 over
    the spans that are learnt as answers, all 0 where none is.
    """

    group: str
    rows: Matrix
    held: NDArray[np.float64]
    documents: tuple[str, ...]
    wanted: NDArray[np.float64]


def samples_of(questions: Sequence[LabelledQuestion], sources: Sources) -> Iterator[Sample]:
    """Yield a sample for each question, in their order."""
    weights = Weights(sources.passages)
    chooser = Chooser(sources, weights)
    passages = {passage.id: passage for passage in sources.passages}
    for labelled in questions:
        question = asked_question(labelled.text)
        asked = asked_by(question, weights)
        prepared, rows = chooser.measured(asked, found_for(question, sources))
        spans = [one.span for one in prepared]
        yield sample(asked, spans, rows, labelled.document_key, labelled.answers(passages))


def asked_question(text: str) -> Question:
    """Return the question as a staff member would have it analysed: the number of a document is read."""
    number = _NUMBER.search(text)
    entities = {"document_number": [number[0]]} if number else {}
    return analyse(text, date.today(), entities, "ask_bulletin")


def sample(asked: Asked, spans: Sequence[Span], rows: Matrix, key: str, answers: Sequence[str]) -> Sample:
    """Return the sample of a question that the words `answers` of the document `key` answer."""
    documents = tuple(span.passage.document_key for span in spans)
    shares = (
        _share(span, answers) if own == key else 0.0 for span, own in zip(spans, documents, strict=True)
    )
    held = np.array(list(shares), dtype=np.float64)
    return Sample(group=key, rows=rows, held=held, documents=documents, wanted=_wanted(asked, spans, held))


def _share(span: Span, answers: Sequence[str]) -> float:
    """Return the share of the answers that a span holds; the day above a chronicle entry is its own."""
    day = "".join(span.trail[:1]) if span.passage.kind is DocumentKind.CHRONICLE else ""
    said = "".join(f"{day}{span.text}".split())
    return sum(_held("".join(answer.split()), said) for answer in answers) / max(len(answers), 1)


def _held(answer: str, said: str) -> float:
    if answer in said:
        return 1.0
    pairs = {answer[i : i + 2] for i in range(len(answer) - 1)}
    common = pairs & {said[i : i + 2] for i in range(len(said) - 1)}
    share = len(common) / max(len(pairs), 1)
    return share if share > _LEAST else 0.0


def _wanted(asked: Asked, spans: Sequence[Span], held: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what is to be learnt: the spans that hold most of the answer, short ones more."""
    fitting = [
        share if asked.lists or span.kind is not SpanKind.RUN or len(span.text) <= _LONGEST else 0.0
        for span, share in zip(spans, held.tolist(), strict=True)
    ]
    most = max(fitting, default=0.0)
    if most < _LEAST:
        return np.zeros(len(spans))
    lengths = np.array([len(span.text) + 1.0 for span in spans])
    chosen = (np.array(fitting) >= _NEARLY * most) / np.sqrt(lengths)
    wanted: NDArray[np.float64] = chosen / chosen.sum()
    return wanted
