"""Both arms in Milvus, as the product writes and asks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from benchmarks.scaling.corpus import Corpus
from benchmarks.scaling.measures import Row, asked, best_scores, recall, resident_mib, row, timed
from knowledge.backend import MilvusAccess
from knowledge.index import milvus as arms
from knowledge.index.milvus_client import close_all
from knowledge.index.milvus_rows import bring, keep
from knowledge.index.rarity import Rarity
from knowledge.index.segment import Segment
from knowledge.records import Bulletin, DocumentKind, Passage

# rows are written in segments of so many passages, as many as an issue has
PART = 500
POOL = 100
NO_ISSUE = Bulletin(key="", year=0, number=0, serial=None, pages=(), documents=())


def milvus_rows(
    corpus: Corpus, sizes: Sequence[int], access: MilvusAccess, seconds_allowed: float
) -> Iterator[Row]:
    """Yield the lines of each size; one that would take longer than allowed is left out and says so.

    Rows of the size before stay: what is written is what is new.
    """
    arms.SEARCH_SECONDS = 60  # a slow answer is to be measured, not cut off
    place = "Milvus, embedded (FLAT)" if access.embedded else "Milvus, server (HNSW)"
    keep(access, [])
    spent, held = 0.0, 0
    for size in sizes:
        expected = spent / max(held, 1) * (size - held)
        if expected > seconds_allowed:
            yield row(place, size, remark=f"left out: to write it would take {expected:,.0f} s")
            continue
        segments = {f"s{n}": n for n in range(0, size, PART)}
        _, seconds = timed(lambda: _brought(corpus, access, segments, size))  # noqa: B023
        spent, held = spent + seconds, size
        yield from _asked(corpus, access, place, size, spent)
    keep(access, [])
    close_all()


def _brought(corpus: Corpus, access: MilvusAccess, segments: dict[str, int], size: int) -> str:
    counts = {name: min(PART, size - first) for name, first in segments.items()}
    dimension = corpus.vectors.shape[1]
    return bring(access, counts, dimension, lambda name: _segment(corpus, segments[name], counts[name]))


def _asked(corpus: Corpus, access: MilvusAccess, place: str, size: int, spent: float) -> Iterator[Row]:
    count, dimension = len(corpus.questions), corpus.vectors.shape[1]
    empty = {f"s{n}": _numbered(min(PART, size - n)) for n in range(0, size, PART)}
    rows = arms.Rows.of(access, f"{access.prefix}_v1_{dimension}", empty)
    # which words are rare decides what counts as 1, not what is found nor how long it takes
    lexical, dense = arms.MilvusLexical(rows, {"words": Rarity(size, {})}), arms.MilvusDense(rows, dimension)
    found, times = asked(lambda n: dense.rank(corpus.asked[n]).best(POOL), count)
    least = best_scores(corpus.vectors[:size], corpus.asked)
    servers = _servers()
    yield row(
        f"{place}, dense arm",
        size,
        times,
        build=spent,
        memory=resident_mib(servers) if servers else None,
        disk=_disk_mib(access),
        recall=recall(found, least),
        remark="both arms are built and held together",
    )
    _, times = asked(lambda n: lexical.rank(corpus.questions[n]).best(POOL), count)
    yield row(f"{place}, lexical arm", size, times)


def _servers() -> list[psutil.Process]:
    """Return the processes of an embedded Milvus."""
    return [one for one in psutil.Process().children(recursive=True) if "milvus" in one.name()]


def _disk_mib(access: MilvusAccess) -> float | None:
    if not access.embedded:
        return None
    folder = Path(access.uri).parent
    return sum(file.stat().st_size for file in folder.rglob("*milvus.db*") if file.is_file()) / 2**20


def _segment(corpus: Corpus, first: int, count: int) -> Segment:
    passages = tuple(_passage(corpus.text(position)) for position in range(first, first + count))
    return Segment(
        bulletin=NO_ISSUE,
        passages=passages,
        standards=(),
        postings={},
        vectors=corpus.vectors[first : first + count],
    )


def _numbered(count: int) -> Segment:
    """Return a segment of which only the number of passages is asked."""
    return Segment(
        bulletin=NO_ISSUE, passages=(_passage(""),) * count, standards=(), postings={}, vectors=None
    )


def _passage(text: str) -> Passage:
    return Passage(
        id="",
        document_key="",
        bulletin="",
        kind=DocumentKind.DOCUMENT,
        title="",
        trail=(),
        text=text,
        lines=(),
        page=1,
    )
