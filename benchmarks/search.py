"""Search beside BM25 over character bigrams alone, its latency, what the evidence threshold lets through.

    python benchmarks/search.py [--encoder NAME_OR_FOLDER]

Question sets lie in $OUWEN_SHARED or in ../shared beside the repository; parts without theirs are skipped.
The re-ranker was trained, and the dense weight chosen, on one half of the CMRC paragraphs; every figure is
given for the other half too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.build import build_index
from knowledge.encoder import Encoder, encoder_of
from knowledge.index.bm25 import Bm25
from knowledge.index.fields import searched
from knowledge.index.lexical import LexicalRanking
from knowledge.index.storage import KnowledgeIndex
from knowledge.index.terms import bigrams
from knowledge.opening import open_searcher
from knowledge.ranker_training.examples import is_trained_on
from knowledge.search import SearchedText, Searcher, index_texts
from knowledge.settings import KnowledgeSettings

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("OUWEN_SHARED", ROOT.parent / "shared"))
WEIGHTS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
THRESHOLDS = (0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25)
Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Questions with the position of the passage that answers; `chosen` is the half to choose on."""

    texts: tuple[str, ...]
    gold: tuple[int, ...]
    chosen: NDArray[np.bool_]


def main() -> None:
    """Print all parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", help="name or folder of another encoder than the shipped one")
    with TemporaryDirectory() as folder:
        settings = KnowledgeSettings(
            bulletins_dir=ROOT / "data" / "bulletins",
            index_dir=Path(folder),
            encoder=parser.parse_args().encoder,
        )
        shipped(settings)
    cmrc(settings)


def shipped(settings: KnowledgeSettings) -> None:
    """Print build time, latency by stage and what each threshold lets through on the shipped issues."""
    start = perf_counter()
    manifest = build_index(settings)
    built = perf_counter() - start
    start = perf_counter()
    searcher = open_searcher(settings)
    print(
        f"shipped issues: {manifest.counts}, built in {built:.1f} s, opened in {perf_counter() - start:.1f} s"
    )
    everyday, foreign = dev_questions(), lines_of(SHARED / "questions" / "real-out-of-scope.jsonl")
    latency(searcher, everyday or list(manifest.counts))
    if not everyday or not foreign:
        print(f"thresholds: skipped, no question sets in {SHARED}")
        return
    asked, other = best_scores(searcher, everyday), best_scores(searcher, [line["text"] for line in foreign])
    print("\nthreshold  answerable questions with a hit  out-of-scope questions with a hit")
    for threshold in THRESHOLDS:
        print(f"{threshold:9.2f}  {np.mean(asked >= threshold):31.3f}  {np.mean(other >= threshold):33.3f}")


def latency(searcher: Searcher, texts: Sequence[str]) -> None:
    """Print median and 99th percentile of a search, whole and by stage, in milliseconds."""
    searcher.search("预热")
    rounds = [timed(searcher, text) for _ in range(10) for text in texts]
    print(f"\nlatency of {len(rounds)} searches, ms  {'p50':>7} {'p99':>7}")
    for stage in rounds[0]:
        values = [timings[stage] for timings in rounds]
        print(f"{stage:32} {np.percentile(values, 50):7.2f} {np.percentile(values, 99):7.2f}")


def timed(searcher: Searcher, text: str) -> dict[str, float]:
    """Return the timings of one search with its whole time."""
    start = perf_counter()
    timings = searcher.search(text).timings_ms
    return {"search_ms": (perf_counter() - start) * 1000, **timings}


def best_scores(searcher: Searcher, texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the best combined score of a hit for each question, rejected or not, 0 for none."""
    results = [searcher.search(text, k=1) for text in texts]
    return np.array([max((h.fused_score for h in (*r.hits, *r.rejected)), default=0.0) for r in results])


def cmrc(settings: KnowledgeSettings) -> None:
    """Print R@1 and MRR@10 of every arm and weight on both halves of CMRC 2018."""
    folder = SHARED / "benchmarks" / "cmrc2018"
    paragraphs, asked = lines_of(folder / "corpus.jsonl.gz"), lines_of(folder / "queries.jsonl.gz")
    if not paragraphs or not asked:
        print(f"\nCMRC 2018: skipped, not in {folder}")
        return
    questions, encoder = questions_of(paragraphs, asked), encoder_of(settings)
    open_to_all = replace(settings, evidence_threshold=0.0)
    texts = [
        SearchedText(id=str(number), title=one["title"], text=one["text"])
        for number, one in enumerate(paragraphs)
    ]
    index = index_texts(texts, encoder, open_to_all)
    print(f"\nCMRC 2018, {len(paragraphs)} paragraphs{'':12}  half to choose on     the other half")
    bigram = report("BM25 bigram, text", bigram_ranks(paragraphs, questions, ("text",)), questions)
    report("BM25 bigram, title and text", bigram_ranks(paragraphs, questions, ("title", "text")), questions)
    for weight in (0.0, *WEIGHTS, 1.0):
        plain = replace(open_to_all, dense_weight=weight, reranked=0)
        named = {0.0: "lexical arm", 1.0: "dense arm"}.get(weight, f"hybrid, dense weight {weight}")
        report(named, ranks_of(index, encoder, plain, questions), questions)
    lexical = replace(open_to_all, dense_weight=0.0)
    report("lexical arm and re-ranker", ranks_of(index, encoder, lexical, questions), questions)
    ranks = report("hybrid and re-ranker", ranks_of(index, encoder, open_to_all, questions), questions)
    compare(ranks, bigram, questions)


def bigram_ranks(paragraphs: list[dict[str, Any]], questions: Questions, fields: tuple[str, ...]) -> Ranks:
    """Return the rank of the right paragraph by BM25 over character bigrams, as a plain search would."""
    texts = [(searched(" ".join(one[field] for field in fields)),) for one in paragraphs]
    index = Bm25.build(texts, (1.0,), bigrams)
    found = [
        LexicalRanking(index.scores(dict.fromkeys(bigrams(searched(text)), 1.0), {})).best(10)
        for text in questions.texts
    ]
    return rank_in([[one.position for one in row] for row in found], questions)


def ranks_of(
    index: KnowledgeIndex, encoder: Encoder | None, settings: KnowledgeSettings, questions: Questions
) -> Ranks:
    """Return the rank of the right paragraph by the product's own search."""
    searcher = Searcher(index, encoder, settings)
    found = [[int(hit.passage.id) for hit in searcher.search(text).hits] for text in questions.texts]
    return rank_in(found, questions)


def rank_in(found: Sequence[Sequence[int]], questions: Questions) -> Ranks:
    """Return the rank from 1 of the right passage in each list, 0 where it is not there."""
    pairs = zip(found, questions.gold, strict=True)
    return np.array([row.index(gold) + 1 if gold in row else 0 for row, gold in pairs])


def report(name: str, ranks: Ranks, questions: Questions) -> Ranks:
    """Print one line of the table and return the ranks."""
    halves = [ranks[questions.chosen], ranks[~questions.chosen]]
    figures = [
        f"R@1 {np.mean(half == 1):.4f} MRR {np.mean(np.where(half > 0, 1 / np.maximum(half, 1), 0)):.4f}"
        for half in halves
    ]
    print(f"{name:38}  {figures[0]}  {figures[1]}", flush=True)
    return ranks


def compare(ranks: Ranks, baseline: Ranks, questions: Questions) -> None:
    """Print the gain in R@1 on the other half with its 95 % bootstrap interval over questions."""
    gains = ((ranks == 1).astype(int) - (baseline == 1).astype(int))[~questions.chosen]
    draws = np.random.default_rng(0).integers(0, len(gains), size=(2000, len(gains)))
    low, high = np.percentile(gains[draws].mean(axis=1), [2.5, 97.5])
    print(
        f"  = default; R@1 over BM25 bigram on the other half {gains.mean():+.4f} [{low:+.4f}, {high:+.4f}]"
    )


def questions_of(paragraphs: list[dict[str, Any]], asked: list[dict[str, Any]]) -> Questions:
    """Return the questions, halved by paragraph."""
    positions = {one["id"]: number for number, one in enumerate(paragraphs)}
    right = [one["positive_ids"][0] for one in asked]
    return Questions(
        texts=tuple(one["text"] for one in asked),
        gold=tuple(positions[key] for key in right),
        chosen=np.array([is_trained_on(key) for key in right]),
    )


def dev_questions() -> list[str]:
    """Return the answerable questions of one turn."""
    lines = lines_of(SHARED / "questions" / "dev.jsonl")
    return [line["turns"][0] for line in lines if line["answerable"] and len(line["turns"]) == 1]


def lines_of(path: Path) -> list[dict[str, Any]]:
    """Return the records of a .jsonl or .jsonl.gz file, none when it is not there."""
    if not path.is_file():
        return []
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode().splitlines()]


if __name__ == "__main__":
    main()
