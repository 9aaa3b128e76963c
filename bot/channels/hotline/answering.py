"""What an answer of the bot makes of a call: what is said and remembered, when a person takes over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.channels.hotline.answers import CLARIFY, Answered
from bot.channels.hotline.commands import Command
from bot.channels.hotline.greeting import as_told
from bot.channels.hotline.handover import context_of
from bot.channels.hotline.replies import (
    Draft,
    Suggestion,
    Transfer,
    choices_to_say,
    commands_to_say,
    menu_to_say,
)
from bot.channels.hotline.sms import first_sentence
from bot.channels.hotline.state import CallState, Exchange, Shown, Trouble
from bot.channels.hotline.words import say
from bot.settings import Settings
from knowledge.speaking import spoken

# How a reply begins that only says where the answer before it is written.
_SOURCE = "出处："
# How a question ends.
_ASKS = "？"
_LONGEST_NAME = 12
_MOST_NAMED = 5


def after_answer(state: CallState, asked: str, answer: Answered) -> tuple[CallState, Draft]:
    """Return how the call stands after an answer, and the answer with what can be said next."""
    state = _remembered(state, asked, answer)
    notice = answer.notice
    speech = answer.speech
    if notice and notice["id"] != state.notice:
        state = replace(state, notice=notice["id"])
        told = "" if answer.is_notice_alone else say("notice", text=as_told(notice["text"]))
        speech = told + speech
    hint = _hint(answer, state)
    draft = Draft(
        speech=speech,
        hint=hint,
        display=answer.text,
        custom=answer.payload,
        suggestions=_suggestions(answer),
        end=answer.says_goodbye,
    )
    return replace(state, hinted=state.hinted or (answer.is_found and bool(hint))), draft


def troubled(state: CallState, trouble: Trouble | None, *, helped: bool) -> CallState:
    """Return the call with one more turn that did not help; one that did ends the row, others leave it."""
    if trouble is not None:
        return replace(state, troubles=(*state.troubles, trouble))
    return replace(state, troubles=()) if helped else state


def transferred(
    state: CallState,
    reason: str,
    speech: str,
    settings: Settings,
    payload: dict[str, Any],
    asked: str | None = None,
) -> tuple[CallState, Draft]:
    """Return the call handed to a person, with the context pack; the platform may bring it back."""
    if asked is not None:
        state = state.with_exchange(Exchange(asked=asked, found="", source="", said=speech))
    context = context_of(state, reason)
    transfer = Transfer(number=settings.transfer_number, reason=reason, context=context)
    draft = Draft(speech=speech, display=context["summary"], custom=payload, transfer=transfer, passing=True)
    return replace(state, troubles=(), doubted=None, handed=reason), draft


def _remembered(state: CallState, asked: str, answer: Answered) -> CallState:
    """Return the call with a question and what was found; small talk is not remembered."""
    if not answer.is_found and answer.trouble is None:
        return state
    if answer.is_found and answer.text.startswith(_SOURCE):
        # 出处在哪 asks nothing new: the answer before it is what can be sent
        return replace(state, details=())
    found = first_sentence(answer.text).replace("：\n", "：").replace("\n", "；") if answer.is_found else ""
    exchange = Exchange(asked=asked, found=found, source=_source(answer.payload), said=answer.speech)
    state = state.with_exchange(exchange if found else replace(exchange, source=""))
    state = replace(state, details=answer.details)
    return replace(state, shown=Shown(text=answer.text, payload=answer.payload)) if found else state


def _source(payload: dict[str, Any]) -> str:
    """Return the number of the first cited document, its title where it has none."""
    first: dict[str, Any] = next(iter(payload.get("citations") or []), {})
    return str(first.get("document_number") or first.get("title") or "")


def _hint(answer: Answered, state: CallState) -> str:
    """Return the sentence of what can be said next: after an answer once in a call, else once in a row."""
    if answer.is_notice_alone:
        return say("hint_person")
    if answer.status == CLARIFY:
        return _choices_said(answer)
    if answer.says_goodbye or answer.speech.endswith(_ASKS):
        return ""
    if not answer.is_found:
        may_ask_anew = answer.trouble not in (None, Trouble.NOT_UNDERSTOOD) and not state.troubles
        return say("hint_rephrase") if may_ask_anew else ""
    if answer.payload.get("table") and answer.buttons:
        return say("hint_place")
    if state.hinted:
        return ""
    told = answer.details and not answer.text.startswith(_SOURCE)
    return say("hint_details") if told else say("hint_sms")


def _choices_said(answer: Answered) -> str:
    """Return what the caller can choose from, where the question back does not say it."""
    titles = [button["title"] for button in answer.buttons]
    names = [one for one in titles if len(one) <= _LONGEST_NAME and one not in answer.speech]
    if not names or len(names) < len(titles):
        return ""
    return say("hint_choices", choices=spoken("、".join(names[:_MOST_NAMED])))


def _suggestions(answer: Answered) -> tuple[Suggestion, ...]:
    """Return what the caller can say next."""
    if answer.is_notice_alone:
        return commands_to_say(Command.PERSON, Command.REPEAT)
    menu = menu_to_say()
    keyed = {one.say for one in menu}
    choices = tuple(one for one in choices_to_say(answer.buttons) if one.say not in keyed)
    if not answer.is_found:
        return choices + menu
    details = (Command.DETAILS,) if answer.details and not answer.text.startswith(_SOURCE) else ()
    return choices + commands_to_say(*details, Command.SMS, Command.REPEAT, Command.PERSON)
