"""Asks the bot and reads what it says: the text for a screen, the words for a voice, how it went."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.channels.hotline.state import Trouble
from bot.channels.replies import ReplyChannel
from bot.replies import tells_notice
from knowledge.speaking import spoken, violations

_NOT_UNDERSTOOD = "utter_empty"
_GOODBYE = "utter_goodbye"
# The outcome of a question that the bot answers by a question.
CLARIFY = "clarify"
_TROUBLES = {
    "not_in_bulletins": Trouble.NOT_IN_BULLETINS,
    "out_of_scope": Trouble.REFUSED,
    "error": Trouble.FAILED,
}
_FOUND = frozenset({"answered", "partial"})

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the bot said to one question; `uttered` names a fixed reply of domain.yml."""

    text: str
    speech: str
    payload: dict[str, Any]
    buttons: tuple[dict[str, str], ...] = ()
    uttered: str | None = None

    @property
    def status(self) -> str:
        """Return the outcome in the words of the Answer payload, `smalltalk` for a fixed reply."""
        return str(self.payload.get("status") or "smalltalk")

    @property
    def trouble(self) -> Trouble | None:
        """Return why this did not help the caller, None where it did or nothing was asked."""
        return Trouble.NOT_UNDERSTOOD if self.uttered == _NOT_UNDERSTOOD else _TROUBLES.get(self.status)

    @property
    def is_found(self) -> bool:
        """Tell whether the bulletins hold what was asked."""
        return self.status in _FOUND

    @property
    def is_notice_alone(self) -> bool:
        """Tell whether nothing is answered while the pinned notice stands alone."""
        return bool((self.notice or {}).get("only"))

    @property
    def says_goodbye(self) -> bool:
        """Tell whether the bot took the message for the end of the talk."""
        return self.uttered == _GOODBYE

    @property
    def details(self) -> tuple[str, ...]:
        """Return the further sentences that a voice can read."""
        return tuple(self.payload.get("speech_details") or ())

    def as_not_found(self, said: str) -> Answered:
        """Return the answer that the bulletins do not hold it, said as `said`."""
        payload = {**self.payload, "status": Trouble.NOT_IN_BULLETINS.value, "speech": said}
        return Answered(text=said, speech=said, payload=payload)

    @property
    def notice(self) -> dict[str, Any] | None:
        """Return the pinned notice, if there is one."""
        found: dict[str, Any] | None = self.payload.get("notice")
        return found


class HotlineOutput(ReplyChannel):
    """Collects the replies of one turn and which fixed reply was among them."""

    def __init__(self, channel: str) -> None:
        """Collect for the channel of this name."""
        super().__init__()
        self.channel = channel
        self.uttered: str | None = None

    @classmethod
    def name(cls) -> str:
        """Return the name that conversations keep for this channel."""
        return "hotline"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep an utterance, and its name in domain.yml."""
        self.uttered = message.get("utter_action") or self.uttered
        await super().send_response(recipient_id, message)


async def ask(
    on_new_message: OnNewMessage, *, text: str, sender: str, channel: str, message_id: str
) -> Answered:
    """Return what the bot says to `text`; raises what the bot raises."""
    output = HotlineOutput(channel)
    message = UserMessage(text, output, sender, input_channel=channel, message_id=message_id)
    await on_new_message(message)
    return answered(output.messages, output.uttered)


def answered(replies: list[dict[str, Any]], uttered: str | None = None) -> Answered:
    """Return the replies of a turn as one; an utterance that only tells the pinned notice is left out."""
    told = [(reply, reply.get("custom") or {}) for reply in replies if not tells_notice(reply)]
    text = "\n".join(reply.get("text", "") for reply, _ in told).replace("**", "")
    speech = "".join(_readable(payload.get("speech") or reply.get("text", "")) for reply, payload in told)
    return Answered(
        text=text,
        speech=speech,
        payload=told[-1][1] if told else {},
        buttons=tuple(button for reply, _ in told for button in reply.get("buttons") or []),
        uttered=uttered,
    )


def _readable(speech: str) -> str:
    """Return `speech` as a voice reads it; what was made for the ear already stays as it is."""
    return spoken(speech) if violations(speech) else speech
