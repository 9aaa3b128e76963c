"""The context pack: what a person needs to know of a call that is handed over."""

from __future__ import annotations

from typing import Any

from bot.channels.hotline.state import CallState, Exchange
from bot.channels.hotline.words import say

# The reason of a transfer for somebody's safety; the last exchange says what it is about.
DANGER = "danger"


def context_of(state: CallState, reason: str) -> dict[str, Any]:
    """Return what was asked, found and said in order, and all of it in a few sentences."""
    return {
        "asked": [exchange.asked for exchange in state.exchanges],
        "found": [_found(exchange) for exchange in state.exchanges if exchange.found],
        "said": [exchange.said for exchange in state.exchanges],
        "summary": summary_of(state, reason),
    }


def summary_of(state: CallState, reason: str) -> str:
    """Return the call in a few sentences, the reason of the transfer last."""
    lines = [_line(exchange) for exchange in state.exchanges] or [say("summary_nothing")]
    if reason == DANGER:
        lines[-1] = say("summary_danger", asked=state.exchanges[-1].asked)
    return "".join([*lines, say("summary_reason", reason=say(f"reason_{reason}"))])


def _line(exchange: Exchange) -> str:
    asked = exchange.asked.strip("？?。！! ")
    if not exchange.found:
        return say("summary_not_found", asked=asked)
    source = say("summary_source", source=exchange.source) if exchange.source else ""
    return say("summary_found", asked=asked, found=exchange.found.rstrip("。"), source=source)


def _found(exchange: Exchange) -> str:
    source = say("summary_source", source=exchange.source) if exchange.source else ""
    return exchange.found.rstrip("。") + source
