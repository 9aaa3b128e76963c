"""Files in Milvus: those of segments and generations as they are, in parts, under the name of their owner.

Milvus searches nothing here; it is the one place that every machine reaches. An owner is written once, its
name a digest of what it holds, and what is read is checked against the digests of its manifest.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from pymilvus import DataType, MilvusClient

from knowledge.backend import MilvusAccess
from knowledge.errors import IndexCorruptError
from knowledge.index.milvus_client import WRITE_SECONDS, connected

# Raised by one when the rows change their form.
FILES_VERSION = 1
# A VARCHAR of Milvus takes 64 KiB.
PART_CHARACTERS = 60_000
# Requests of some 6 MB: a server refuses over 64.
ROWS_AT_ONCE = 100
POINTER = "current"
# Milvus wants a vector in each collection.
NO_VECTOR = [0.0, 0.0]


def put(access: MilvusAccess, owner: str, files: Mapping[str, bytes]) -> None:
    """Write the files of an owner where they are not all there; raise IndexUnavailableError."""
    rows = [row for name, content in sorted(files.items()) for row in _rows(owner, name, content)]
    with connected(access) as client:
        collection = _collection(client, access)
        (counted,) = client.query(
            collection, filter=_of(owner), output_fields=["count(*)"], timeout=WRITE_SECONDS
        )
        if counted["count(*)"] == len(rows):
            return
        client.delete(collection, filter=_of(owner), timeout=WRITE_SECONDS)
        for start in range(0, len(rows), ROWS_AT_ONCE):
            client.insert(collection, rows[start : start + ROWS_AT_ONCE], timeout=WRITE_SECONDS)


def get(access: MilvusAccess, owner: str) -> dict[str, bytes]:
    """Return the files of an owner, none for one that is not there.

    Raise IndexCorruptError for one that is written just now or broken off, and IndexUnavailableError.
    """
    with connected(access) as client:
        rows = client.query(
            _collection(client, access),
            filter=_of(owner),
            output_fields=["name", "part", "content"],
            timeout=WRITE_SECONDS,
        )
    parts: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda one: (one["name"], one["part"])):
        parts.setdefault(row["name"], []).append(row["content"])
    try:
        return {name: zlib.decompress(base64.b85decode("".join(texts))) for name, texts in parts.items()}
    except (ValueError, zlib.error) as error:
        raise IndexCorruptError(
            f"what Milvus at {access.address} holds of {owner} does not read: {error}; try again, then run "
            f"`ouwen build` on the machine that has it"
        ) from error


def keep(access: MilvusAccess, owners: Iterable[str]) -> None:
    """Delete the files of all other owners; raise IndexUnavailableError."""
    kept = {*owners, POINTER}
    with connected(access) as client:
        collection = _collection(client, access)
        rows = client.query(collection, filter="part == 0", output_fields=["owner"], timeout=WRITE_SECONDS)
        for owner in {row["owner"] for row in rows} - kept:
            client.delete(collection, filter=_of(owner), timeout=WRITE_SECONDS)


def pointed(access: MilvusAccess) -> str | None:
    """Return the owner that the pointer names, None where there is none; raise IndexUnavailableError."""
    with connected(access) as client:
        rows = client.query(
            _collection(client, access),
            filter=_of(POINTER),
            output_fields=["content"],
            timeout=WRITE_SECONDS,
        )
    return str(rows[0]["content"]) if rows else None


def point(access: MilvusAccess, owner: str) -> None:
    """Make the pointer name an owner, in one request; raise IndexUnavailableError."""
    with connected(access) as client:
        client.upsert(_collection(client, access), [_row(POINTER, "", 0, owner)], timeout=WRITE_SECONDS)


def _rows(owner: str, name: str, content: bytes) -> list[dict[str, Any]]:
    text = base64.b85encode(zlib.compress(content)).decode()
    starts = range(0, len(text), PART_CHARACTERS)
    return [
        _row(owner, name, part, text[start : start + PART_CHARACTERS]) for part, start in enumerate(starts)
    ]


def _row(owner: str, name: str, part: int, content: str) -> dict[str, Any]:
    return {
        "id": f"{owner}/{name}/{part}",
        "owner": owner,
        "name": name,
        "part": part,
        "content": content,
        "none": NO_VECTOR,
    }


def _collection(client: MilvusClient, access: MilvusAccess) -> str:
    """Return the name of the collection, made and loaded where it is not."""
    name = f"{access.prefix}_files_v{FILES_VERSION}"
    if not client.has_collection(name, timeout=WRITE_SECONDS):
        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.VARCHAR, is_primary=True, max_length=200)
        schema.add_field("owner", DataType.VARCHAR, max_length=64)
        schema.add_field("name", DataType.VARCHAR, max_length=100)
        schema.add_field("part", DataType.INT64)
        schema.add_field("content", DataType.VARCHAR, max_length=65_535)
        schema.add_field("none", DataType.FLOAT_VECTOR, dim=len(NO_VECTOR))
        indexes = client.prepare_index_params()
        indexes.add_index("none", index_type="FLAT", metric_type="IP")
        client.create_collection(
            name, schema=schema, index_params=indexes, consistency_level="Strong", timeout=WRITE_SECONDS
        )
    client.load_collection(name, timeout=WRITE_SECONDS)
    return name


def _of(owner: str) -> str:
    return f'owner == "{owner}"'
