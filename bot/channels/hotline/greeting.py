"""How a call begins: the pinned notice, then the greeting."""

from __future__ import annotations

from pathlib import Path

from bot.channels.hotline.commands import Command
from bot.channels.hotline.replies import Draft, commands_to_say, menu_to_say
from bot.channels.hotline.state import CallState
from bot.store.notices import Notice
from bot.wording import NOTICE, sentences
from knowledge.speaking import spoken

_WORDING = Path(__file__).with_name("wording.yml")
_TOLD = 2


def greet(notice: Notice | None) -> tuple[CallState, Draft]:
    """Return a new call, and the greeting; while a notice stands alone a person is offered with it."""
    words = sentences(_WORDING)
    if notice is None:
        return CallState(), _draft(words["greeting"])
    told = words["notice"].format(text=as_told(notice.text))
    state = CallState(notice=notice.id)
    if not notice.only:
        return state, _draft(told + words["greeting_after_notice"])
    draft = Draft(
        speech=told + words["greeting_notice_only"],
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
    return sentences(_WORDING)["caller"].format(digits=digits[-_TOLD:]) if len(digits) > _TOLD else ""


def _draft(speech: str) -> Draft:
    return Draft(speech=speech, custom={"status": "smalltalk"}, suggestions=menu_to_say())
