"""Does what a caller wants of the line itself: hear it again, slower, in detail, as a short message."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.hotline.commands import Command
from bot.channels.hotline.replies import Draft, commands_to_say, menu_to_say
from bot.channels.hotline.sms import sms_of
from bot.channels.hotline.state import CallState, Rate
from bot.channels.hotline.words import say
from bot.settings import Settings

_DETAILS_AT_ONCE = 2


def serve(state: CallState, command: Command, settings: Settings) -> tuple[CallState, Draft]:
    """Return how the call stands after a command other than for a person, and what is said to it."""
    if command is Command.REPEAT:
        return state, _repeated(state)
    if command is Command.SLOWER:
        return replace(state, rate=Rate.SLOW), _repeated(state, "slower")
    if command is Command.FASTER and state.rate is not Rate.NORMAL:
        return replace(state, rate=Rate.NORMAL), _repeated(state, "faster")
    if command in (Command.LISTEN, Command.FASTER):
        return state, Draft(speech=say("attentive"), suggestions=menu_to_say(), passing=True)
    if command is Command.DETAILS:
        return _details(state)
    if command is Command.SMS:
        return state, _sms(state, settings)
    if command is Command.MENU:
        return replace(state, doubted=None), Draft(speech=say("menu"), suggestions=menu_to_say())
    return state, Draft(speech=say("goodbye"), end=True)


def _repeated(state: CallState, words: str | None = None) -> Draft:
    """Return what was said last once more, after a word on what changed."""
    if not state.speech:
        return Draft(speech=say("attentive"), suggestions=menu_to_say(), passing=True)
    speech = say(words, speech=state.speech) if words else state.speech
    suggestions = commands_to_say(Command.REPEAT, Command.SLOWER, Command.PERSON)
    return Draft(
        speech=speech, display=state.display, custom=state.custom, suggestions=suggestions, passing=True
    )


def _details(state: CallState) -> tuple[CallState, Draft]:
    """Return the next sentences of the last answer."""
    if state.shown is None or not state.details:
        words = say("no_details" if state.shown else "nothing_to_detail")
        suggestions = commands_to_say(Command.REPEAT, Command.PERSON) if state.shown else menu_to_say()
        return state, Draft(speech=words, custom=state.custom, suggestions=suggestions)
    now, later = state.details[:_DETAILS_AT_ONCE], state.details[_DETAILS_AT_ONCE:]
    draft = Draft(
        speech="".join(now),
        hint=say("hint_more") if later else "",
        display=state.shown.text,
        custom=state.shown.payload,
        suggestions=commands_to_say(
            *((Command.DETAILS,) if later else ()), Command.SMS, Command.REPEAT, Command.PERSON
        ),
    )
    return replace(state, details=later), draft


def _sms(state: CallState, settings: Settings) -> Draft:
    """Return the short message of the last answer."""
    if state.shown is None:
        return Draft(speech=say("nothing_to_send"), custom=state.custom, suggestions=menu_to_say())
    sms = sms_of(state.shown, settings.public_url)
    return Draft(
        speech=say("sms"),
        display=sms.text,
        custom=state.shown.payload,
        suggestions=commands_to_say(Command.REPEAT, Command.PERSON),
        sms=sms,
        passing=True,
    )
