"""What a call hears when its turns are too many: to wait; in danger it goes to a person all the same."""

from __future__ import annotations

from typing import Any

from bot.channels.hotline.answering import transferred
from bot.channels.hotline.handover import DANGER
from bot.channels.hotline.replies import Draft
from bot.channels.hotline.state import CallState, Rate
from bot.channels.hotline.words import say
from bot.channels.hotline.written import reply_of
from bot.limits.rates import Overrun
from bot.masking import masked
from bot.settings import Settings
from knowledge.speaking import spoken


def told_to_wait(overrun: Overrun, heard: str, settings: Settings) -> dict[str, Any]:
    """Return the reply to a turn too many, which is not kept: the same turn sent later is answered."""
    payload = overrun.reply["custom"]
    if not overrun.is_urgent:
        return reply_of(Draft(speech=spoken(overrun.text), custom=payload), Rate.NORMAL)
    speech = say("transfer_danger", speech=spoken(overrun.text))
    _, draft = transferred(CallState(), DANGER, speech, settings, payload, asked=masked(heard))
    return reply_of(draft, Rate.NORMAL)
