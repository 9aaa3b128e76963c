"""Search over the 81,406 articles of local regulations, beside plain BM25 over character bigrams.

    python benchmarks/articles.py [--encoder NAME_OR_FOLDER]

Build time, peak memory and time of a search, wall and CPU, each in a process of its own on one thread.
The corpus and the questions lie in $OUWEN_SHARED or in ../shared beside the repository.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("OUWEN_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora" / "local-regulations.jsonl.gz"
QUESTIONS = SHARED / "questions" / "real-citizens.jsonl"
METHODS = ("ouwen", "BM25 bigrams")
K = 10

Ask = Callable[[str], dict[str, float]]


def main() -> None:
    """Measure every method in a process of its own, or one in this."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", help="name or folder of another encoder than the shipped one")
    parser.add_argument("--method", choices=METHODS, help="measure this one here")
    options = parser.parse_args()
    if not CORPUS.is_file() or not QUESTIONS.is_file():
        print(f"skipped: {CORPUS} or {QUESTIONS} is not there")
        return
    if options.method:
        measure(options.method, options.encoder)
        return
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for method in METHODS:
        subprocess.run(
            [sys.executable, __file__, *sys.argv[1:], "--method", method], env=environment, check=True
        )


def measure(method: str, encoder: str | None) -> None:
    """Print the figures of one method."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    questions = [json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    count, start, cpu = len(texts), perf_counter(), process_time()
    ask = product(texts, encoder) if method == "ouwen" else peer(texts)
    built, worked = perf_counter() - start, process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{method}: {count} articles built in {built:.0f} s ({worked:.0f} s CPU), peak {peak:.0f} MiB")
    ask(questions[0])  # dictionaries load on first use
    rows = [timed(ask, question) for question in questions]
    print(f"{len(rows)} questions of {median_length(questions)} characters, ms  {'p50':>7} {'p99':>7}")
    for stage in rows[0]:
        values = [row[stage] for row in rows]
        print(f"  {stage:36} {np.percentile(values, 50):7.2f} {np.percentile(values, 99):7.2f}")


def product(texts: list[dict[str, str]], encoder: str | None) -> Ask:
    """Return the product's own search; `texts` is emptied as they are indexed."""
    from knowledge.encoder import encoder_or_none
    from knowledge.search import SearchedText, searcher_of_texts
    from knowledge.settings import KnowledgeSettings

    settings = KnowledgeSettings(bulletins_dir=ROOT, index_dir=ROOT, evidence_threshold=0.0)
    texts.reverse()
    given = (
        SearchedText(id=str(len(texts)), title=one["title"], text=one["text"])
        for one in iter(lambda: texts.pop() if texts else None, None)
    )
    searcher = searcher_of_texts(given, encoder_or_none(encoder), settings)
    return lambda question: searcher.search(question, K).timings_ms


def peer(texts: list[dict[str, str]]) -> Ask:
    """Return plain BM25 over the bigrams of title and text."""
    from knowledge.evaluation.bigram_peer import BigramPeer

    index = BigramPeer(f"{one['title']} {one['text']}" for one in texts)

    def ask(question: str) -> dict[str, float]:
        index.best(question, K)
        return {}

    return ask


def timed(ask: Ask, question: str) -> dict[str, float]:
    """Return the milliseconds of one search, whole and by stage."""
    wall, cpu = perf_counter(), process_time()
    stages = ask(question)
    whole = {"search_ms": (perf_counter() - wall) * 1000, "search_cpu_ms": (process_time() - cpu) * 1000}
    return {**whole, **stages}


def median_length(questions: list[str]) -> int:
    """Return the median number of characters."""
    return int(np.median([len(question) for question in questions]))


if __name__ == "__main__":
    main()
