"""The arms of the index from its own files, and what any other backend gives in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from knowledge.errors import IndexCorruptError
from knowledge.index.arms import DenseIndex, LexicalIndex
from knowledge.index.lexical import Bm25Lexical
from knowledge.index.manifest import REBUILD
from knowledge.index.quantised import dense_of
from knowledge.index.segment import Segment

Arms = tuple[LexicalIndex, DenseIndex | None]
# Given the segments and the weights of title, headings and text, gives both arms over all their passages.
ArmsOf = Callable[[Mapping[str, Segment], Sequence[float]], Arms]


def file_arms(segments: Mapping[str, Segment], fields: Sequence[float]) -> Arms:
    """Return BM25 over the postings and FAISS over the vectors of the segments, in their order."""
    parts = list(segments.values())
    lexical = Bm25Lexical.join([part.postings for part in parts], fields)
    vectors = [part.vectors for part in parts if part.vectors is not None]
    return lexical, dense_of(np.concatenate(vectors)) if dimension_of(segments) else None


def dimension_of(segments: Mapping[str, Segment]) -> int:
    """Return the length of the vectors, 0 where no segment has any; raise IndexCorruptError for a mixture."""
    found = {0 if one.vectors is None else one.vectors.shape[1] for one in segments.values()}
    if len(found) > 1:
        raise IndexCorruptError(f"the segments of the index were made with different encoders; {REBUILD}")
    return found.pop() if found else 0
