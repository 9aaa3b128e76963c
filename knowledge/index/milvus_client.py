"""The connection to Milvus: one for each address and process, its errors told in one line."""

from __future__ import annotations

import atexit
import fcntl
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import grpc
from pymilvus import MilvusClient, MilvusException

from knowledge.backend import MilvusAccess
from knowledge.errors import IndexUnavailableError

# Whole numbers: with anything else the client goes on trying for minutes.
CONNECT_SECONDS = 3
SEARCH_SECONDS = 2
WRITE_SECONDS = 60

_clients: dict[MilvusAccess, MilvusClient] = {}
_lock = threading.RLock()


@contextmanager
def connected(access: MilvusAccess) -> Iterator[MilvusClient]:
    """Give the client of this address, connected on first use; for the embedded one that starts its process.

    What fails closes the connection, so that the next use makes it anew. Raise IndexUnavailableError.
    """
    try:
        yield _client(access)
    except (MilvusException, grpc.RpcError, OSError, ValueError) as error:
        close(access)
        cause = getattr(error, "message", None) or str(error)
        raise IndexUnavailableError(
            f"Milvus at {access.address} does not answer ({_first_line(cause)}); start it, or correct "
            f"OUWEN_MILVUS_URI and OUWEN_MILVUS_TOKEN, or set OUWEN_INDEX_BACKEND=files"
        ) from error


def close(access: MilvusAccess) -> None:
    """End a connection, and the process of an embedded Milvus with it."""
    with _lock:
        client = _clients.pop(_same(access), None)
        if client is not None:
            _end(access, client)


@atexit.register
def close_all() -> None:
    """End every connection of this process."""
    with _lock:
        for access in list(_clients):
            close(access)


def _client(access: MilvusAccess) -> MilvusClient:
    with _lock:
        if _same(access) not in _clients:
            if access.embedded:
                _check_free(access)
            # its own lines on each error would come beside the one of ours
            for name in ("pymilvus", "pymilvus.milvus_client"):
                logging.getLogger(name).setLevel(logging.CRITICAL)
            _clients[_same(access)] = MilvusClient(
                uri=access.uri, token=access.token, timeout=CONNECT_SECONDS
            )
        return _clients[_same(access)]


def _same(access: MilvusAccess) -> MilvusAccess:
    """Return what every way to the same Milvus has in common: one connection serves all prefixes."""
    return replace(access, prefix="ouwen")


def _check_free(access: MilvusAccess) -> None:
    """Raise IndexUnavailableError where another process serves the file: it takes one at a time.

    The lock is the one that milvus-lite takes. Only a process that does not hold it may look, since closing
    the file gives up what the process holds.
    """
    path = Path(access.uri)
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / f".{path.name}.lock").open("a") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexUnavailableError(
                f"{path} is in use by another process, an embedded Milvus serves one at a time; end that "
                f"process, or name a Milvus server in OUWEN_MILVUS_URI"
            ) from None


def _end(access: MilvusAccess, client: MilvusClient) -> None:
    with suppress(MilvusException, grpc.RpcError, ValueError):
        client.close()
    if access.embedded:
        from milvus_lite.server_manager import server_manager_instance

        server_manager_instance.release_server(access.uri)


def _first_line(text: object) -> str:
    return str(text).strip().split("\n")[0]
