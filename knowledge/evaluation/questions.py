"""The figures of judged questions: rates, calibration, length, sources, time by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from statistics import mean, median
from typing import Any

from knowledge.encoder import Encoder
from knowledge.evaluation.calibration import Bin, expected_calibration_error, reliability
from knowledge.evaluation.configuration import configuration
from knowledge.evaluation.latency import latencies
from knowledge.evaluation.question_set import QuestionSet
from knowledge.evaluation.verdicts import Judged, Verdict
from knowledge.settings import KnowledgeSettings

# characters before the source that a reply should not pass unless a list was asked for
LONG_REPLY = 500
Value = Callable[[Judged], float | None]


def _where(due: bool, value: Callable[[Judged], bool]) -> Value:
    """Return a value that only questions with (or without) an answer have."""
    return lambda one: float(value(one)) if one.question.answerable is due else None


def _known(value: bool | None) -> float | None:
    return None if value is None else float(value)


# What each question gives to each figure; None takes no part in its mean.
VALUES: dict[str, Value] = {
    "passed": lambda one: float(one.passed),
    "answer rate": _where(True, lambda one: one.reply.content),
    "right": _where(True, lambda one: one.verdict is Verdict.RIGHT),
    "wrong": _where(True, lambda one: one.verdict is Verdict.WRONG),
    "refused": _where(True, lambda one: one.verdict is Verdict.REFUSED),
    "refused rightly": _where(False, lambda one: one.verdict is Verdict.REFUSED_RIGHTLY),
    "answered without cause": _where(False, lambda one: one.reply.content),
    "right of the answered": lambda one: float(one.passed) if one.reply.content else None,
    "document found R@1": lambda one: None if one.found is None else float(one.found.first == 1),
    "document found MRR@10": lambda one: None if one.found is None else _reciprocal(one.found.first),
    "document cited first": lambda one: _known(one.cites_document),
    "evidence first": lambda one: _known(one.evidence_first),
}


def figures(rows: Sequence[Judged]) -> dict[str, float | None]:
    """Return each figure over the questions that it is about, None where there is no such question."""
    values = {name: [v for row in rows if (v := value(row)) is not None] for name, value in VALUES.items()}
    lengths = [row.reply.length for row in rows if row.reply.content]
    return {
        **{name: mean(column) if column else None for name, column in values.items()},
        "ECE": expected_calibration_error(calibration(rows)),
        "reply length median": median(lengths) if lengths else None,
        "reply length longest": max(lengths, default=None),
        f"replies over {LONG_REPLY}": sum(length > LONG_REPLY for length in lengths),
    }


def calibration(rows: Iterable[Judged]) -> list[Bin]:
    """Return the reliability table of the answers that say how sure they are."""
    told = [(row.reply.confidence, row.passed) for row in rows if row.reply.content]
    pairs = [(min(max(sure, 0.0), 1.0), right) for sure, right in told if sure is not None]
    return reliability([sure for sure, _ in pairs], [right for _, right in pairs])


def counted(rows: Iterable[Judged], name: Callable[[Judged], str]) -> dict[str, dict[str, int]]:
    """Return the verdicts counted by what `name` gives, groups in their alphabetical order."""
    groups: dict[str, Counter[str]] = {}
    for row in rows:
        groups.setdefault(name(row) or "–", Counter())[row.verdict.value] += 1
    return {group: {one.value: groups[group][one.value] for one in Verdict} for group in sorted(groups)}


def questions_result(
    rows: Sequence[Judged],
    task: QuestionSet,
    settings: KnowledgeSettings,
    encoder: Encoder | None,
    known: dict[str, Any],
) -> dict[str, Any]:
    """Return a run as JSON; `known` joins the configuration: generation, counts, the day that is today."""
    return {
        "measured": "questions",
        "configuration": {**configuration(settings, encoder), **known, "questions": len(rows)},
        "remarks": task.remarks,
        "figures": figures(rows),
        "by": {
            "kind": counted(rows, lambda row: row.question.kind),
            "topic": counted(rows, lambda row: row.question.topic),
            "form": counted(rows, lambda row: row.question.form),
        },
        "calibration": [asdict(one) for one in calibration(rows)],
        "latency_ms": [asdict(one) for one in latencies(row.reply.timings_ms for row in rows)],
        "rows": [_row(row) for row in rows],
    }


def _row(row: Judged) -> dict[str, Any]:
    return {
        "id": row.question.id,
        "text": " / ".join(row.question.turns),
        "right": row.passed,
        "verdict": row.verdict.value,
        "kind": row.question.kind,
        "status": row.reply.status.value if row.reply.status else None,
        "confidence": row.reply.confidence,
        "length": row.reply.length,
        "reply": row.reply.text,
        "documents": list(row.reply.documents),
        "values": {name: value(row) for name, value in VALUES.items()},
    }


def _reciprocal(place: int) -> float:
    return 1 / place if place else 0.0
