"""The server: channels, page, bulletin reader and health over one agent, in one process or several."""

from __future__ import annotations

import asyncio
import errno
import importlib
import os
import socket
import tempfile
from asyncio import AbstractEventLoop
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import PortBusyError, SettingError
from bot.garbage import look_among_the_new, look_seldom
from bot.settings import Settings
from bot.sharing.redis_link import check_password
from bot.wire import BODY_LIMIT, RESPONSE_SECONDS

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.agent import GuardedAgent
    from bot.reader.library import Library
    from bot.serving.workers import Place

# A slow client is not waited for.
REQUEST_SECONDS = 20
DRAIN_SECONDS = 5.0
# What `load_app` and `make_app` import.
NEEDED_BY_WORKERS = (
    *("bot.doors", "bot.guard.recording", "bot.health", "bot.inside", "bot.http.strict_requests"),
    *("bot.reader.library", "bot.retention", "bot.serving.belonging", "bot.serving.draining", "bot.store"),
)


def claim_port(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, before anything slow is loaded.

    Raises:
        PortBusyError: Another program listens there, or the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    claimed = socket.socket(family, socket.SOCK_STREAM)
    claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # every connection has it from here: an answer of two packets does not wait for the first to be confirmed
    claimed.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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
    agent: GuardedAgent,
    library: Library,
    *,
    name: str = "ouwen",
    settings: Settings | None = None,
    place: Place | None = None,
) -> Sanic:
    """Return the web application: every channel and page of `bot.doors`, /health and /metrics.

    Rasa's HTTP API is not part of it. With a `place` it is one of several workers.
    """
    from rasa.core.channels.channel import register
    from sanic import Sanic

    from bot.doors import add_pages, channels_of
    from bot.health import health_routes
    from bot.http.strict_requests import StrictRequest
    from bot.inside import watch
    from bot.serving.belonging import join, name_sockets
    from bot.serving.draining import drain_gently

    settings = settings or Settings()
    app = Sanic(name, configure_logging=False, request_class=StrictRequest)
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.REQUEST_MAX_SIZE = BODY_LIMIT
    app.config.REQUEST_TIMEOUT = REQUEST_SECONDS
    app.config.RESPONSE_TIMEOUT = RESPONSE_SECONDS
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = DRAIN_SECONDS
    app.ctx.agent = agent
    channels = channels_of(settings)
    if place is not None:
        join(app, place.crowd, place.number)
    register(channels, app, route="/webhooks/")
    if place is not None:
        name_sockets(channels, place.number)
    add_pages(app, settings, library)
    # listeners of the end run from the last to the first: sockets are closed after the last call
    drain_gently(app)
    health_routes(app, settings)
    watch(app, settings)
    return app


def serve(
    app: Sanic, claimed: socket.socket, *, on_ready: Callable[[], None], place: Place | None = None
) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is under way and return; `place` is that of a worker.

    Raises:
        PortBusyError: Another program took the port while this one loaded.
    """
    from bot.serving.port import BACKLOG, Port, SharedPort

    port = Port(claimed) if place is None else SharedPort(claimed, place.crowd, place.number)

    async def ready(app: Sanic, loop: AbstractEventLoop) -> None:
        if isinstance(port, SharedPort):
            port.open(app)
        on_ready()

    app.register_listener(ready, "after_server_start")
    try:
        claimed.listen(BACKLOG)
    except OSError as error:
        host, port = claimed.getsockname()[:2]
        raise _port_error(host, port, error) from error
    look_among_the_new()
    port.serve(app)
    app.ctx.agent.action_endpoint.close()


def check_workers(settings: Settings) -> None:
    """See that several workers can work together, before anything is loaded.

    Raises:
        SettingError: Redis refuses the password, or one process alone can open the Milvus.
    """
    if settings.operation.redis:
        check_password(settings.operation.redis)
    if settings.operation.workers == 1:
        return
    if settings.milvus and settings.milvus.uri.endswith(".db"):
        raise SettingError(
            f"嵌入式 Milvus（{settings.milvus.uri}）只能由一个进程打开：几个工作进程请用 Milvus 服务器，"
            "或设 OUWEN_INDEX_BACKEND=files。"
        )
    # threads that libraries of numbers have made would be missing after a fork, and be waited for
    os.environ["OMP_NUM_THREADS"] = "1"


def start(settings: Settings, on_ready: Callable[[], None], prepare: Callable[[], object]) -> None:
    """Claim the port, make index and model ready, load the agent once and serve until a signal."""
    from bot.metrics.sharing import share_between_workers

    claimed = claim_port(settings.host, settings.port)
    with claimed:
        share_between_workers(settings)
        prepare()
        look_seldom()
        if settings.operation.workers == 1:
            serve(load_app(settings), claimed, on_ready=on_ready)
        else:
            _start_workers(settings, claimed, on_ready)


def _start_workers(settings: Settings, claimed: socket.socket, on_ready: Callable[[], None]) -> None:
    """Load the agent once and serve with several workers until a signal."""
    from bot.training import model_path
    from knowledge.kept import share_among

    share_among(settings.operation.workers)
    # connections to a Milvus do not outlive a fork: each worker loads for itself then
    agent = None if settings.milvus else _load(model_path(settings))
    serve_with_workers(settings, agent, claimed, on_ready)


def serve_with_workers(
    settings: Settings, agent: GuardedAgent | None, claimed: socket.socket, on_ready: Callable[[], None]
) -> None:
    """Serve with several workers until a signal; `agent` is loaded, None where each worker loads its own."""
    from bot.metrics.sharing import worker_ended
    from bot.serving.workers import Workers
    from bot.sharing.shared import shared_of

    # what each worker needs is read before the fork: it starts sooner, and the memory is there once
    for name in NEEDED_BY_WORKERS:
        importlib.import_module(name)
    shared = shared_of(settings)  # made before the fork, too: what one worker counts counts for all

    def work(place: Place) -> None:
        serve(load_app(settings, agent, place), place.claimed, on_ready=place.tell_ready, place=place)

    def ended(process: int) -> None:
        shared.forget_worker(process)
        worker_ended(process)

    folder = Path(tempfile.mkdtemp(prefix="ouwen-"))
    Workers(settings.operation.workers, claimed, work, folder).run(on_ready, ended)


def load_app(settings: Settings, agent: GuardedAgent | None = None, place: Place | None = None) -> Sanic:
    """Return the application with the trained model, the conversations of the settings and the bulletins.

    `agent` is one that was loaded before the fork, `place` that of a worker among several.
    """
    from bot.guard.recording import Recorder
    from bot.reader.library import library_of
    from bot.retention import is_clock_plausible, keep_for
    from bot.sharing.locks import lock_store_of
    from bot.store import store_of
    from bot.tracker_store import conversations_of
    from bot.training import model_path

    # the store comes first: it says at once where a database cannot be reached, Rasa would wait for it
    store = store_of(settings)
    conversations = conversations_of(settings)
    agent = agent or _load(model_path(settings))
    locks = lock_store_of(settings)
    agent.furnish(conversations, locks, Recorder(store, settings.transfer_number, locks))
    app = make_app(agent, library_of(settings), settings=settings, place=place)
    keep_for(
        app,
        store,
        settings.retention_days,
        deletes=place is None or place.number == 0,
        is_today_plausible=partial(is_clock_plausible, settings),
    )
    return app


def _load(model: Path) -> GuardedAgent:
    """Return the agent with vocabularies read and nothing that belongs to this process: no store, no loop."""
    from bot.agent import load_agent
    from bot.warming import answer_some

    agent = load_agent(model)
    asyncio.run(answer_some(agent))
    return agent
