"""Calls over Twilio: the same desk behind Rasa's `twilio_voice` shape, forms in, TwiML out.

Twilio posts CallSid, From, To, CallStatus, SpeechResult, Confidence and Digits to
`/webhooks/twilio_voice/webhook` (https://www.twilio.com/docs/voice/twiml/gather) and signs the request.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.channels.twilio_voice import TwilioVoiceInput
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text as text_response
from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import Gather, VoiceResponse

from bot.channels.hotline.answers import OnNewMessage
from bot.channels.hotline.channel import bot_of, whole
from bot.channels.hotline.desk import Desk
from bot.channels.hotline.requests import (
    CALL_ID,
    EndReason,
    Event,
    RequestRefusedError,
    StartRequest,
    TurnRequest,
)
from bot.channels.hotline.state import Rate
from bot.channels.hotline.voice import sentences_of
from bot.settings import Settings
from bot.wire import PRIVATE, json_answer

LANGUAGE = "zh-CN"
# the voice of Rasa's list that reads Chinese
VOICE = "alice"
SPEECH_SECONDS = "3"
_LONGEST_TRANSCRIPT = 2000
_OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
_OVER_STATUS = 409
_CALL_SID = re.compile(CALL_ID)
# 0.9321
_CONFIDENCE = re.compile(r"[01](?:\.[0-9]{1,9})?")
_DIGITS = re.compile(r"[0-9A-D*#]{1,32}")
# one for each request that Twilio makes, the same when it tries again
_TOKEN = "I-Twilio-Idempotency-Token"


class TwilioHotlineInput(TwilioVoiceInput):
    """Rasa's channel for Twilio, speaking Chinese by the desk of the hotline."""

    def __init__(self, settings: Settings | None = None, voice: Mapping[str, str] | None = None) -> None:
        """Serve with `settings`; `voice` is what Rasa's channel is told of the voice."""
        chosen = {"assistant_voice": VOICE, "speech_timeout": SPEECH_SECONDS, **(voice or {})}
        super().__init__(initial_prompt=None, reprompt_fallback_phrase=None, **chosen)
        self._settings = settings or Settings.from_environment()
        self._desk = Desk(self._settings, self.name())

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Return the channel with what credentials.yml says of the voice."""
        known = ("assistant_voice", "speech_timeout", "speech_model", "enhanced")
        given = {name: str(value) for name, value in (credentials or {}).items() if name in known}
        return cls(voice=given)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes `/` and `/webhook`."""
        routes = Blueprint("twilio_voice")

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            return json_answer({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            form = {name: values[0] for name, values in (request.form or {}).items()}
            if not self._is_signed(request, form):
                return _refused(RequestRefusedError("signature", status=403))
            try:
                answer = await self._answered(request, form, on_new_message)
            except RequestRefusedError as refused:
                if refused.status == _OVER_STATUS:
                    answer = VoiceResponse()
                    answer.hangup()
                else:
                    return _refused(refused)
            return text_response(str(answer), content_type="text/xml; charset=utf-8", headers=PRIVATE)

        return routes

    def _is_signed(self, request: Request, form: dict[str, str]) -> bool:
        """Tell whether Twilio signed the request; without a token of the account none is asked for."""
        token = self._settings.twilio_auth_token
        if token is None:
            return True
        public = self._settings.public_url
        address = public + request.path if public else request.url
        if public and request.query_string:
            address += "?" + request.query_string
        signature = request.headers.get("X-Twilio-Signature", "")
        signed: bool = RequestValidator(token).validate(address, form, signature)
        return signed

    async def _answered(
        self, request: Request, form: dict[str, str], on_new_message: OnNewMessage
    ) -> VoiceResponse:
        """Return what Twilio does next."""
        call_id = form.get("CallSid", "")
        if not _CALL_SID.fullmatch(call_id):
            raise RequestRefusedError("call_id", field="CallSid")
        if form.get("CallStatus") in _OVER:
            await self._over(call_id)
            return VoiceResponse()
        if not await self._is_known(call_id):
            greeting = await self._desk.start(_start_of(call_id, form))
            if not {"SpeechResult", "Digits"} & form.keys():
                return self._twiml(greeting, form)
        unknown = None if self._settings.twilio_auth_token else self._settings
        bot = bot_of(request, on_new_message, unknown)
        said = self._desk.turn(call_id, _turn_of(request, form), bot)
        return self._twiml(await whole(said), form)

    async def _is_known(self, call_id: str) -> bool:
        try:
            await self._desk.view(call_id)
        except RequestRefusedError:
            return False
        return True

    async def _over(self, call_id: str) -> None:
        """Close a call that Twilio says is over; one that never began needs no closing."""
        try:
            await self._desk.end(call_id, EndReason.HANGUP)
        except RequestRefusedError:
            return

    def _twiml(self, reply: dict[str, Any], form: dict[str, str]) -> VoiceResponse:
        """Return a reply as TwiML: said while listening, then a person, the end, or the next turn."""
        response = VoiceResponse()
        if sms := reply.get("sms"):
            response.sms(sms["text"], to=form.get("From"), from_=form.get("To"))
        if transfer := reply.get("transfer"):
            self._say(response, reply)
            response.dial(transfer["number"])
        elif reply.get("end"):
            self._say(response, reply)
            response.hangup()
        else:
            gather = self._gather()
            self._say(gather, reply)
            response.append(gather)
        return response

    def _gather(self) -> Gather:
        """Return what listens for speech and one key; silence comes back as well."""
        return Gather(
            input="speech dtmf",
            action=f"/webhooks/{self.name()}/webhook",
            method="POST",
            language=LANGUAGE,
            num_digits=1,
            action_on_empty_result=True,
            speech_timeout=self.speech_timeout,
            speech_model=self.speech_model,
            enhanced=self.enhanced,
        )

    def _say(self, verb: Any, reply: dict[str, Any]) -> None:
        """Say the sentences one by one, a second apart when the caller wants it slow."""
        slow = f'rate="{Rate.SLOW.value}"' in reply["ssml"]
        for place, sentence in enumerate(sentences_of(reply["speech"])):
            if place and slow:
                verb.pause(length=1)
            verb.say(sentence, voice=self.assistant_voice, language=LANGUAGE)


def _start_of(call_id: str, form: dict[str, str]) -> StartRequest:
    return StartRequest(call_id=call_id, caller=form.get("From", "")[:64], language=LANGUAGE)


def _turn_of(request: Request, form: dict[str, str]) -> TurnRequest:
    """Return the turn in a form; an empty one is silence."""
    token = request.headers.get(_TOKEN, "")
    turn_id = token if token.isascii() and token.isprintable() and 0 < len(token) <= 128 else uuid.uuid4().hex
    if (digits := form.get("Digits", "")) and _DIGITS.fullmatch(digits):
        return TurnRequest(turn_id=turn_id, event=Event.DTMF, digits=digits)
    transcript = form.get("SpeechResult", "")[:_LONGEST_TRANSCRIPT]
    if not transcript.strip():
        return TurnRequest(turn_id=turn_id, event=Event.SILENCE)
    given = form.get("Confidence", "")
    confidence = min(float(given), 1.0) if _CONFIDENCE.fullmatch(given) else None
    return TurnRequest(turn_id=turn_id, transcript=transcript, confidence=confidence)


def _refused(refused: RequestRefusedError) -> HTTPResponse:
    return json_answer({"error": str(refused)}, refused.status)
