"""One line a turn: how it was answered and where its time went, without a word of what was said."""

from __future__ import annotations

import logging

from bot.logs.lines import FIELDS
from bot.metrics.turn_clock import spent
from bot.store.turns import Turn

logger = logging.getLogger("bot.turn")


def log_turn(turn: Turn) -> None:
    """Write the line of a turn that is over, where INFO is logged."""
    if not logger.isEnabledFor(logging.INFO):
        return
    stages = {name: round(seconds * 1000, 3) for name, seconds in spent().items()}
    told = {
        "status": turn.status,
        "topic": turn.topic,
        "latency_ms": turn.latency_ms,
        "stages_ms": stages,
        "replies": len(turn.replies),
    }
    logger.info("turn done", extra={FIELDS: told})
