"""The rows of passages in Milvus: a collection that holds those of all kept segments, each written once.

The files of the segments stay what counts; the rows are a copy of texts and vectors that is made again
wherever it is not whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping

from pymilvus import DataType, Function, FunctionType, MilvusClient
from pymilvus.milvus_client.index import IndexParams

from knowledge.backend import MilvusAccess
from knowledge.errors import IndexUnavailableError
from knowledge.index.bm25 import LENGTH_SHARE, SATURATION
from knowledge.index.fields import dense_text
from knowledge.index.milvus_client import WRITE_SECONDS, connected
from knowledge.index.segment import Segment

# Raised by one when the rows change their form.
ROWS_VERSION = 1
ID, SEGMENT, TEXT, TERMS, VECTOR = "id", "segment", "text", "terms", "vector"
BATCH = 500
# Milvus' own limit of a VARCHAR field; a passage has far less.
TEXT_BYTES = 65_535
# jieba, then only what has Chinese characters, letters or digits
ANALYSER = {"type": "chinese"}

_writing = threading.Lock()


def row_id(segment: str, row: int) -> str:
    """Return the primary key of a segment's passage."""
    return f"{segment}:{row}"


def bring(
    access: MilvusAccess,
    passages: Mapping[str, int],
    dimension: int,
    read: Callable[[str], Segment],
) -> str:
    """Make the collection hold these segments whole, and return its name.

    `passages` is how many each segment has, `dimension` that of the vectors, 0 for none. Only what is
    missing or broken off is read and written. Raise IndexUnavailableError.
    """
    name = f"{access.prefix}_v{ROWS_VERSION}_{dimension}"
    with _writing, connected(access) as client:
        if not client.has_collection(name, timeout=WRITE_SECONDS):
            _create(client, name, dimension, access.embedded)
        client.load_collection(name, timeout=WRITE_SECONDS)
        for segment, count in passages.items():
            if _count(client, name, segment) != count:
                _write(client, name, segment, read(segment))
    return name


def keep(access: MilvusAccess, segments: Iterable[str]) -> None:
    """Delete the rows of all other segments; raise IndexUnavailableError."""
    kept = set(segments)
    with _writing, connected(access) as client:
        for name in client.list_collections(timeout=WRITE_SECONDS):
            if name.startswith(f"{access.prefix}_v"):
                for segment in _segments(client, name) - kept:
                    client.delete(name, filter=_of(segment), timeout=WRITE_SECONDS)


def _create(client: MilvusClient, name: str, dimension: int, embedded: bool) -> None:
    schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field(ID, DataType.VARCHAR, is_primary=True, max_length=64)
    schema.add_field(SEGMENT, DataType.VARCHAR, max_length=64)
    schema.add_field("row", DataType.INT64)
    schema.add_field(
        TEXT, DataType.VARCHAR, max_length=TEXT_BYTES, enable_analyzer=True, analyzer_params=ANALYSER
    )
    schema.add_field(TERMS, DataType.SPARSE_FLOAT_VECTOR)
    schema.add_function(
        Function(
            name="bm25",
            function_type=FunctionType.BM25,
            input_field_names=[TEXT],
            output_field_names=[TERMS],
        )
    )
    if dimension:
        schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
    client.create_collection(
        name,
        schema=schema,
        index_params=_indexes(dimension, embedded),
        consistency_level="Strong",
        timeout=WRITE_SECONDS,
    )


def _indexes(dimension: int, embedded: bool) -> IndexParams:
    """Return the indexes: exact ones but for the vectors on a server, which get a graph."""
    indexes = IndexParams()
    bm25 = {"bm25_k1": SATURATION, "bm25_b": LENGTH_SHARE}
    indexes.add_index(TERMS, index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=bm25)
    if dimension and embedded:
        indexes.add_index(VECTOR, index_type="FLAT", metric_type="IP")
    elif dimension:
        graph = {"M": 16, "efConstruction": 200}
        indexes.add_index(VECTOR, index_type="HNSW", metric_type="IP", params=graph)
    return indexes


def _write(client: MilvusClient, name: str, segment: str, content: Segment) -> None:
    """Write the rows of a segment; raise IndexUnavailableError when they are not all there after that."""
    client.delete(name, filter=_of(segment), timeout=WRITE_SECONDS)
    rows = [
        {
            ID: row_id(segment, row),
            SEGMENT: segment,
            "row": row,
            TEXT: dense_text(passage).encode()[:TEXT_BYTES].decode(errors="ignore"),
            **({} if content.vectors is None else {VECTOR: content.vectors[row]}),
        }
        for row, passage in enumerate(content.passages)
    ]
    for start in range(0, len(rows), BATCH):
        client.insert(name, rows[start : start + BATCH], timeout=WRITE_SECONDS)
    found = _count(client, name, segment)
    if found != len(rows):
        raise IndexUnavailableError(
            f"Milvus collection {name} has {found} rows of segment {segment}, expected {len(rows)}; another "
            f"process writes them too: give each index an OUWEN_MILVUS_PREFIX of its own, then try again"
        )


def _count(client: MilvusClient, name: str, segment: str) -> int:
    (counted,) = client.query(name, filter=_of(segment), output_fields=["count(*)"], timeout=WRITE_SECONDS)
    return int(counted["count(*)"])


def _segments(client: MilvusClient, name: str) -> set[str]:
    """Return the segments of which there is a first row."""
    client.load_collection(name, timeout=WRITE_SECONDS)
    rows = client.query(name, filter="row == 0", output_fields=[SEGMENT], timeout=WRITE_SECONDS)
    return {row[SEGMENT] for row in rows}


def _of(segment: str) -> str:
    return f'{SEGMENT} == "{segment}"'
