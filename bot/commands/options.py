"""What several commands share: the options, the consoles and JSON on stdout."""

from __future__ import annotations

import json
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.settings import Settings

Json = Annotated[bool, typer.Option("--json", help="在标准输出上写 JSON。")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=64,
        help="用本机 N 个进程同时读公报；不写时用 OUWEN_DASK_SCHEDULER 的机器，都没有就逐期读。",
    ),
]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="以哪一天为今天，如 2026-11-21。")]


def console() -> Console:
    """Return the console of stdout: answers and tables."""
    return Console(highlight=False, emoji=False)


def notes() -> Console:
    """Return the console of stderr: progress and remarks; where logs are JSON they are records."""
    from bot.logs.console import log_console
    from bot.quiet import writes_json

    if writes_json():
        return log_console()
    return Console(stderr=True, highlight=False, emoji=False)


def waiting(text: str) -> AbstractContextManager[object]:
    """Return a context that shows a spinner on stderr where a person looks."""
    shown = notes()
    return shown.status(text) if shown.is_terminal else nullcontext()


def settings_on(
    today: str | None = None, port: int | None = None, host: str | None = None, workers: int | None = None
) -> Settings:
    """Return the settings with the options over the environment, and the environment set alike.

    The actions read the same OUWEN_* variables.
    """
    given = {
        "OUWEN_TODAY": today,
        "OUWEN_PORT": None if port is None else str(port),
        "OUWEN_HOST": host,
        "OUWEN_WORKERS": None if workers is None else str(workers),
    }
    os.environ.update({name: value for name, value in given.items() if value is not None})
    return Settings.from_environment()


def write_json(content: Any) -> None:
    """Write one JSON value to stdout."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()
