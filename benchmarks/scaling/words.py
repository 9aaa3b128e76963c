"""The lexical arm: ours, both arms of ours together, and plain BM25 over bigrams."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from benchmarks.scaling.corpus import END, Corpus
from benchmarks.scaling.measures import Row, asked, resident_mib, row, timed
from knowledge.evaluation.bigram_peer import BigramPeer
from knowledge.index.fusion import CANDIDATES, fuse
from knowledge.index.lexical import KINDS, Bm25Lexical
from knowledge.index.postings import Postings, Terms
from knowledge.index.quantised import dense_of

SLICE = 2_000
PLAIN_UP_TO = 100_000
# What the whole product asks of both arms, with its dense weight.
DENSE_WEIGHT, POOL = 0.25, 180
FIELD = (1.0,)


def lexical_rows(corpus: Corpus, sizes: Sequence[int]) -> Iterator[Row]:
    """Yield the lines of each size: plain, ours, both arms.

    The postings of all passages are made once, slice by slice as issues would be; memory is that of the
    slices, which a running bot keeps, and of the index joined from them.
    """
    for terms in KINDS.values():
        terms("预热")  # the dictionary is loaded on first use
    before = resident_mib()
    parts: list[dict[str, Postings]] = []
    spent, cut = 0.0, {kind: by_sentence(terms) for kind, terms in KINDS.items()}
    for size in sizes:
        for start in range(len(parts) * SLICE, size, SLICE):
            texts = [(corpus.text(position),) for position in range(start, min(start + SLICE, size))]
            made, seconds = timed(lambda texts=texts: {k: Postings.of(texts, 1, t) for k, t in cut.items()})  # type: ignore[misc]
            parts.append(made)
            spent += seconds
        index, joining = timed(lambda parts=parts: Bm25Lexical.join(parts, FIELD))  # type: ignore[misc]
        found, times = asked(
            lambda n, index=index: index.rank(corpus.questions[n]).best(CANDIDATES), len(corpus.questions)
        )
        yield row(
            "ours, lexical arm (pairs and words)",
            size,
            times,
            build=spent + joining,
            memory=resident_mib() - before,
            disk=sum(_size(one) for part in parts for one in part.values()) / 2**20,
            remark=f"of the time {joining:.1f} s joining, as on every start",
        )
        yield both(corpus, size, index)
        del index, found
        if size <= PLAIN_UP_TO:
            yield plain(corpus, size)


def by_sentence(terms: Terms) -> Terms:
    """Return the same terms with those of each sentence remembered: passages share their sentences here.

    Equal terms are one string, or those of a million passages would take gigabytes.
    """

    @cache
    def remembered(sentence: str) -> tuple[str, ...]:
        return tuple(map(sys.intern, terms(sentence)))

    def cut(text: str) -> list[str]:
        return [term for sentence in END.split(text) for term in remembered(sentence)]

    return cut


def both(corpus: Corpus, size: int, index: Bm25Lexical) -> Row:
    """Return the line of a search in both arms as the product does it, up to the re-ranker."""
    dense = dense_of(corpus.vectors[:size])

    def search(n: int) -> object:
        ranking = index.rank(corpus.questions[n])
        return fuse(ranking, dense.rank(corpus.asked[n]), DENSE_WEIGHT, POOL)

    _, times = asked(search, len(corpus.questions))
    return row("ours, both arms", size, times)


def plain(corpus: Corpus, size: int) -> Row:
    """Return the line of plain BM25."""
    before = resident_mib()
    index, seconds = timed(lambda: BigramPeer(corpus.text(position) for position in range(size)))
    memory = resident_mib() - before
    search: Callable[[int], object] = lambda n: index.best(corpus.questions[n], CANDIDATES)  # noqa: E731
    _, times = asked(search, len(corpus.questions))
    return row("plain BM25 over bigrams", size, times, build=seconds, memory=memory)


def _size(one: Postings) -> int:
    arrays = (one.starts, one.positions, one.counts, one.lengths)
    return sum(array.nbytes for array in arrays) + sum(len(term.encode()) + 1 for term in one.terms)
