"""Rasa's agent behind a guard that every channel passes through."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain

from bot.errors import ModelError
from bot.guard.fitness import plain_text, private, refusal_of
from bot.guard.output import NotedOutput
from bot.guard.recording import Recorder
from bot.inprocess_actions import InProcessActions
from bot.metrics.events import refused
from bot.nlu.kept_parses import keep_parses
from bot.operation import MESSAGE_LENGTH
from bot.sharing.locks import PromptLockStore, SharedLockStore
from bot.shortcuts.taken import take_shortcuts
from bot.tracker_store import CappedSQLTrackerStore
from bot.wording import reply

__all__ = ["GuardedAgent", "load_agent", "plain_text", "refusal_of"]

logger = logging.getLogger(__name__)


class GuardedAgent(Agent):
    """An agent that answers every message: empty, overlong and failing ones too.

    With a `recorder` each turn is kept, retries are answered once and the pinned notice is told.
    `message_length` is how many characters a message may have after normalising.
    """

    recorder: Recorder | None = None
    message_length: int = MESSAGE_LENGTH

    def furnish(self, store: TrackerStore, locks: LockStore, recorder: Recorder | None) -> None:
        """Keep conversations in `store` under `locks` and turns by `recorder`: after a fork, each its own."""
        assert self.processor is not None, "the model is loaded first"
        self.tracker_store = self._create_tracker_store(store, self.domain)
        self.lock_store = locks
        self.processor.tracker_store = self.tracker_store
        self.processor.lock_store = locks
        self.recorder = recorder
        if recorder is not None and isinstance(store, CappedSQLTrackerStore):
            store.write_with(recorder.database, waits=isinstance(locks, SharedLockStore))

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Let Rasa answer a message that is fit to be answered, answer others at once.

        Nothing behind this sees a number that names a person.
        """
        refusal = refusal_of(message.text, self.message_length)
        if refusal is not None:
            refused(refusal)

        async def answer(kept: UserMessage) -> None:
            await self._answer(kept, refusal)

        if self.recorder is None:
            kept = private(message, limit=self.message_length)
            kept.output_channel = NotedOutput(message.output_channel, message.sender_id)
            await answer(kept)
        else:
            await self.recorder.take(message, answer, self.message_length)
        return getattr(message.output_channel, "messages", None)

    async def _answer(self, message: UserMessage, refusal: str | None) -> None:
        """Say the replies to the message: those of the dialogue, or the one that `refusal` names."""
        output: NotedOutput = message.output_channel
        said_before = len(output.noted)
        if refusal is None:
            try:
                await super().handle_message(message)
            except Exception:
                logger.exception("A message on channel %s failed.", message.input_channel)
                refusal = "error"
            else:
                if len(output.noted) == said_before:
                    logger.error("A message on channel %s got no reply.", message.input_channel)
                    refusal = "error"
        if refusal is not None:
            await output.send_response(message.sender_id, reply(refusal, self.message_length))


def load_agent(
    model: Path,
    *,
    store: TrackerStore | None = None,
    actions: str = "actions",
    recorder: Recorder | None = None,
) -> GuardedAgent:
    """Return the bot with the trained `model`, its actions in this process, conversations in `store`.

    Without a `store` conversations are kept in memory only, without a `recorder` no turn is kept.

    Raises:
        ModelError: The model file or the package of the actions cannot be loaded.
        KnowledgeError: The actions cannot open the index.
    """
    take_shortcuts()
    endpoint = InProcessActions(actions)
    endpoint.warm_up()
    agent = GuardedAgent(
        tracker_store=store or InMemoryTrackerStore(Domain.empty()),
        lock_store=PromptLockStore(),
        action_endpoint=endpoint,
    )
    agent.recorder = recorder
    try:
        agent.load_model(model)
        keep_parses(agent.processor)
    except Exception as error:
        raise ModelError(
            f"模型 {model} 无法载入（{error}）：请运行 ouwen train --force 重新训练。"
        ) from error
    return agent
