"""What nobody caught goes to the log like everything else: of the main thread, of others, of destructors."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

logger = logging.getLogger("ouwen.uncaught")


def log_uncaught() -> None:
    """Have exceptions that end a thread or the process logged instead of printed."""
    sys.excepthook = _of_main_thread
    threading.excepthook = _of_thread
    sys.unraisablehook = _of_destructor


def _of_main_thread(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logger.critical("The process ends by an exception.", exc_info=(kind, error, trace))


def _of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is None or issubclass(ended.exc_type, SystemExit):
        return
    name = ended.thread.name if ended.thread else "?"
    logger.error(
        "Thread %s ends by an exception.",
        name,
        exc_info=(ended.exc_type, ended.exc_value, ended.exc_traceback),
    )


def _of_destructor(ended: sys.UnraisableHookArgs) -> None:
    if ended.exc_value is None:
        return
    told = (ended.exc_type, ended.exc_value, ended.exc_traceback)
    logger.error("%s", ended.err_msg or "An exception was ignored.", exc_info=told)
