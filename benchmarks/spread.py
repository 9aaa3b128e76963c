"""How connections that are kept spread over the workers of a running server: PID of its first process, PORT.

Each round opens so many at once, asks over each of them, and counts at which worker they are.
"""

from __future__ import annotations

import argparse
import http.client
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psutil

ROUNDS = 5


def spread(server: psutil.Process, port: int, count: int) -> list[int]:
    """Return how many of `count` connections each worker has, the fewest first."""

    def opened(_: int) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/health")
        connection.getresponse().read()
        return connection

    with ThreadPoolExecutor(count) as pool:
        connections = list(pool.map(opened, range(count)))
    ours = {connection.sock.getsockname()[1] for connection in connections}
    found = Counter(
        {
            worker.pid: sum(
                bool(one.raddr) and one.raddr.port in ours and one.laddr.port == port
                for one in worker.net_connections("tcp")
            )
            for worker in server.children()
        }
    )
    for connection in connections:
        connection.close()
    return sorted(found.values())


def main() -> None:
    """Print the spread of 8 and of 32 connections, a line a round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pid", type=int)
    parser.add_argument("port", type=int)
    given = parser.parse_args()
    for count in (8, 32):
        for _ in range(ROUNDS):
            print(f"{count} connections: {spread(psutil.Process(given.pid), given.port, count)}")


if __name__ == "__main__":
    main()
