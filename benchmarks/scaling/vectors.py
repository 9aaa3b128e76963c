"""The dense arm: FAISS exact, ours, and FAISS with inverted lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import faiss
import numpy as np

from benchmarks.scaling.corpus import Corpus
from benchmarks.scaling.measures import Row, asked, best_scores, recall, resident_mib, row, timed
from knowledge.index.arms import DenseIndex, Scored, Vectors
from knowledge.index.dense import FlatDense
from knowledge.index.quantised import QuantisedDense, dense_of

POOL = 100
MIB = 2**20
LISTED_SIZES = (100_000, 300_000)
PROBED = 8


def dense_rows(corpus: Corpus, sizes: Sequence[int]) -> Iterator[Row]:
    """Yield the lines of each size: exact, ours, inverted lists."""
    for size in sizes:
        vectors = corpus.vectors[:size]
        least = best_scores(vectors, corpus.asked)
        for name, build in (("FAISS, exact (IndexFlatIP)", FlatDense.build), ("ours, dense arm", dense_of)):
            before = resident_mib()
            index, seconds = timed(lambda build=build, vectors=vectors: build(vectors))  # type: ignore[misc]
            memory = resident_mib() - before + (vectors.nbytes / MIB if _by_codes(index) else 0)
            found, times = asked(
                lambda n, index=index: index.rank(corpus.asked[n]).best(POOL), len(corpus.asked)
            )
            yield row(
                name,
                size,
                times,
                build=seconds,
                memory=memory,
                disk=vectors.nbytes / MIB,
                recall=recall(found, least),
                remark="4-bit codes, scored exactly" if _by_codes(index) else "exact",
            )
            del index
        if size in LISTED_SIZES:
            yield lists(vectors, corpus.asked, least)


def _by_codes(index: DenseIndex) -> bool:
    return isinstance(index, QuantisedDense)


def lists(vectors: Vectors, questions: Vectors, least: Sequence[float]) -> Row:
    """Return the line of FAISS' inverted lists with 8 bits a number, the usual approximate index."""
    count, dimension = vectors.shape
    number = int(2 * np.sqrt(count))
    before = resident_mib()
    quantiser = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(
        quantiser, dimension, number, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.niter = 6

    def build() -> None:
        index.train(vectors[np.random.default_rng(0).choice(count, min(count, 40 * number), replace=False)])
        index.add(vectors)

    _, seconds = timed(build)
    memory = resident_mib() - before
    parameters = faiss.SearchParametersIVF(nprobe=number // PROBED)

    def search(n: int) -> list[Scored]:
        found = index.search(questions[n][None], POOL, params=parameters)[1][0]
        found = found[found >= 0]
        exact = vectors[found] @ questions[n]
        return [Scored(int(found[i]), float(exact[i])) for i in np.argsort(-exact)]

    found, times = asked(search, len(questions))
    return row(
        "FAISS, inverted lists (IVF, SQ8)",
        count,
        times,
        build=seconds,
        memory=memory,
        disk=count * dimension / MIB,
        recall=recall(found, least),
        remark=f"{number} lists, 1 in {PROBED} asked",
    )
