"""One turn with a resident: what is asked by a message, the bot's answer, and what WeChat is given of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.channels.replies import ReplyChannel
from bot.channels.wechat.cards import card_of
from bot.channels.wechat.customer_service import CustomerService
from bot.channels.wechat.menu import bare, choice_number, menu
from bot.channels.wechat.messages import Incoming, Kind
from bot.channels.wechat.outgoing import Outgoing
from bot.channels.wechat.parts import parts_of
from bot.channels.wechat.residents import Resident, Residents
from bot.channels.wechat.said import Said, plain_text, said_of, words
from bot.limits.rates import Rates
from bot.wording import reply

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
QUESTION_SHOWN = 30
# A crowd waits its turn outside the bot: all at once would keep the server from telling them to wait in time.
TURNS_AT_ONCE = 8

logger = logging.getLogger(__name__)


class WeChatOutput(ReplyChannel):
    """Collects the replies of one turn."""

    @classmethod
    def name(cls) -> str:
        """Return the name that conversations keep for this channel."""
        return "wechat"


class Talk:
    """Takes the turns of all residents of one account."""

    def __init__(
        self,
        on_new_message: OnNewMessage,
        residents: Residents,
        *,
        public_url: str | None = None,
        service: CustomerService | None = None,
        rates: Rates | None = None,
    ) -> None:
        """Hand messages to `on_new_message`; links lead to `public_url`; `service` sends what is more.

        `rates` limits residents, not the address: all of them come from WeChat's, with its signature.
        """
        self._on_new_message = on_new_message
        self._residents = residents
        self._public_url = public_url
        self._service = service
        self._rates = rates
        self._turns = asyncio.Semaphore(TURNS_AT_ONCE)

    async def turn(self, incoming: Incoming) -> Outgoing:
        """Return what is said to one message, after what was too late for the message before."""
        if self._rates and (over := await self._rates.overrun(incoming.text, sender=incoming.sender)):
            return _alone(over.text)
        resident = self._residents.of(incoming.sender)
        earlier = [(waiting.question, (await waiting.answer).said) for waiting in resident.take_waiting()]
        if not earlier:
            return await self._answer(incoming, resident)
        nudged = incoming.kind is Kind.TEXT and menu().asks_nothing(incoming.text)
        own = None if nudged else (await self._answer(incoming, resident, card_alone=False)).said
        return self._outgoing(_together(earlier, own), resident)

    async def _answer(self, incoming: Incoming, resident: Resident, card_alone: bool = True) -> Outgoing:
        """Return the answer to a message of its own."""
        refusal = _refusal(incoming)
        if refusal:
            return _alone(words(refusal))
        text = _asked(incoming)
        if bare(text) in menu().more and resident.rest:
            return _alone(resident.rest.pop(0))
        number = menu().source_number(text)
        if number:
            card = card_of(resident.citations, number, self._public_url) if card_alone else None
            if card:
                return Outgoing(card=card, card_alone=True)
            text = words("ask_source")
        said = await self._ask(incoming, resident.choices.get(choice_number(text) or "", text))
        if incoming.kind is Kind.SUBSCRIBE:
            said = said.after(words("welcome"))
        return self._outgoing(said, resident)

    async def _ask(self, incoming: Incoming, text: str) -> Said:
        """Return what the bot says to `text`, one polite sentence when it fails."""
        output = WeChatOutput()
        message = UserMessage(
            text,
            output,
            incoming.sender,
            input_channel=WeChatOutput.name(),
            message_id=incoming.message_id,
        )
        try:
            async with self._turns:
                await self._on_new_message(message)
        except Exception:
            logger.exception("A turn on channel wechat failed.")
            return said_of([reply("error")])
        return said_of(output.messages or [reply("error")])

    def _outgoing(self, said: Said, resident: Resident) -> Outgoing:
        """Return `said` cut to messages, and remember its choices, its sources and its rest."""
        sends = bool(self._service and self._service.works)
        card = card_of(said.citations or (), 1, self._public_url)
        tail = [said.menu, words("source") if card and not sends else ""]
        texts = parts_of(
            said.text, "\n".join(line for line in tail if line), words("more_sent" if sends else "more")
        )
        resident.choices = {str(at): asked for at, (_, asked) in enumerate(said.choices, 1)}
        resident.citations = resident.citations if said.citations is None else said.citations
        resident.rest = [] if sends else texts[1:]
        return Outgoing(said=said, texts=tuple(texts), card=card if sends else None)


def _refusal(incoming: Incoming) -> str | None:
    """Return the name of what is said to a message without words, None where there are some."""
    if incoming.kind is Kind.OTHER_MEDIA or incoming.text.strip() in menu().no_words:
        return "text_only"
    if incoming.kind is Kind.VOICE and not plain_text(incoming.text):
        return "type_please"
    return "unknown_key" if incoming.kind is Kind.CLICK and incoming.text not in menu().keys else None


def _asked(incoming: Incoming) -> str:
    """Return the text that a message, a menu entry or a new follower asks."""
    if incoming.kind is Kind.SUBSCRIBE:
        return menu().subscribe
    return menu().keys[incoming.text] if incoming.kind is Kind.CLICK else incoming.text


def _alone(text: str) -> Outgoing:
    """Return a text that changes nothing of what is remembered."""
    return Outgoing(said=Said(text=text), texts=(text,))


def _together(earlier: list[tuple[str, Said]], own: Said | None) -> Said:
    """Return the answers that were late, each under its question, and the one to the message at hand."""
    texts = [
        said.text if said.titled else f"{_question_line(question)}\n{said.text}" for question, said in earlier
    ]
    parts = [said for _, said in earlier] + ([own] if own else [])
    citations = tuple(citation for said in reversed(parts) for citation in said.citations or ())
    text = "\n\n".join([*texts, *([own.text] if own else [])])
    return Said(text=text, titled=True, choices=parts[-1].choices, citations=citations)


def _question_line(question: str) -> str:
    """Return the line over a late answer."""
    shown = plain_text(" ".join(question.split()))
    if len(shown) > QUESTION_SHOWN:
        shown = shown[: QUESTION_SHOWN - 1] + "…"
    return words("earlier", question=shown) if shown else words("earlier_other")
