"""What a telephone platform sends, read from JSON: each field with its form, each refusal with its field."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from bot.channels.characters import whole_characters
from bot.errors import BotError
from bot.wire import json_object
from bot.wording import sentences

CALL_ID = r"\A[A-Za-z0-9._:@+\-]{1,128}\Z"
_NAME = r"\A[ -~]{1,128}\Z"
_KEYS = r"\A[0-9A-D*#]{1,32}\Z"
_WORDING = Path(__file__).with_name("refusals.yml")
# Expected `float` <= 1.0 - at `$.alternatives[0].confidence`; Object missing required field `turn_id`
_FIELD = re.compile(r"at `\$(?:\.(?P<outer>\w+))?[^`]*?(?:\.(?P<inner>\w+))?`$")
_MISSING = re.compile(r"missing required field `(?P<name>\w+)`")

Identifier = Annotated[str, Meta(pattern=CALL_ID)]
Name = Annotated[str, Meta(pattern=_NAME)]
Heard = Annotated[str, Meta(max_length=2000)]
Confidence = Annotated[float, Meta(ge=0, le=1)]


class Event(enum.Enum):
    """What happened on the line; the closed list of kinds of turns."""

    SPEECH = "speech"
    DTMF = "dtmf"
    SILENCE = "silence"
    NO_MATCH = "no_match"
    BARGE_IN = "barge_in"


class EndReason(enum.Enum):
    """Why a call is over; `TIMEOUT` and `GOODBYE` are the bot's own."""

    HANGUP = "hangup"
    COMPLETED = "completed"
    TRANSFERRED = "transferred"
    FAILED = "failed"
    GOODBYE = "goodbye"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another reading of what was said, with the confidence of the recogniser (0 to 1)."""

    transcript: Annotated[str, Meta(min_length=1, max_length=2000)]
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRequest:
    """A call that begins; the number of the `caller` is masked before anything else."""

    call_id: Identifier | None = None
    caller: Annotated[str, Meta(max_length=64)] | None = None
    language: Annotated[str, Meta(max_length=35)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRequest:
    """One turn of a call; the same `turn_id` again is the same turn.

    `confidence` runs from 0 to 1, None where the platform gives none; `digits` are the keys pressed.
    """

    turn_id: Name
    event: Event = Event.SPEECH
    transcript: Heard | None = None
    confidence: Confidence | None = None
    alternatives: Annotated[list[Alternative], Meta(max_length=10)] | None = None
    digits: Annotated[str, Meta(pattern=_KEYS)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRequest:
    """A call that is over."""

    reason: EndReason = EndReason.HANGUP


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRequest:
    """A message in the shape of Rasa's REST channel; `message_id` makes it one turn, sent twice or not."""

    sender: Annotated[str, Meta(min_length=1, max_length=128)]
    message: Heard
    message_id: Name | None = None


Request = TypeVar("Request", StartRequest, TurnRequest, EndRequest, MessageRequest)


class RequestRefusedError(BotError):
    """A request that cannot be served; `status` is the HTTP status, `field` what is wrong, if one is."""

    def __init__(self, reason: str, *, status: int = 400, field: str | None = None) -> None:
        """Refuse with the sentence `reason` of refusals.yml."""
        super().__init__(sentences(_WORDING)[reason])
        self.status = status
        self.field = field


def read(kind: type[Request], body: bytes) -> Request:
    """Return the request of `kind` in a JSON body; an empty body stands for `{}`.

    Raises:
        RequestRefusedError: The body is no JSON object, or a field has another form than the expected one.
    """
    content = json_object(body or b"{}")
    if content is None:
        raise RequestRefusedError("not_json")
    try:
        request = msgspec.convert(_whole(content), kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _refusal(str(error)) from None
    if isinstance(request, TurnRequest):
        _check_content(request)
    return request


def _check_content(request: TurnRequest) -> None:
    """Refuse a turn without what its event is about."""
    if request.event is Event.SPEECH and request.transcript is None:
        raise RequestRefusedError("transcript", field="transcript")
    if request.event is Event.DTMF and request.digits is None:
        raise RequestRefusedError("digits", field="digits")


def _refusal(error: str) -> RequestRefusedError:
    """Return the refusal that names the field of a message of msgspec."""
    missing, found = _MISSING.search(error), _FIELD.search(error)
    parts = [missing["name"]] if missing else [part for part in found.groups() if part] if found else []
    field = ".".join([found["outer"], *parts]) if missing and found and found["outer"] else ".".join(parts)
    known = sentences(_WORDING)
    reason = next((name for name in (field, *reversed(parts)) if name in known), "not_json")
    return RequestRefusedError(reason, field=field or None)


def _whole(value: Any) -> Any:
    """Return a JSON value without half surrogates in its texts."""
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, list):
        return [_whole(part) for part in value]
    if isinstance(value, dict):
        return {whole_characters(name): _whole(part) for name, part in value.items()}
    return value
