"""Runs the actions inside the bot's own process instead of asking an action server over HTTP."""

from __future__ import annotations

import asyncio
import contextvars
import json
import logging
import sys
import threading
import time
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.action_threads import ActionThreads
from bot.errors import ModelError
from bot.wording import reply

LIMIT_SECONDS = 3.0
THREADS = 4

logger = logging.getLogger(__name__)


class InProcessActions(EndpointConfig):
    """The action endpoint of the one-process bot.

    Actions run in threads of their own, so that one that hangs or computes does not hold up other
    conversations. As over HTTP, results are copied through JSON and actions get no domain unless
    domain.yml says `send_domain: true`.
    """

    def __init__(self, package: str = "actions", *, limit_seconds: float = LIMIT_SECONDS) -> None:
        """Register every action of `package`; `limit_seconds` is the longest a resident waits for one.

        Raises:
            ModelError: A module of the package cannot be imported.
        """
        super().__init__(url="in-process:actions", enable_selective_domain=True)
        self._package = package
        self._limit_seconds = limit_seconds
        self._executor = ActionExecutor()
        try:
            self._executor.register_package(package)
        except SystemExit as failure:  # what rasa_sdk makes of an import error, after logging it
            raise ModelError(f"动作包 {package} 无法载入：请看上面的记录，再运行 make install。") from failure
        self._threads = ActionThreads(THREADS)
        self._own = threading.local()
        self._loops: list[asyncio.AbstractEventLoop] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the registered actions, sorted."""
        return tuple(sorted(self._executor.actions))

    @property
    def hanging(self) -> int:
        """Return how many actions were given up and still run."""
        return self._threads.hanging

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Return `{"events", "responses"}` of the action that `kwargs["json"]` names.

        Raises:
            ClientResponseError: The action rejected its own execution, as the action server says it.
        """
        call = _private_copy(kwargs["json"])
        name = str(call.get("next_action"))
        # its logs and times belong to this message
        run = contextvars.copy_context().run
        running = self._threads.submit(lambda: run(self._run, call))
        started = time.perf_counter()
        try:
            result: dict[str, Any] = await asyncio.wait_for(asyncio.wrap_future(running), self._limit_seconds)
            return result
        except ActionExecutionRejection as rejection:
            body = json.dumps({"action_name": rejection.action_name, "error": rejection.message})
            raise ClientResponseError(400, "rejected", body) from rejection
        except asyncio.TimeoutError:
            self._threads.give_up(running)
            logger.error("Action %s has run for %.1f s, given up.", name, time.perf_counter() - started)
        except Exception:
            logger.exception("Action %s failed.", name)
        return {"events": [], "responses": [reply("error")]}

    def warm_up(self) -> None:
        """Open the knowledge base of the package's `runtime` module now, not within the first message.

        Raises:
            KnowledgeError: There is no index or it cannot be used; the message says what to run.
        """
        runtime = sys.modules.get(f"{self._package}.runtime")
        if runtime is not None:
            runtime.knowledge_base()

    def _run(self, call: dict[str, Any]) -> dict[str, Any]:
        """Run one action to its end in this thread and return its result as JSON carries it."""
        loop = self._loop()
        try:
            answered = loop.run_until_complete(self._executor.run(call))
        finally:
            _leave_nothing_running(loop, self._own.tasks)
        result: dict[str, Any] = json.loads(json.dumps(answered))
        return result

    def _loop(self) -> asyncio.AbstractEventLoop:
        """Return the event loop of this thread: to make one for each action took longer than some actions."""
        loop: asyncio.AbstractEventLoop | None = getattr(self._own, "loop", None)
        if loop is None or loop.is_closed():
            loop = self._own.loop = asyncio.new_event_loop()
            self._own.tasks = _note_tasks(loop)
            asyncio.set_event_loop(loop)
            self._loops.append(loop)
        return loop

    def rest(self) -> None:
        """End the threads until the next action: a process that is forked now would miss them."""
        self.close()
        self._threads, self._loops = ActionThreads(THREADS), []

    def close(self) -> None:
        """Take no more calls; actions under way end by themselves."""
        self._threads.close()
        for loop in self._loops:
            if not loop.is_running():
                loop.close()


def _private_copy(call: dict[str, Any]) -> dict[str, Any]:
    """Return the call with slot values of its own, so that no action changes the conversation directly."""
    slots = json.loads(json.dumps(call["tracker"].get("slots", {})))
    return {**call, "tracker": {**call["tracker"], "slots": slots}}


def _note_tasks(loop: asyncio.AbstractEventLoop) -> set[asyncio.Task[Any]]:
    """Return the set that holds the tasks of `loop` until they end; asyncio looks among all loops'."""
    tasks: set[asyncio.Task[Any]] = set()

    def begun(loop: asyncio.AbstractEventLoop, work: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.Task(work, loop=loop)
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        return task

    loop.set_task_factory(begun)
    return tasks


def _leave_nothing_running(loop: asyncio.AbstractEventLoop, tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel what an action has left behind in the loop, as `asyncio.run` does."""
    left = [task for task in tasks if not task.done()]
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
