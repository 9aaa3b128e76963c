"""The stages of a message inside Rasa and the knowledge base, timed from outside: their code stays as it is.

The methods are wrapped on the objects of one loaded agent. One that this version of Rasa does not have is
left out: its stage is then not told.
"""

from __future__ import annotations

import functools
import inspect
import time
from collections.abc import Callable
from typing import Any

from bot.metrics.events import searched, stage, timed
from bot.metrics.turn_clock import spent
from bot.served_agent import ServedAgent
from knowledge.records import Answer
from knowledge.service import watch_answers

# What the message processor passes a message through.
PROCESSOR = {
    "handle_message": "dialogue",
    "parse_message": "nlu",
    "predict_next_with_tracker_if_should": "policy",
    "fetch_tracker_and_update_session": "tracker_load",
    "save_tracker": "tracker_save",
}


def time_stages(agent: ServedAgent) -> list[str]:
    """Time the stages of every message of a loaded agent from now on; return the stages that are timed."""
    watch_answers(_answered)
    processor, endpoint = agent.processor, agent.action_endpoint
    found = [name for name in PROCESSOR if hasattr(processor, name)]
    for name in found:
        setattr(processor, name, _timed(getattr(processor, name), PROCESSOR[name]))
    stages = [PROCESSOR[name] for name in found]
    if endpoint is None:
        return stages
    endpoint.request = _with_rendering(endpoint.request)
    return [*stages, "action", "render"]


def _timed(method: Callable[..., Any], part: str) -> Callable[..., Any]:
    """Return the method with its time noted as that of a stage."""
    if inspect.iscoroutinefunction(method):

        @functools.wraps(method)
        async def later(*given: Any, **named: Any) -> Any:
            with timed(part):
                return await method(*given, **named)

        return later

    @functools.wraps(method)
    def now(*given: Any, **named: Any) -> Any:
        with timed(part):
            return method(*given, **named)

    return now


def _with_rendering(request: Callable[..., Any]) -> Callable[..., Any]:
    """Return what runs an action with its time noted, apart what it did beside asking the knowledge base."""

    @functools.wraps(request)
    async def action(*given: Any, **named: Any) -> Any:
        before, started = spent().get("knowledge", 0.0), time.perf_counter()
        try:
            return await request(*given, **named)
        finally:
            taken = time.perf_counter() - started
            stage("action", taken)
            stage("render", max(0.0, taken - (spent().get("knowledge", 0.0) - before)))

    return action


def _answered(answer: Answer, seconds: float) -> None:
    stage("knowledge", seconds)
    searched(answer.timings_ms)
