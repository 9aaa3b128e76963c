"""Keeps libraries silent and offline; `silence` comes before the first import of rasa."""

from __future__ import annotations

import logging
import os
import sys

from bot.private_logs import mask_logs, masked_line

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
}


def silence(level: int = logging.ERROR) -> None:
    """Switch telemetry off and send logs of `level` and above, library warnings too, to stderr.

    No log of this process holds a number that names a person.
    """
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)
    logging.basicConfig(
        handlers=[handler], level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    mask_logs()
    logging.captureWarnings(capture=True)
    # jieba sets its level and a handler of its own when it is imported; a filter outlives that.
    logging.getLogger("jieba").addFilter(lambda record: record.levelno >= logging.WARNING)
    _silence_structlog(level)


def _silence_structlog(level: int) -> None:
    """Send the structured logs of Rasa to stderr too: by default they go to stdout."""
    import structlog

    # no values of local variables in a traceback: they hold what residents said
    renderer = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.StackInfoRenderer(),
            structlog.dev.set_exc_info,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            renderer,
            masked_line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
