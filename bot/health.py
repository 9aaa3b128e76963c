"""`/health`, `/health/live` and `/health/ready`: for those who watch the bot, and who send it messages.

`live` is for what restarts a process that hangs, `ready` for what sends messages to one of several servers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from inspect import iscoroutinefunction as is_coroutine
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.readiness import Check, Checks, Grade, checks_of, failed, worst
from bot.serving.draining import is_draining
from bot.settings import Settings
from bot.wire import json_answer

# Nobody who waits for a probe waits longer; a part that does not answer by then counts as worse than usual.
CHECK_SECONDS = 2.0

logger = logging.getLogger(__name__)


def health_routes(app: Sanic, settings: Settings, checks: Checks | None = None) -> None:
    """Serve the three addresses; `checks` replaces what `ready` looks at."""
    checks = checks_of(app.ctx.agent, settings, partial(is_draining, app)) if checks is None else checks
    pending: dict[str, asyncio.Future[Check]] = {}

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        agent = request.app.ctx.agent
        ready = agent.is_ready()
        body = {"status": "ok" if ready else "starting", "model": agent.model_name}
        return json_answer(body, 200 if ready else 503)

    @app.get("/health/live")
    async def live(request: Request) -> HTTPResponse:
        return json_answer({"status": "ok"})

    @app.get("/health/ready")
    async def ready(request: Request) -> HTTPResponse:
        found = await asyncio.gather(*(_checked(name, check, pending) for name, check in checks.items()))
        by_name = dict(zip(checks, found, strict=True))
        grade = worst(by_name)
        body = {
            "status": grade.value,
            "checks": {name: check.payload() for name, check in by_name.items()},
        }
        return json_answer(body, 503 if grade is Grade.FAILED else 200)


async def _begun(check: Callable[[], Any]) -> Any:
    """Return what a check finds, without holding up the loop."""
    return await check() if is_coroutine(check) else await asyncio.to_thread(check)


async def _checked(name: str, check: Callable[[], Any], pending: dict[str, asyncio.Future[Any]]) -> Check:
    """Return a check within `CHECK_SECONDS`; one that still hangs is not begun a second time."""
    running = pending.get(name)
    if running is None or running.done():
        running = pending[name] = asyncio.ensure_future(_begun(check))
    try:
        return await asyncio.wait_for(asyncio.shield(running), CHECK_SECONDS)
    except asyncio.TimeoutError:
        return Check(grade=Grade.DEGRADED, reason=f"no answer within {CHECK_SECONDS:g} s")
    except Exception:
        logger.exception("The check of %s failed.", name)
        return failed("the check itself failed: see the log")
