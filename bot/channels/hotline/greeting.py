"""How a call begins: the pinned notice, then the greeting."""

from __future__ import annotations

from bot.channels.hotline.commands import Command
from bot.channels.hotline.replies import Draft, commands_to_say, menu_to_say
from bot.channels.hotline.state import CallState
from bot.channels.hotline.words import say
from bot.store.notices import Notice
from bot.wording import NOTICE
from knowledge.speaking import spoken

_TOLD = 2


def greet(notice: Notice | None) -> tuple[CallState, Draft]:
    """Return a new call, and the greeting; while a notice stands alone a person is offered with it."""
    if notice is None:
        return CallState(), _draft(say("greeting"))
    told = say("notice", text=as_told(notice.text))
    state = CallState(notice=notice.id)
    if not notice.only:
        return state, _draft(told + say("greeting_after_notice"))
    draft = Draft(
        speech=told + say("greeting_notice_only"),
        custom={"status": NOTICE},
        suggestions=commands_to_say(Command.PERSON, Command.REPEAT),
    )
    return state, draft


def as_told(notice: str) -> str:
    """Return the text of a notice as a voice reads it, with a full stop."""
    return spoken(notice).rstrip("。！!") + "。"


def caller_shown(number: str | None) -> str:
    """Return the last two digits of a caller's number, all that is kept of it."""
    digits = "".join(filter(str.isdigit, number or ""))
    return say("caller", digits=digits[-_TOLD:]) if len(digits) > _TOLD else ""


def _draft(speech: str) -> Draft:
    return Draft(speech=speech, custom={"status": "smalltalk"}, suggestions=menu_to_say())
