"""Turns and calls as JSON: what was heard (masked), the reply, how a call stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.channels.hotline.replies import Draft, Suggestion
from bot.channels.hotline.requests import TurnRequest
from bot.channels.hotline.state import Rate, restored
from bot.channels.hotline.voice import ssml
from bot.masking import masked
from bot.store.calls import CallRow, CallTurn


def heard_of(request: TurnRequest) -> dict[str, Any]:
    """Return what was heard in a turn; of several keys only how many there were."""
    heard: dict[str, Any] = {"event": request.event.value}
    if request.transcript is not None:
        heard["transcript"] = masked(request.transcript)
    if request.confidence is not None:
        heard["confidence"] = request.confidence
    if request.alternatives:
        heard["alternatives"] = [
            {"transcript": masked(one.transcript), "confidence": one.confidence}
            for one in request.alternatives
        ]
    if request.digits is not None:
        heard["digits"] = request.digits if len(request.digits) == 1 else "*" * len(request.digits)
    return heard


def reply_of(draft: Draft, rate: Rate) -> dict[str, Any]:
    """Return a reply without its call and turn: what is said, shown, and done by the platform."""
    speech = draft.speech + draft.hint
    reply: dict[str, Any] = {
        "speech": speech,
        "ssml": ssml(speech, rate),
        "display": draft.display or speech,
        "suggestions": [] if draft.end else [_suggestion(one) for one in draft.suggestions],
        "custom": draft.custom,
    }
    if draft.transfer:
        reply["transfer"] = asdict(draft.transfer)
    if draft.sms:
        reply["sms"] = asdict(draft.sms)
    if draft.end:
        reply["end"] = True
    return reply


def particulars_of(row: CallRow) -> dict[str, Any]:
    """Return whose call it is and when it began, went on and ended."""
    return {
        "call_id": row.call_id,
        "channel": row.channel,
        "caller": row.caller,
        "started_at": row.started.isoformat(),
        "last_turn_at": row.at.isoformat(),
        "ended_at": row.ended.isoformat() if row.ended else None,
        "end_reason": row.end_reason,
    }


def view_of(row: CallRow, turns: Sequence[CallTurn]) -> dict[str, Any]:
    """Return how a call stands, with its turns."""
    state = restored(row.state)
    return {
        **particulars_of(row),
        "status": "ended" if row.ended else "live",
        "rate": state.rate.value,
        "waiting_for": "confirmation" if state.doubted else "question",
        "turns": [
            {
                "turn_id": turn.reply.get("turn_id"),
                "at": turn.at.isoformat(),
                "heard": turn.heard,
                "speech": turn.reply.get("speech"),
            }
            for turn in turns
        ],
    }


def _suggestion(one: Suggestion) -> dict[str, str]:
    return {"say": one.say, "dtmf": one.dtmf} if one.dtmf else {"say": one.say}
