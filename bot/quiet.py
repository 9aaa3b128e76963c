"""Keeps libraries silent and offline; `silence` comes before the first import of rasa."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import MutableMapping
from typing import Any

from bot.logs.lines import JsonLines, TextLines
from bot.logs.private import mask_logs, masked_line
from bot.logs.uncaught import log_uncaught
from bot.metrics.logged_errors import count_errors, count_structured

DEFAULTS = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "LOG_LEVEL": "ERROR",  # Rasa then draws no progress bars of its own
    # A message multiplies vectors of some hundred numbers: threads for that cost more, by waiting for one
    # another, than they do. Where a process has large matrices to itself, the operator sets more.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYPINYIN_NO_DICT_COPY": "1",  # nobody loads readings of their own into it
}
# Ours tell in JSON what they do, libraries what goes wrong.
OURS = ("bot", "actions", "knowledge", "ouwen")
# \x1b[93m/…/slot_mappings.py:224: UserWarning: Slot auto-fill has been removed\x1b[0m
COLOUR = re.compile(r"\x1b\[[0-9;]{0,16}m")


def silence(level: int = logging.ERROR, *, as_json: bool | None = None) -> None:
    """Switch telemetry off and send logs of `level` and above, library warnings too, to stderr.

    No log of this process holds a number that names a person. With OUWEN_LOG_FORMAT=json, or `as_json`,
    each line is a JSON object, warnings count as well, and our own packages say what they do.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    handler = logging.StreamHandler(sys.stderr)
    mask_logs()
    logging.captureWarnings(capture=True)
    if asks_for_json() if as_json is None else as_json:
        _write_json(handler, min(level, logging.WARNING))
    else:
        _write_text(handler, level)
    count_errors()


def asks_for_json() -> bool:
    """Tell whether OUWEN_LOG_FORMAT asks for JSON; what it may be is checked where the settings are read."""
    return os.environ.get("OUWEN_LOG_FORMAT") == "json"


def writes_json() -> bool:
    """Tell whether what is logged goes to stderr as JSON now."""
    return any(isinstance(handler.formatter, JsonLines) for handler in logging.getLogger().handlers)


def _write_text(handler: logging.Handler, level: int) -> None:
    handler.setLevel(level)
    handler.setFormatter(TextLines())
    logging.basicConfig(handlers=[handler], level=level)
    # jieba sets its level and a handler of its own when it is imported; a filter outlives that.
    logging.getLogger("jieba").addFilter(lambda record: record.levelno >= logging.WARNING)
    _silence_structlog(level)


def _write_json(handler: logging.Handler, level: int) -> None:
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(min(level, logging.INFO))
    logging.getLogger("jieba").addFilter(_handed_on)
    logging.getLogger("py.warnings").addFilter(_is_news)
    log_uncaught()
    _structlog_as_json(level)


def _is_news(record: logging.LogRecord) -> bool:
    """Tell whether a warning is for whoever runs the bot: what libraries will change one day is not.

    Rasa colours its warnings for a terminal; a log gets them plain.
    """
    record.msg = COLOUR.sub("", str(record.msg)).rstrip()
    return "DeprecationWarning: " not in str(record.msg)


def _handed_on(record: logging.LogRecord) -> bool:
    """Hand warnings of jieba to our handlers and keep everything from its own, which writes text."""
    if record.levelno >= logging.WARNING:
        logging.getLogger().handle(record)
    return False


def _silence_structlog(level: int) -> None:
    """Send the structured logs of Rasa to stderr too: by default they go to stdout."""
    import structlog

    # no values of local variables in a traceback: they hold what residents said
    renderer = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            count_structured,
            structlog.processors.StackInfoRenderer(),
            structlog.dev.set_exc_info,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            renderer,
            masked_line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _structlog_as_json(level: int) -> None:
    """Hand the structured logs of Rasa to `logging`, which writes and counts them like all others."""
    import structlog

    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, structlog.dev.set_exc_info, _as_record],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def _as_record(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> tuple[tuple[str], dict[str, Any]]:
    """Return what a logger of `logging` is called with: the event and its values in one message."""
    exception = event.pop("exc_info", None)
    told = [str(event.pop("event", "")), *(f"{name}={value!r}" for name, value in event.items())]
    return (" ".join(told),), {"exc_info": exception} if exception else {}
