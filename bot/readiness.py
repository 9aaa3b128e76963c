"""What a bot needs to answer, part by part: in order, worse than usual, or not there."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.served_agent import ServedAgent
from bot.settings import Settings
from bot.sharing.shared import shared_of
from bot.store import Store, store_of
from knowledge.errors import KnowledgeError
from knowledge.live import LiveKnowledge, live_knowledge
from knowledge.plausible_day import is_plausible
from knowledge.steady import failing_encoders


class Grade(enum.Enum):
    """How a part is: with a degraded one the bot still answers, with a failed one it cannot."""

    OK = "ok"
    DEGRADED = "degraded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How one part is; `reason` is for operators and holds no address and no secret, `told` are figures."""

    grade: Grade = Grade.OK
    reason: str | None = None
    told: Mapping[str, Any] | None = None

    def payload(self) -> dict[str, Any]:
        """Return the check as JSON says it."""
        reason = {"reason": self.reason} if self.reason else {}
        return {"status": self.grade.value, **reason, **(self.told or {})}


# One that waits for a server on the network is asked in the loop, the others in a thread.
Checks = Mapping[str, Callable[[], Check] | Callable[[], Awaitable[Check]]]


def failed(reason: str) -> Check:
    """Return a check of what is not there."""
    return Check(grade=Grade.FAILED, reason=reason)


def degraded(reason: str, **told: Any) -> Check:
    """Return a check of what is worse than usual."""
    return Check(grade=Grade.DEGRADED, reason=reason, told=told)


def checks_of(agent: ServedAgent | None, settings: Settings, is_draining: Callable[[], bool]) -> Checks:
    """Return what is to be checked of a server with this agent."""
    store = store_of(settings)
    checks: dict[str, Any] = {
        "server": lambda: failed("the server is stopping") if is_draining() else Check(),
        "agent": lambda: agent_check(agent),
        "index": lambda: index_check(settings),
        "encoder": lambda: encoder_check(settings),
        "actions": lambda: actions_check(agent),
        "database": lambda: database_check(store),
        "notice": lambda: notice_check(store),
        "clock": lambda: clock_check(settings),
    }
    if settings.operation.redis:
        checks["redis"] = partial(redis_check, settings)
    return checks


def worst(checks: Mapping[str, Check]) -> Grade:
    """Return the worst grade among the checks."""
    found = {check.grade for check in checks.values()}
    return next((grade for grade in (Grade.FAILED, Grade.DEGRADED) if grade in found), Grade.OK)


def agent_check(agent: ServedAgent | None) -> Check:
    """Tell whether the model is loaded."""
    if agent is None or not agent.is_ready():
        return failed("the model is not loaded")
    return Check(told={"model": agent.model_name})


def index_check(settings: Settings) -> Check:
    """Tell whether an index answers, and whether the newest one does."""
    live = _knowledge(settings)
    if live is None:
        return failed("no index is open: run ouwen build")
    base = live.base
    told = {"generation": base.generation, "identity": base.identity, "passages": len(base.passages)}
    if live.refused is not None:
        return degraded("a newer generation cannot be opened: see the log", refused=live.refused, **told)
    return Check(told=told)


def encoder_check(settings: Settings) -> Check:
    """Tell whether questions are searched by meaning as well as by words."""
    live = _knowledge(settings)
    if live is None:
        return failed("no index is open")
    if live.base.sources.searcher.encoder is None:
        return degraded("the encoder cannot be used: search goes by words alone")
    failing = sorted(failing_encoders())
    if failing:
        return degraded("the encoder fails: search goes by words alone", failing=failing)
    return Check()


def actions_check(agent: ServedAgent | None) -> Check:
    """Tell whether actions hang that were given up."""
    endpoint = agent.action_endpoint if agent is not None else None
    hanging = endpoint.hanging if endpoint is not None else 0
    return degraded("actions hang", hanging=hanging) if hanging else Check()


def database_check(store: Store) -> Check:
    """Tell whether turns and conversations are written; answers go on without."""
    told = store.database.condition.told()
    if not told["readable"] or not told["writable"]:
        return degraded("the database cannot be read or written: rows wait in memory", **told)
    if told["lost"]:
        return degraded("rows were lost since the start", **told)
    return Check(told=told)


def notice_check(store: Store) -> Check:
    """Tell whether a notice stands in place of all answers."""
    notice = store.notices.current()
    if notice is not None and notice.only:
        return degraded("notice-only mode: questions get the pinned notice alone")
    return Check(told={"pinned": notice is not None})


def clock_check(settings: Settings) -> Check:
    """Tell whether today is a day on which the newest bulletin can be there already."""
    live = _knowledge(settings)
    if live is None:
        return Check()
    today, newest = settings.today(), live.base.newest_day
    if not is_plausible(today, newest):
        reason = "today cannot be: check the clock and OUWEN_TODAY"
        return degraded(reason, today=str(today), newest_bulletin=str(newest))
    return Check()


async def redis_check(settings: Settings) -> Check:
    """Tell whether Redis answers; each worker goes on with its own memory without."""
    if await shared_of(settings).is_up():
        return Check()
    return degraded("Redis is gone: limits and locks are those of this machine alone")


def _knowledge(settings: Settings) -> LiveKnowledge | None:
    """Return the knowledge that answers are given from, None where no index can be opened."""
    try:
        return live_knowledge(settings.knowledge())
    except (KnowledgeError, OSError):
        return None
