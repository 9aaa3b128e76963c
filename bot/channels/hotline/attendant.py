"""Attends to a call: takes what was heard in a turn and gives what is said, and how the call then stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.channels.hotline.answering import after_answer, transferred, troubled
from bot.channels.hotline.answers import CLARIFY, Answered
from bot.channels.hotline.commands import (
    Command,
    Confirmation,
    after_denial,
    asks,
    command_in,
    confirmation_in,
    names_other_thing,
)
from bot.channels.hotline.handover import DANGER
from bot.channels.hotline.hypotheses import Understand, as_meant, choose, hypotheses_of
from bot.channels.hotline.keys import digit_said, key_of
from bot.channels.hotline.replies import NO, YES, Draft, answers_to_say, menu_to_say
from bot.channels.hotline.requests import Event, TurnRequest
from bot.channels.hotline.serving import serve
from bot.channels.hotline.state import CallState, Trouble
from bot.channels.hotline.words import say
from bot.settings import Settings
from knowledge.referrals import urgent
from knowledge.speaking import spoken
from knowledge.text import normalise

# What the bot is asked in the caller's place when the call goes to a person.
PERSON = "转人工"
TROUBLES_BEFORE_TRANSFER = 3

Ask = Callable[[str], Awaitable[Answered]]
Outcome = tuple[CallState, Draft]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendant:
    """Attends to one turn; `ask` asks the bot, `understand` parses a text without asking."""

    settings: Settings
    ask: Ask
    understand: Understand

    async def attend(self, state: CallState, request: TurnRequest) -> Outcome:
        """Return how the call stands after the turn, and what is said in it."""
        if request.event is Event.DTMF:
            return await self._keys(state, request.digits or "")
        heard = hypotheses_of(request)
        if heard and request.event in (Event.SPEECH, Event.BARGE_IN):
            return await self._speech(state, request)
        if request.event is Event.BARGE_IN:
            return state, Draft(speech=say("listening"), custom=state.custom, passing=True)
        trouble = Trouble.SILENCE if request.event is Event.SILENCE else Trouble.NOT_UNDERSTOOD
        return await self._unheard(state, trouble)

    async def _speech(self, state: CallState, request: TurnRequest) -> Outcome:
        """Return what is said to speech: danger goes first, then commands, then questions."""
        heard = hypotheses_of(request)
        best = heard[0].text
        if urgent(normalise(best)):
            return await self.question(state, best)
        # where the bot asks which one is meant, 一 is for the bot
        if digit := digit_said(best, alone=state.custom.get("status") != CLARIFY):
            return await self._keys(state, digit)
        command = command_in(best)
        if state.doubted is not None and command not in (Command.PERSON, Command.REPEAT, Command.SLOWER):
            return await self._confirmed(state, best)
        if command is not None:
            return await self.command(state, command)
        choice = await choose(heard, self.understand)
        if choice.sure:
            return await self.question(state, choice.text)
        asked = as_meant(choice.text)
        doubted = replace(state, doubted=choice.text)
        speech = say("confirm", question=spoken(asked))
        return doubted, Draft(speech=speech, custom=state.custom, suggestions=answers_to_say())

    async def _confirmed(self, state: CallState, text: str) -> Outcome:
        """Return what is said after a question whether it was heard right; it is not asked a second time."""
        said = confirmation_in(text)
        if said is Confirmation.YES:
            return await self.question(state, state.doubted or "")
        if said is Confirmation.NO:
            return await self._denied(state)
        if (command := command_in(text)) is not None:
            return await self.command(replace(state, doubted=None), command)
        return await self.question(state, after_denial(text) or text)

    async def _denied(self, state: CallState) -> Outcome:
        """Ask for the question again, or hand over after the third time."""
        draft = Draft(speech=say("denied"), suggestions=menu_to_say())
        return await self.after_trouble(replace(state, doubted=None), Trouble.NOT_UNDERSTOOD, draft)

    async def _keys(self, state: CallState, digits: str) -> Outcome:
        """Return what is said to keys: yes and no while that is asked, else the menu."""
        if state.doubted is not None and digits in (YES, NO):
            return await (self.question(state, state.doubted) if digits == YES else self._denied(state))
        key = key_of(digits)
        if key is None:
            draft = _prompt(say("wrong_key", menu=say("menu")))
            return await self.after_trouble(replace(state, doubted=None), Trouble.NOT_UNDERSTOOD, draft)
        state = replace(state, doubted=None)
        if key.command is not None:
            return await self.command(state, key.command)
        return await self.question(state, key.question or key.say)

    async def _unheard(self, state: CallState, trouble: Trouble) -> Outcome:
        """Return what is said when nothing was heard: a prompt, then the menu, then a person."""
        if state.doubted is not None and trouble not in state.troubles:
            speech = say("confirm_again", question=spoken(as_meant(state.doubted)))
            draft = Draft(speech=speech, suggestions=answers_to_say(), passing=True)
            return await self.after_trouble(state, trouble, draft)
        name = "silence" if trouble is Trouble.SILENCE else "no_match"
        again = trouble in state.troubles
        speech = say(f"{name}_menu", menu=say("menu")) if again else say(name)
        return await self.after_trouble(replace(state, doubted=None), trouble, _prompt(speech))

    async def command(self, state: CallState, command: Command) -> Outcome:
        """Return what is said to a command."""
        if command is Command.PERSON:
            answer = await self.ask(PERSON)
            return transferred(state, "asked", say("transfer_asked"), self.settings, answer.payload)
        return serve(state, command, self.settings)

    async def question(self, state: CallState, text: str) -> Outcome:
        """Return what the bot says to a question; danger and the third trouble hand the call over."""
        answer = await self.ask(text)
        state = replace(state, doubted=None)
        if danger := urgent(normalise(text)):
            speech = say("transfer_danger", speech=spoken(danger.sentence))
            return transferred(state, DANGER, speech, self.settings, answer.payload, asked=text)
        if answer.says_goodbye and asks(text):
            return state, _prompt(say("attentive"))
        if answer.status == "handoff" and not answer.is_notice_alone:
            if not names_other_thing(text):
                return transferred(state, "asked", say("transfer_asked"), self.settings, answer.payload)
            # 人工湖 was taken for the wish for a person
            answer = answer.as_not_found(say("other_thing"))
        after, draft = after_answer(state, text, answer)
        return await self.after_trouble(after, answer.trouble, draft, answer=answer)

    async def after_trouble(
        self, state: CallState, trouble: Trouble | None, draft: Draft, answer: Answered | None = None
    ) -> Outcome:
        """Return `draft`, or the transfer when this is the third turn in a row that did not help."""
        state = troubled(state, trouble, helped=answer is not None and answer.is_found)
        if len(state.troubles) < TROUBLES_BEFORE_TRANSFER:
            return state, draft
        silent = set(state.troubles) == {Trouble.SILENCE}
        words = say("transfer_silence" if silent else "transfer_troubles")
        speech = words if answer is None else draft.speech + words
        handed = await self.ask(PERSON)
        reason = "silence" if silent else "troubles"
        after, transfer = transferred(state, reason, speech, self.settings, handed.payload)
        return after, replace(transfer, display="\n".join(filter(None, (draft.display, transfer.display))))


def _prompt(speech: str) -> Draft:
    """Return a request to say it once more, with the menu."""
    return Draft(speech=speech, suggestions=menu_to_say(), passing=True)
