"""Prints the index in its files beside the same index in Milvus: time, agreement, retrieval.

    python benchmarks/backends.py [--uri URI]

Without a URI the embedded Milvus is measured, else the server there (OUWEN_MILVUS_TOKEN is its token). The
questions are stretches of the shipped passages; CMRC 2018 lies in $OUWEN_SHARED or ../shared, else it is
left out. Its 4,221 questions are asked in eight ways, which takes minutes.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from knowledge.backend import MilvusAccess
from knowledge.build import build_index
from knowledge.encoder import Encoder, encoder_of
from knowledge.evaluation.retrieval_set import RetrievalSet, read_retrieval_set
from knowledge.index.fields import FIELDS, lexical_fields
from knowledge.index.file_arms import Arms, file_arms
from knowledge.index.lexical import postings_of
from knowledge.index.milvus import milvus_arms
from knowledge.index.milvus_client import close_all
from knowledge.index.segment import Segment
from knowledge.index.storage import KnowledgeIndex
from knowledge.index.vectors import vectors_of
from knowledge.ingestion import ingest, remove
from knowledge.opening import open_index, open_searcher
from knowledge.records import Bulletin
from knowledge.search import SearchedText, Searcher, SearchResult, index_texts
from knowledge.settings import KnowledgeSettings

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("OUWEN_SHARED", ROOT.parent / "shared"))
QUESTIONS = 300
LONGEST = 16
# rows are written in segments of so many texts, as issues would be
PART = 500


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--uri", help="address of a Milvus server")
    uri = parser.parse_args().uri
    with TemporaryDirectory() as folder:
        access = MilvusAccess(
            uri=uri or f"{folder}/milvus.db",
            token=os.environ.get("OUWEN_MILVUS_TOKEN", ""),
            prefix="ouwen_benchmark",
        )
        files = KnowledgeSettings(
            bulletins_dir=ROOT / "data" / "bulletins",
            index_dir=Path(folder) / "files",
            evidence_threshold=0.0,
        )
        milvus = replace(files, index_dir=Path(folder) / "with-milvus", milvus=access)
        shipped(files, milvus)
        cmrc(files, access)
        close_all()


def shipped(files: KnowledgeSettings, milvus: KnowledgeSettings) -> None:
    """Print what building, opening and one more issue take, then searches and how far they agree."""
    print("shipped issues, seconds          build    open  one more issue   open again")
    searchers = [built(name, one) for name, one in (("files", files), ("Milvus", milvus))]
    passages = open_index(files).passages
    chance = random.Random(4)
    drawn = chance.sample([one for one in passages if len(one.text) > LONGEST], QUESTIONS)
    questions = [stretch(one.text, chance) for one in drawn]
    found = []
    print(
        f"\n{QUESTIONS} stretches of passages, ms      p50     p99   R@1 of the passage  best lexical score"
    )
    for name, searcher in zip(("files", "Milvus"), searchers, strict=True):
        searcher.search("预热")
        times, results = timed(searcher, questions)
        first = [result.hits[0].passage.id == one.id for result, one in zip(results, drawn, strict=True)]
        lexical = [max(hit.lexical_score for hit in result.hits) for result in results]
        low, middle, high = np.percentile(lexical, (5, 50, 95))
        print(
            f"{name:29} {np.percentile(times, 50):7.1f} {np.percentile(times, 99):7.1f}"
            f" {np.mean(first):12.3f}          median {middle:.2f}, {low:.2f} to {high:.2f}"
        )
        found.append([[hit.passage.id for hit in result.hits] for result in results])
    same = np.mean([a[0] == b[0] for a, b in zip(*found, strict=True)])
    shared = np.mean([len({*a} & {*b}) / 10 for a, b in zip(*found, strict=True)])
    print(f"both: the same passage first {same:.3f}, of the first ten in common {shared:.3f}")


def built(name: str, settings: KnowledgeSettings) -> Searcher:
    """Print the times of one backend and return its search."""
    newest = max(settings.bulletins_dir.glob("*.txt"))
    seconds = [
        elapsed(lambda: build_index(settings)),
        elapsed(lambda: open_searcher(settings)),
        elapsed(lambda: remove(settings, [newest.stem])) and elapsed(lambda: ingest(settings, [newest])),
    ]
    close_all()
    seconds.append(elapsed(lambda: open_searcher(settings)))
    print(f"{name:29} {seconds[0]:8.2f} {seconds[1]:7.2f} {seconds[2]:15.2f} {seconds[3]:12.2f}", flush=True)
    return open_searcher(settings)


def elapsed(work: Callable[[], object]) -> float:
    """Return the seconds that the work takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def stretch(text: str, chance: random.Random) -> str:
    """Return characters in a row from somewhere in the text."""
    start = chance.randrange(len(text) - LONGEST + 1)
    return text[start : start + LONGEST]


def timed(searcher: Searcher, questions: Sequence[str]) -> tuple[list[float], list[SearchResult]]:
    """Return the milliseconds and the result of each search."""
    times, results = [], []
    for question in questions:
        start = perf_counter()
        results.append(searcher.search(question))
        times.append((perf_counter() - start) * 1000)
    return times, results


def cmrc(settings: KnowledgeSettings, access: MilvusAccess) -> None:
    """Print R@1 and MRR@10 on CMRC 2018 for each arm of both backends and for both arms together."""
    folder = SHARED / "benchmarks" / "cmrc2018"
    if not folder.is_dir():
        print(f"\nCMRC 2018: left out, not in {folder}")
        return
    questions, encoder = read_retrieval_set(folder), encoder_of(settings)
    texts = [SearchedText(id=one.id, title=one.title, text=one.text) for one in questions.articles]
    whole = index_texts(texts, encoder, settings)
    segments = in_segments(whole, encoder)
    print(
        f"\nCMRC 2018, {len(texts)} texts, R@1 MRR@10  lexical arm    dense arm      both           re-ranked"
    )
    report(
        "files", replace(whole, **arms(file_arms(segments, settings.fields))), encoder, settings, questions
    )
    start = perf_counter()
    in_milvus = replace(whole, **arms(milvus_arms(access, segments)))
    seconds = perf_counter() - start
    report("Milvus", in_milvus, encoder, settings, questions)
    print(f"written to Milvus in {seconds:.1f} s")


def arms(both: Arms) -> dict[str, object]:
    """Return both arms by the name of their field."""
    return dict(zip(("lexical", "dense"), both, strict=True))


def in_segments(index: KnowledgeIndex, encoder: Encoder | None) -> dict[str, Segment]:
    """Return the passages of an index in memory as segments, in their order."""
    segments = {}
    for start in range(0, len(index.passages), PART):
        passages = index.passages[start : start + PART]
        segments[f"cmrc-{start}"] = Segment(
            bulletin=Bulletin(key="", year=0, number=0, serial=None, pages=(), documents=()),
            passages=passages,
            standards=(),
            postings=postings_of([lexical_fields(one) for one in passages], FIELDS),
            vectors=vectors_of(passages, encoder) if encoder else None,
        )
    return segments


def report(
    name: str,
    index: KnowledgeIndex,
    encoder: Encoder | None,
    settings: KnowledgeSettings,
    questions: RetrievalSet,
) -> None:
    """Print R@1 and MRR@10 of the lexical arm, the dense one, both, and both re-ranked."""
    weight, reranked = settings.dense_weight, settings.reranked
    figures = []
    for dense_weight, among in ((0.0, 0), (1.0, 0), (weight, 0), (weight, reranked)):
        searcher = Searcher(index, encoder, replace(settings, dense_weight=dense_weight, reranked=among))
        ranks = [rank(searcher, one.text, one.positives) for one in questions.queries]
        first = np.mean([one == 1 for one in ranks])
        figures.append(f"{first:.4f} {np.mean([1 / one if one else 0.0 for one in ranks]):.4f}")
    print(f"{name:35}  {'  '.join(figures)}", flush=True)


def rank(searcher: Searcher, text: str, positives: frozenset[str]) -> int:
    """Return the rank from 1 of the first right passage among ten, 0 for none."""
    found = [hit.passage.id for hit in searcher.search(text, k=10).hits]
    return next((place for place, one in enumerate(found, 1) if one in positives), 0)


if __name__ == "__main__":
    main()
