"""The desk of a channel: opens and closes calls, has each turn attended to once, and keeps what was said."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

from sqlalchemy.exc import IntegrityError

from bot.channels.hotline.answers import Answered, OnNewMessage, ask
from bot.channels.hotline.attendant import PERSON, Attendant
from bot.channels.hotline.greeting import caller_shown, greet
from bot.channels.hotline.hurry import told_to_wait
from bot.channels.hotline.hypotheses import Understand
from bot.channels.hotline.ledger import Ledger
from bot.channels.hotline.order import Order
from bot.channels.hotline.replies import Draft
from bot.channels.hotline.requests import (
    EndReason,
    MessageRequest,
    RequestRefusedError,
    StartRequest,
    TurnRequest,
)
from bot.channels.hotline.state import CallState, kept, restored
from bot.channels.hotline.words import say
from bot.channels.hotline.written import heard_of, reply_of, view_of
from bot.limits.rates import rates_of
from bot.settings import Settings
from bot.store import Store, store_of
from bot.store.calls import CallRow, CallTurn

IDLE = timedelta(minutes=15)
# Names that no platform can give a turn of its own: those are ASCII.
START = "·开始"
END = "·结束"
# How the greeting is numbered in the reply.
START_SHOWN = "start"

Reply = dict[str, Any]

logger = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The bot behind a desk, and the `address` of a request that showed no secret: it is limited then."""

    on_new_message: OnNewMessage
    understand: Understand
    address: str | None = None


class Desk:
    """The calls of one channel."""

    def __init__(self, settings: Settings, channel: str, clock: Callable[[], datetime] = _now) -> None:
        """Keep calls in the store of `settings`; `clock` gives the time, aware."""
        self.settings = settings
        self._channel = channel
        self._clock = clock
        self._order = Order()
        self._rates = rates_of(settings)
        self._ledger = Ledger(lambda: self.store)

    @property
    def store(self) -> Store:
        """Return the store, opened at the first call."""
        return store_of(self.settings)

    async def start(self, request: StartRequest) -> Reply:
        """Return the greeting of a new call; a live one is greeted with the same words again.

        Raises:
            RequestRefusedError: The call is over.
        """
        call_id = request.call_id or uuid.uuid4().hex
        async with self._order.of(call_id):
            known = await self._find(call_id)
            if known and known.ended:
                raise RequestRefusedError("ended", status=409)
            if known and (said := await self._said(call_id, START)):
                return said
            row = self._new(call_id, caller_shown(request.caller))
            state, draft = greet(self.store.notices.current())
            return {"call_id": call_id, **await self._keep(row, START, {"event": "start"}, state, draft)}

    async def turn(self, call_id: str, request: TurnRequest, bot: Bot) -> Reply:
        """Return what is said in a turn of a live call, the same for the same turn however often it comes.

        Raises:
            RequestRefusedError: There is no such call, or it is over.
        """
        async with self._order.of(call_id):
            if said := await self._said(call_id, request.turn_id):
                return said
            if told := await self._told_to_wait(call_id, request, bot):
                return told
            row = await self._live(call_id)
            return await self._attend(call_id, row, request, bot)

    async def message(self, request: MessageRequest, call_id: str, bot: Bot) -> Reply:
        """Return what is said to a message of a chat; a call that is not there or is over begins anew."""
        turn = TurnRequest(turn_id=request.message_id or uuid.uuid4().hex, transcript=request.message)
        async with self._order.of(call_id):
            if said := await self._said(call_id, turn.turn_id):
                return said
            if told := await self._told_to_wait(call_id, turn, bot):
                return told
            row = await self._find(call_id)
            if row is None or row.ended:
                await asyncio.to_thread(self._ledger.clear, self.store.stored_name(call_id))
                row = self._new(call_id, "")
            return await self._attend(call_id, row, turn, bot)

    async def end(self, call_id: str, reason: EndReason) -> Reply:
        """Close a call; one that is over stays as it is. Raises RequestRefusedError where there is none."""
        async with self._order.of(call_id):
            row = await self._find(call_id)
            if row is None:
                raise RequestRefusedError("unknown_call", status=404)
            if not row.ended:
                await self._close(row, reason)
        return await self.view(call_id)

    async def view(self, call_id: str) -> Reply:
        """Return how a call stands; raises RequestRefusedError where there is none."""
        row = await self._find(call_id)
        if row is None:
            raise RequestRefusedError("unknown_call", status=404)
        turns = await asyncio.to_thread(self._ledger.turns, row.call_id)
        return {**view_of(row, turns), "call_id": call_id}

    async def close_idle(self) -> None:
        """Close every call that had no turn for 15 minutes."""
        for row in await asyncio.to_thread(self._ledger.idle, self._clock() - IDLE):
            # another desk over the same store may have closed it in this moment
            with suppress(IntegrityError):
                await self._close(row, EndReason.TIMEOUT)

    async def _told_to_wait(self, call_id: str, request: TurnRequest, bot: Bot) -> Reply | None:
        """Count a turn and return what is said where it is one too many, else None."""
        heard, sender = request.transcript or "", f"{self._channel} {call_id}"
        over = await self._rates.overrun(heard, sender=sender, address=bot.address)
        told = told_to_wait(over, heard, self.settings) if over else None
        return {"call_id": call_id, "turn_id": _shown(request.turn_id), **told} if told else None

    async def _attend(self, call_id: str, row: CallRow, request: TurnRequest, bot: Bot) -> Reply:
        """Have the turn attended to and keep it; a failure is an apology."""
        state = restored(row.state)
        attendant = Attendant(
            settings=self.settings,
            ask=partial(_asked, bot, call_id, self._channel, request.turn_id),
            understand=bot.understand,
        )
        try:
            state, draft = await attendant.attend(state, request)
        except Exception:
            logger.exception("A turn on channel %s failed.", self._channel)
            draft = Draft(speech=say("error"), custom={"status": "error"}, passing=True)
        return {
            "call_id": call_id,
            **await self._keep(row, request.turn_id, heard_of(request), state, draft),
        }

    async def _keep(
        self, row: CallRow, turn_id: str, heard: dict[str, Any], state: CallState, draft: Draft
    ) -> Reply:
        """Write the turn and how the call stands, and return the reply without the id of the call."""
        if not draft.passing:
            state = replace(state, speech=draft.speech, display=draft.display, custom=draft.custom)
        at = self._clock()
        row = replace(row, at=at, state=kept(state))
        if draft.end:
            row = replace(row, ended=at, end_reason=EndReason.GOODBYE.value)
        reply, name = reply_of(draft, state.rate), self.store.stored_name(turn_id)
        kept_reply = {"turn_id": _shown(name), **reply}
        turn = CallTurn(call_id=row.call_id, turn_id=name, at=at, heard=heard, reply=kept_reply)
        try:
            await asyncio.to_thread(self._ledger.keep, row, turn)
        except Exception:
            logger.exception("A turn on channel %s was not kept.", self._channel)
        return {"turn_id": _shown(turn_id), **reply}

    async def _close(self, row: CallRow, reason: EndReason) -> None:
        at = self._clock()
        heard = {"event": "end", "reason": reason.value}
        ended = replace(row, at=at, ended=at, end_reason=reason.value)
        turn = CallTurn(call_id=row.call_id, turn_id=END, at=at, heard=heard, reply={})
        await asyncio.to_thread(self._ledger.keep, ended, turn)

    async def _said(self, call_id: str, turn_id: str) -> Reply | None:
        """Return what was said in a turn that was attended to before."""
        names = (self.store.stored_name(name) for name in (call_id, turn_id))
        reply = await asyncio.to_thread(self._ledger.reply, *names)
        return None if reply is None else {"call_id": call_id, **reply, "turn_id": _shown(turn_id)}

    async def _live(self, call_id: str) -> CallRow:
        """Return a call that goes on, as a new one while nobody can know; raises RequestRefusedError else."""
        row = await self._find(call_id)
        if row is None and not self._ledger.is_away:
            raise RequestRefusedError("unknown_call", status=404)
        if row and row.ended:
            raise RequestRefusedError("ended", status=409)
        return row or self._new(call_id, "")

    async def _find(self, call_id: str) -> CallRow | None:
        """Return a call of this channel, closed if it had no turn for too long."""
        row = await asyncio.to_thread(self._ledger.find, self.store.stored_name(call_id))
        if row is None or row.channel != self._channel:
            return None
        if not row.ended and row.at < self._clock() - IDLE:
            await self._close(row, EndReason.TIMEOUT)
            row = await asyncio.to_thread(self._ledger.find, row.call_id)
        return row

    def _new(self, call_id: str, caller: str) -> CallRow:
        at = self._clock()
        name = self.store.stored_name(call_id)
        return CallRow(
            call_id=name,
            sender=name,
            channel=self._channel,
            caller=caller,
            started=at,
            at=at,
            state=kept(CallState()),
        )


def _shown(turn_id: str) -> str:
    """Return how a turn is numbered in a reply."""
    return START_SHOWN if turn_id == START else turn_id


async def _asked(bot: Bot, call_id: str, channel: str, turn_id: str, text: str) -> Answered:
    """Return the answer of the bot; the wish for a person that ends a turn is a message of its own."""
    message_id = f"{turn_id}/{PERSON}" if text == PERSON else turn_id
    return await ask(bot.on_new_message, text=text, sender=call_id, channel=channel, message_id=message_id)
