"""The context pack: what a person needs to know of a call that is handed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.channels.hotline.state import CallState, Exchange
from bot.wording import sentences

# The reason of a transfer for somebody's safety; the last exchange says what it is about.
DANGER = "danger"
_WORDING = Path(__file__).with_name("wording.yml")


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
    words = sentences(_WORDING)
    lines = [_line(exchange) for exchange in state.exchanges] or [words["summary_nothing"]]
    if reason == DANGER:
        lines[-1] = words["summary_danger"].format(asked=state.exchanges[-1].asked)
    return "".join([*lines, words["summary_reason"].format(reason=words[f"reason_{reason}"])])


def _line(exchange: Exchange) -> str:
    words = sentences(_WORDING)
    asked = exchange.asked.strip("？?。！! ")
    if not exchange.found:
        return words["summary_not_found"].format(asked=asked)
    source = words["summary_source"].format(source=exchange.source) if exchange.source else ""
    return words["summary_found"].format(asked=asked, found=exchange.found.rstrip("。"), source=source)


def _found(exchange: Exchange) -> str:
    source = sentences(_WORDING)["summary_source"].format(source=exchange.source) if exchange.source else ""
    return exchange.found.rstrip("。") + source
