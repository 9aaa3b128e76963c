"""The one-process server: channels, page, bulletin reader and health over one agent."""

from __future__ import annotations

import asyncio
import errno
import socket
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.errors import PortBusyError
from bot.settings import Settings
from bot.wire import BODY_LIMIT, RESPONSE_SECONDS

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.agent import GuardedAgent
    from bot.reader.library import Library

BACKLOG = 512
# Parsed once before the first resident comes: vocabularies are read at first use.
WARM_UP = "您好"
# A slow client is not waited for.
REQUEST_SECONDS = 20
DRAIN_SECONDS = 5.0


def claim_port(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, before anything slow is loaded.

    Raises:
        PortBusyError: Another program listens there, or the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    claimed = socket.socket(family, socket.SOCK_STREAM)
    claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        claimed.bind((host, port))
    except OSError as error:
        claimed.close()
        raise _port_error(host, port, error) from error
    return claimed


def _port_error(host: str, port: int, error: OSError) -> PortBusyError:
    """Return the error for an address that cannot be bound, with the way out."""
    if error.errno == errno.EADDRINUSE:
        return PortBusyError(
            f"端口 {port} 已被别的程序占用：请先停掉它，或换一个端口，例如 ouwen serve --port {port + 1}。"
        )
    if error.errno == errno.EACCES:
        return PortBusyError(f"没有权限使用端口 {port}：请用 1024 以上的端口，例如 ouwen serve --port 5005。")
    return PortBusyError(
        f"地址 {host}:{port} 不能使用（{error.strerror or error}）：请检查 --host 和 --port。"
    )


def make_app(
    agent: GuardedAgent, library: Library, *, name: str = "ouwen", settings: Settings | None = None
) -> Sanic:
    """Return the web application: every channel and page of `bot.doors`, /health and /metrics.

    Rasa's HTTP API is not part of it.
    """
    from rasa.core.channels.channel import register
    from sanic import Sanic

    from bot.doors import add_pages, channels_of
    from bot.health import health_routes
    from bot.inside import watch
    from bot.strict_requests import StrictRequest

    settings = settings or Settings()
    app = Sanic(name, configure_logging=False, request_class=StrictRequest)
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.REQUEST_MAX_SIZE = BODY_LIMIT
    app.config.REQUEST_TIMEOUT = REQUEST_SECONDS
    app.config.RESPONSE_TIMEOUT = RESPONSE_SECONDS
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = DRAIN_SECONDS
    app.ctx.agent = agent
    register(channels_of(settings), app, route="/webhooks/")
    add_pages(app, settings, library)
    health_routes(app)
    watch(app, settings)
    return app


def serve(app: Sanic, claimed: socket.socket, *, on_ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is under way and return.

    Raises:
        PortBusyError: Another program took the port while this one loaded.
    """

    async def ready(app: Sanic, loop: AbstractEventLoop) -> None:
        on_ready()

    app.register_listener(ready, "after_server_start")
    try:
        claimed.listen(BACKLOG)
    except OSError as error:
        host, port = claimed.getsockname()[:2]
        raise _port_error(host, port, error) from error
    app.run(sock=claimed, workers=1, access_log=False, debug=False, motd=False)
    app.ctx.agent.action_endpoint.close()


def start(settings: Settings, on_ready: Callable[[], None], prepare: Callable[[], object]) -> None:
    """Claim the port, make index and model ready, load the agent once and serve until a signal."""
    claimed = claim_port(settings.host, settings.port)
    with claimed:
        prepare()
        serve(load_app(settings), claimed, on_ready=on_ready)


def load_app(settings: Settings) -> Sanic:
    """Return the application with the trained model, SQLite for the conversations and the bulletins."""
    from bot.agent import load_agent
    from bot.guard.recording import Recorder
    from bot.reader.library import library_of
    from bot.retention import keep_for
    from bot.store import store_of
    from bot.store.starting import lay_aside
    from bot.tracker_store import conversations_of
    from bot.training import model_path

    if settings.database is None:
        lay_aside(settings.conversations)
    # the store comes first: it says at once where a database cannot be reached, Rasa would wait for it
    store = store_of(settings)
    conversations = conversations_of(settings)
    recorder = Recorder(store, settings.transfer_number)
    agent = load_agent(model_path(settings), store=conversations, recorder=recorder)
    asyncio.run(agent.parse_message(WARM_UP))
    app = make_app(agent, library_of(settings), settings=settings)
    keep_for(app, store, settings.retention_days)
    return app
