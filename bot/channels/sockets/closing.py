"""Lets the sockets go when the server stops, so that it stops at once and leaves no task behind."""

from __future__ import annotations

import asyncio
import contextlib

from socketio import AsyncServer

# A client that does not poll any more never takes the message that its socket is closed.
FAREWELL_SECONDS = 1.0


async def close_sockets(server: AsyncServer) -> None:
    """Close every connection and end what the engine still runs for it."""
    if server.eio.sockets:
        with contextlib.suppress(asyncio.TimeoutError, KeyError):
            await asyncio.wait_for(server.eio.disconnect(), FAREWELL_SECONDS)
    await server.shutdown()
    # Each connection has a ping asleep, which python-engineio lets sleep on.
    for task in asyncio.all_tasks():
        if getattr(task.get_coro(), "__qualname__", "") == "AsyncSocket._send_ping":
            task.cancel()
