"""Samples of a public reading set: paragraphs, and questions with the words of the paragraph that answer."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.answer_training.questions import QuestionsError
from knowledge.answer_training.samples import Sample, sample
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.measuring import rows_of
from knowledge.answers.quoting.places import PLACE
from knowledge.answers.quoting.prepared import PreparedDocument, TextEncoder, cosines_of, prepared
from knowledge.answers.quoting.spans import SpanKind
from knowledge.records import DocumentKind, Passage, Question

_MOST = 1800
# the paragraph is given: every span of it was found as well as can be
FOUND = tuple(float(name != "meant") for name in PLACE)


def reading_samples(folder: Path, encoder: TextEncoder | None, seed: int) -> list[Sample]:
    """Return samples of the set in `folder` (corpus.jsonl.gz, queries.jsonl.gz), drawn by the seed.

    Raises:
        QuestionsError: the set cannot be read.
    """
    passages = {row["id"]: _passage(row["id"], row["text"]) for row in _rows(folder / "corpus.jsonl.gz")}
    questions = [row for row in _rows(folder / "queries.jsonl.gz") if row.get("answers")]
    random.Random(seed).shuffle(questions)
    weights = Weights(list(passages.values()))
    known: dict[str, PreparedDocument] = {}
    found = []
    for row in questions[:_MOST]:
        key = row["positive_ids"][0]
        if key not in known:
            known[key] = prepared([passages[key]], encoder)
        found += list(_sample(row, known[key], weights, encoder))
    return found


def _sample(
    row: dict[str, Any], document: PreparedDocument, weights: Weights, encoder: TextEncoder | None
) -> Iterator[Sample]:
    asked = asked_by(Question(text=row["text"], today=date.today()), weights)
    vector = encoder.encode_questions([asked.text])[0] if encoder is not None else None
    kinds = [span.span.kind for span in document.spans]
    numbers = [number for number, kind in enumerate(kinds) if kind is SpanKind.SENTENCE]
    considered = Considered.of(asked, [(document, numbers)])
    spans = considered.spans
    rows = rows_of(asked, considered, np.array([FOUND] * len(spans)), cosines_of(spans, vector))
    answer = next((one for one in row["answers"] if any(one in s.span.text for s in spans)), None)
    if answer is not None and len(spans) > 1:
        yield sample(asked, [span.span for span in spans], rows, row["positive_ids"][0], [answer])


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    except (OSError, ValueError) as error:
        raise QuestionsError(f"cannot read the reading set {path}: {error}") from error


def _passage(key: str, text: str) -> Passage:
    return Passage(
        id=f"{key}#1",
        document_key=key,
        bulletin="",
        kind=DocumentKind.FEATURE,
        title="",
        trail=(),
        text=text,
        lines=(1,),
        page=1,
    )
