"""Prints the shipped encoder (or another) and BM25 over character bigrams side by side.

    python benchmarks/retrieval.py ../shared/benchmarks/cmrc2018 [--encoder NAME_OR_FOLDER] [--json OUT]

The folder holds `corpus.jsonl` (`id`, `text`) and `queries.jsonl` (`text`, `positive_ids`), plain or `.gz`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.encoder import load_encoder
from knowledge.evaluation.bigram_peer import BigramPeer

DEPTH = 10

Floats = npt.NDArray[np.floating]
Scorer = Callable[[str], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A retrieval set: passages with ids, questions with the ids that answer them."""

    ids: list[str]
    passages: list[str]
    questions: list[str]
    positives: list[set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one method reached; recalls and MRR in 0..1, `ms` the median time of a question."""

    method: str
    recall_1: float
    recall_5: float
    recall_10: float
    mrr_10: float
    ms: float


def read_task(folder: Path) -> Task:
    """Read a folder with corpus.jsonl and queries.jsonl, plain or gzipped."""
    corpus, queries = _rows(folder, "corpus.jsonl"), _rows(folder, "queries.jsonl")
    return Task(
        ids=[row["id"] for row in corpus],
        passages=[row["text"] for row in corpus],
        questions=[row["text"] for row in queries],
        positives=[set(row["positive_ids"]) for row in queries],
    )


def dense(encoder_name: str | None, passages: list[str]) -> Scorer:
    """Return a scorer of cosines under the encoder: `(len(passages),)` float32."""
    encoder = load_encoder(encoder_name)
    rows = encoder.encode_passages(passages)
    return lambda question: rows @ encoder.encode_questions([question])[0]


def measure(method: str, scorer: Scorer, task: Task) -> Figures:
    """Rank every question's passages and return the figures; ties go to the earlier passage."""
    ranks, times = [], []
    for question, positives in zip(task.questions, task.positives, strict=True):
        start = time.perf_counter()
        order = np.argsort(-scorer(question), kind="stable")[:DEPTH]
        times.append(time.perf_counter() - start)
        found_at = (rank for rank, i in enumerate(order, start=1) if task.ids[i] in positives)
        ranks.append(next(found_at, math.inf))
    found = np.array(ranks)
    return Figures(
        method=method,
        recall_1=float((found <= 1).mean()),
        recall_5=float((found <= 5).mean()),
        recall_10=float((found <= 10).mean()),
        mrr_10=float((1 / found).mean()),
        ms=float(np.median(times) * 1000),
    )


def main() -> None:
    """Run the benchmark and print one line a method."""
    parser = argparse.ArgumentParser(description="Dense and BM25 retrieval side by side")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default=None, help="model name or folder; the shipped one by default")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here too")
    chosen = parser.parse_args()
    task = read_task(chosen.folder)
    rows = [
        measure(chosen.encoder or "shipped encoder", dense(chosen.encoder, task.passages), task),
        measure("BM25 bigrams", BigramPeer(task.passages).scores, task),
    ]
    print(f"{len(task.questions)} questions, {len(task.passages)} passages")
    print(f"{'method':<24}{'R@1':>8}{'R@5':>8}{'R@10':>8}{'MRR@10':>8}{'ms':>8}")
    for row in rows:
        print(
            f"{row.method[-23:]:<24}{row.recall_1:>8.4f}{row.recall_5:>8.4f}{row.recall_10:>8.4f}"
            f"{row.mrr_10:>8.4f}{row.ms:>8.3f}"
        )
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    plain, packed = folder / name, folder / f"{name}.gz"
    if plain.exists():
        return [json.loads(line) for line in plain.read_text(encoding="utf-8").splitlines() if line]
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
